import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { requireMove, standingOf } from '@yanzhen/procedures/applications/offers.ts';
import { moveOnContent } from '@yanzhen/procedures/approvals/offers.ts';
import type * as contract from './contract.ts';
import { benefitOf, getStaffCase } from './own-case.ts';
import { requireUnchanged } from './require-yes.ts';
import { tellApplicant } from './tell.ts';

/** Officer one proposes the case for approval (初审). */
export async function propose(
  turn: Turn,
  { params, body }: Input<typeof contract.propose>,
): Promise<Output<typeof contract.propose>> {
  const application = await getStaffCase(turn, params.applicationId);
  requireMove(turn, application, 'propose');
  const published = await benefitOf(turn, application);
  await requireUnchanged(turn, application, published);
  const moved = await moveOnContent(
    turn,
    application,
    'propose',
    body.note ? { reason: body.note } : {},
  );
  await turn.record({
    act: 'subsidies.propose',
    subject: { type: 'application', id: application.id },
  });
  await tellApplicant(turn, 'proposed', moved, published);
  return { standing: standingOf(moved) };
}
