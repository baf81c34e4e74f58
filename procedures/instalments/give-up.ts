import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { moveNames } from '../applications/contract.ts';
import { getApplication, isOwn } from '../applications/offers.ts';
import { findPaid, listInstalments } from '../payments/offers.ts';
import * as contract from './contract.ts';
import { mayGiveUp } from './may-give-up.ts';
import { viewSchedule } from './show-schedules.ts';
import { endParts } from './stop-parts.ts';

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
  const { id, state } = application;
  const parts = await listInstalments(turn, [id]);
  const { paidFen = 0 } = (await findPaid(turn, id)) ?? {};
  const answer = mayGiveUp(state, parts, paidFen);
  if (answer !== 'yes') throw fault(faults[answer]);
  const reason = body.reason ?? moveNames['give-up-instalments'].zh;
  await endParts(turn, application, { move: 'give-up-instalments', reason });
  await turn.record({
    act: 'instalments.give-up',
    subject: { type: 'application', id },
    reason,
    detail: { paidFen },
  });
  return viewSchedule(turn, id);
}
