import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication, getApplications, mayOversee } from '../applications/offers.ts';
import { findAward, listAwardsOf, listInstalments, type Award } from '../payments/offers.ts';
import type * as contract from './contract.ts';
import type { Schedule } from './contract.ts';
import { mayGiveUp } from './may-give-up.ts';

/** What the person signed in was granted, newest first. */
export async function listMySchedules(
  turn: Turn,
): Promise<Output<typeof contract.listMySchedules>> {
  const awards = await listAwardsOf(turn, {
    personId: actorOf(turn).personId,
    organisationId: null,
  });
  return { rows: (await viewSchedules(turn, awards)).toReversed() };
}

/** The schedule of one case, for the offices that may see it. */
export async function showSchedule(
  turn: Turn,
  { params }: Input<typeof contract.showSchedule>,
): Promise<Output<typeof contract.showSchedule>> {
  const application = await getApplication(turn, params.applicationId);
  if (!mayOversee(application, actorOf(turn))) throw notFound();
  const award = await findAward(turn, application.id);
  return award ? ((await viewSchedules(turn, [award]))[0] ?? null) : null;
}

/** The schedule of a case that has one. */
export async function viewSchedule(turn: Turn, applicationId: string): Promise<Schedule> {
  const award = await findAward(turn, applicationId);
  const [schedule] = award ? await viewSchedules(turn, [award]) : [];
  if (!schedule) throw notFound();
  return schedule;
}

async function viewSchedules(turn: Turn, awards: readonly Award[]): Promise<Schedule[]> {
  const ids = awards.map(({ applicationId }) => applicationId);
  const cases = new Map((await getApplications(turn, ids)).map((each) => [each.id, each]));
  const parts = await listInstalments(turn, ids);
  return awards.map(({ applicationId, benefitId, grantedOn, totalFen, openingActId }) => {
    const state = cases.get(applicationId)?.state;
    const own = parts.filter((part) => part.applicationId === applicationId);
    const paid = own.filter((part) => part.state === 'paid');
    const paidFen = paid.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      applicationId,
      reference: cases.get(applicationId)?.reference ?? null,
      benefitId,
      grantedOn,
      totalFen,
      paidFen,
      imported: openingActId !== null,
      mayGiveUp: mayGiveUp(state, own, paidFen) === 'yes',
      parts: own.map((part) => ({
        number: part.number,
        name: part.name,
        amountFen: part.amountFen,
        dueOn: part.dueOn,
        checkedAgain: part.recheck !== null,
        // The first part needs no check: it can be paid once its case is in finance's queue.
        state: part.state === 'checked' && state === 'payable' ? 'payable' : part.state,
        reason: part.reason,
      })),
    };
  });
}
