import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveApplication, standingOf } from '@yanzhen/procedures/applications/offers.ts';
import type * as contract from './contract.ts';
import { benefitOf, getEmployment } from './own-case.ts';
import { tellApplicant } from './tell.ts';

/** The agent says that the employment is not as stated; the applicant gets the case back with why. */
export async function disputeEmployment(
  turn: Turn,
  { params, body }: Input<typeof contract.disputeEmployment>,
): Promise<Output<typeof contract.disputeEmployment>> {
  const application = await getEmployment(turn, params.applicationId);
  const published = await benefitOf(turn, application);
  const { reason } = body;
  const moved = await moveApplication(turn, application, 'dispute-employment', { reason });
  await turn.record({
    act: 'subsidies.dispute-employment',
    subject: { type: 'application', id: application.id },
    reason,
  });
  await tellApplicant(turn, 'employment-disputed', moved, published, { reason });
  return { standing: standingOf(moved) };
}
