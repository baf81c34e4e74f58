import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveApplication, standingOf } from '@yanzhen/procedures/applications/offers.ts';
import type * as contract from './contract.ts';
import { benefitOf, getStaffCase } from './own-case.ts';
import { tellApplicant } from './tell.ts';

/** An office refuses, with the reason and what the applicant can do. */
export async function refuse(
  turn: Turn,
  { params, body }: Input<typeof contract.refuse>,
): Promise<Output<typeof contract.refuse>> {
  const application = await getStaffCase(turn, params.applicationId);
  const published = await benefitOf(turn, application);
  const { reason, remedy } = body;
  const moved = await moveApplication(turn, application, 'refuse', { reason, detail: { remedy } });
  await turn.record({
    act: 'subsidies.refuse',
    subject: { type: 'application', id: application.id },
    reason,
  });
  await tellApplicant(turn, 'refused', moved, published, { reason, remedy });
  return { standing: standingOf(moved) };
}
