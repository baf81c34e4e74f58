import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveApplication, standingOf } from '@yanzhen/procedures/applications/offers.ts';
import type * as contract from './contract.ts';
import { benefitOf, getStaffCase } from './own-case.ts';
import { tellApplicant } from './tell.ts';

/** A checker or approver sends the case back one step, with the reason. */
export async function sendBack(
  turn: Turn,
  { params, body }: Input<typeof contract.sendBack>,
): Promise<Output<typeof contract.sendBack>> {
  const application = await getStaffCase(turn, params.applicationId);
  const { reason } = body;
  const moved = await moveApplication(turn, application, 'send-back', { reason });
  await tellApplicant(turn, 'sent-back', moved, await benefitOf(turn, moved));
  await turn.record({
    act: 'subsidies.send-back',
    subject: { type: 'application', id: application.id },
    reason,
  });
  return { standing: standingOf(moved) };
}
