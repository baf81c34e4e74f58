import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveNames } from '@yanzhen/procedures/applications/contract.ts';
import {
  moveApplication,
  requireMove,
  standingOf,
} from '@yanzhen/procedures/applications/offers.ts';
import { takeBack } from '@yanzhen/procedures/lapses/offers.ts';
import type * as contract from './contract.ts';
import { benefitOf, getOwnCase } from './own-case.ts';
import { tellApplicant } from './tell.ts';

/**
 * The applicant withdraws, until the payment is prepared: what was reserved goes back to the budget, and a
 * new application may follow.
 */
export async function withdraw(
  turn: Turn,
  { params, body }: Input<typeof contract.withdraw>,
): Promise<Output<typeof contract.withdraw>> {
  const application = await getOwnCase(turn, params.applicationId);
  const published = await benefitOf(turn, application);
  requireMove(turn, application, 'withdraw');
  await takeBack(turn, application.id, body.reason ?? moveNames.withdraw.zh);
  const moved = await moveApplication(
    turn,
    application,
    'withdraw',
    body.reason ? { reason: body.reason } : {},
  );
  await turn.record({
    act: 'subsidies.withdraw',
    subject: { type: 'application', id: application.id },
    ...(body.reason ? { reason: body.reason } : {}),
  });
  if (application.reference) await tellApplicant(turn, 'withdrawn', moved, published);
  return { standing: standingOf(moved) };
}
