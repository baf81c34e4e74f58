import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { moveNames } from '../applications/contract.ts';
import { getApplication, isOwn, moveApplication } from '../applications/offers.ts';
import { findPaid, listInstalments, releaseReservation } from '../payments/offers.ts';
import * as contract from './contract.ts';
import { mayGiveUp } from './may-give-up.ts';
import { viewSchedule } from './show-schedules.ts';
import * as store from './store.ts';

const { faults } = contract;

/**
 * Who was granted the sum does without the parts still to come: their money goes back to its budget line,
 * what arrived stays.
 */
export async function giveUp(
  turn: Turn,
  { params, body }: Input<typeof contract.giveUp>,
): Promise<Output<typeof contract.giveUp>> {
  const application = await getApplication(turn, params.applicationId);
  if (!isOwn(application, actorOf(turn))) throw notFound();
  const { id, state, applicantPersonId } = application;
  const parts = await listInstalments(turn, [id]);
  const { paidFen = 0 } = (await findPaid(turn, id)) ?? {};
  const answer = mayGiveUp(state, parts, paidFen);
  if (answer !== 'yes') throw fault(faults[answer]);
  const reason = body.reason ?? moveNames['give-up-instalments'].zh;
  await store.endChecks(turn, id, reason);
  await releaseReservation(turn, id, reason);
  await moveApplication(turn, application, 'give-up-instalments', { reason });
  await turn.send({
    personId: applicantPersonId,
    template: 'instalments.given-up',
    values: { reference: application.reference ?? '' },
    subject: { type: 'application', id },
  });
  await turn.record({
    act: 'instalments.give-up',
    subject: { type: 'application', id },
    reason,
    detail: { paidFen },
  });
  return viewSchedule(turn, id);
}
