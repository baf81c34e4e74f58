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
  if (!['in-service', 'payable', 'returned'].includes(application.state)) {
    throw fault(faults.underWay);
  }
  await endParts(turn, application, { move: 'stop-instalments', reason, detail });
}

/** Ends the parts still to come of a case, by whoever decides it: checks, money, the move, and the message. */
export async function endParts(
  turn: Turn,
  application: Application,
  by: {
    readonly move: 'stop-instalments' | 'give-up-instalments';
    readonly reason: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { id, applicantPersonId } = application;
  const { move, reason, detail = {} } = by;
  const reference = application.reference ?? '';
  await endChecks(turn, id, reason);
  await releaseReservation(turn, id, reason);
  await moveApplication(turn, application, move, { reason, detail });
  await turn.send({
    personId: applicantPersonId,
    ...(move === 'stop-instalments'
      ? { template: 'instalments.stopped', values: { reference, reason } }
      : { template: 'instalments.given-up', values: { reference } }),
    subject: { type: 'application', id },
  });
}
