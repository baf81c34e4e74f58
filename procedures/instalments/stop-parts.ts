import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveApplication, type Application } from '../applications/offers.ts';
import { releaseReservation } from '../payments/offers.ts';
import { faults } from './contract.ts';
import { endChecks } from './store.ts';

/**
 * Stops what is still to be paid of a case: its reservations go back to the budget, its open checks end, and the
 * person is told the reason.
 *
 * @throws Fault `instalments.under-way` while a part is in a batch.
 */
export async function stopParts(
  turn: Turn,
  application: Application,
  reason: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { id, state, applicantPersonId, reference } = application;
  if (!['in-service', 'payable', 'returned'].includes(state)) throw fault(faults.underWay);
  await endChecks(turn, id, reason);
  await releaseReservation(turn, id, reason);
  await moveApplication(turn, application, 'stop-instalments', { reason, detail });
  await turn.send({
    personId: applicantPersonId,
    template: 'instalments.stopped',
    values: { reference: reference ?? '', reason },
    subject: { type: 'application', id },
  });
}
