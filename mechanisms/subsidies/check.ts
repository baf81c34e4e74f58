import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { requireMove, standingOf } from '@yanzhen/procedures/applications/offers.ts';
import { moveOnContent, requireSameContent } from '@yanzhen/procedures/approvals/offers.ts';
import type * as contract from './contract.ts';
import { benefitOf, getStaffCase } from './own-case.ts';
import { requireUnchanged } from './require-yes.ts';
import { tellApplicant } from './tell.ts';

/** Officer two passes the case on to approval (复审). */
export async function check(
  turn: Turn,
  { params, body }: Input<typeof contract.check>,
): Promise<Output<typeof contract.check>> {
  const application = await getStaffCase(turn, params.applicationId);
  requireMove(turn, application, 'check');
  const published = await benefitOf(turn, application);
  await requireSameContent(turn, application);
  await requireUnchanged(turn, application, published);
  const moved = await moveOnContent(
    turn,
    application,
    'check',
    body.note ? { reason: body.note } : {},
  );
  await turn.record({
    act: 'subsidies.check',
    subject: { type: 'application', id: application.id },
  });
  await tellApplicant(turn, 'checked', moved, published);
  return { standing: standingOf(moved) };
}
