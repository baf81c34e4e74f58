import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { settleLaidAside } from './store.ts';

/** Tries a laid-aside job again, e.g. after its cause was mended. @throws Fault `upkeep.not-aside`. */
export function tryAgain(
  turn: Turn,
  input: Input<typeof contract.tryAgain>,
): Promise<Output<typeof contract.tryAgain>> {
  return settle(turn, input, true);
}

/** Gives a laid-aside job up. @throws Fault `upkeep.not-aside`. */
export function giveUp(
  turn: Turn,
  input: Input<typeof contract.giveUp>,
): Promise<Output<typeof contract.giveUp>> {
  return settle(turn, input, false);
}

async function settle(
  turn: Turn,
  { params, body }: Input<typeof contract.tryAgain>,
  again: boolean,
): Promise<Record<string, never>> {
  if (!(await settleLaidAside(turn, params.jobId, again))) throw fault(faults.notAside);
  await turn.record({
    act: again ? 'upkeep.try-again' : 'upkeep.give-up',
    subject: { type: 'job', id: params.jobId },
    reason: body.reason,
  });
  return {};
}
