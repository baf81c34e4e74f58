import { Fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  requireMove,
  requireNoOtherDuty,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { requireSameContent } from '@yanzhen/procedures/approvals/offers.ts';
import { getList } from './approve-list.ts';
import type * as contract from './contract.ts';
import type { bulkMoves } from './contract.ts';
import { problemOfFault, type LineProblem } from './line-problem.ts';
import { benefitOf } from './own-case.ts';
import { requireUnchanged } from './require-yes.ts';

type BulkMove = (typeof bulkMoves)[number];

/** Which cases would make the move now, and why the others would not. Nothing is kept or held. */
export async function previewMoves(
  turn: Turn,
  { body }: Input<typeof contract.previewMoves>,
): Promise<Output<typeof contract.previewMoves>> {
  const lines = [];
  for (const application of await getList(turn, body.applicationIds)) {
    const { id, reference, applicantName, amountFen, version } = application;
    const problem = await problemOf(turn, application, body.move);
    lines.push({ applicationId: id, reference, applicantName, amountFen, version, problem });
  }
  return { lines };
}

async function problemOf(
  turn: Turn,
  application: Application,
  move: BulkMove,
): Promise<LineProblem | null> {
  try {
    // The reason is asked for once, when the move is made.
    const { duty } = requireMove(turn, application, move, { reason: '—' });
    await requireNoOtherDuty(turn, application, duty);
    if (move === 'check') await requireSameContent(turn, application);
    if (move !== 'send-back') {
      await requireUnchanged(turn, application, await benefitOf(turn, application));
    }
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return problemOfFault(error);
  }
}
