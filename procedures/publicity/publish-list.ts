import { maskName } from '@yanzhen/values/masking.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  countTerm,
  getApplications,
  moveApplication,
  type Application,
} from '../applications/offers.ts';
import { faults, type publishList as endpoint } from './contract.ts';
import { showStaffList } from './read-lists.ts';
import * as store from './store.ts';

/** Working days of a notice where a benefit says nothing. @source common practice for talent funds */
const usualWorkingDays = 5;

/**
 * Puts approved applications of one benefit on public notice (公示). Names are masked here, so that the
 * list holds nothing that the public may not see; the period begins on the day after.
 */
export async function publishList(
  turn: Turn,
  { body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const ids = [...new Set(body.applicationIds)].toSorted();
  const applications = await getApplications(turn, ids);
  requireApproved(body.benefitId, applications);
  const days = Math.max(...applications.map(publicityDays));
  const { dueOn: endsOn, counting } = countTerm(await workingDays(turn), turn.today, days);

  const id = turn.newId();
  const year = turn.today.slice(0, 4);
  const order = String(await turn.next(`publicity-list/${year}`)).padStart(3, '0');
  const number = `GS-${year}-${order}`;
  const { benefitId, showsAmounts, contact = null } = body;
  const by = actorOf(turn);
  await store.saveList(turn, { id, number, benefitId, showsAmounts, contact, workingDays: days, endsOn, counting, by }); // prettier-ignore
  for (const application of applications) {
    await moveApplication(turn, application, 'publish', { detail: { list: number, endsOn } });
    await turn.send({
      personId: application.applicantPersonId,
      template: 'publicity.published',
      values: { reference: application.reference ?? '', number, endsOn },
      subject: { type: 'application', id: application.id },
    });
  }
  // After the moves: of two lists at once with one case, the later one is told that the case went on.
  await store.saveLines(turn, id, await linesOf(turn, applications, showsAmounts));
  await turn.record({
    act: 'publicity.publish',
    subject: { type: 'publicity-list', id },
    detail: { number, lines: applications.length, endsOn },
  });
  return showStaffList(turn, { params: { listId: id } });
}

function requireApproved(benefitId: string, applications: readonly Application[]): void {
  const wrong = applications.filter(
    (each) => each.state !== 'approved' || each.benefitId !== benefitId,
  );
  const [first, ...others] = wrong.map((each) =>
    fault(faults.notApproved, { values: { reference: each.reference ?? each.id } }),
  );
  if (!first) return;
  const { values } = first;
  throw fault(faults.notApproved, {
    field: 'body.applicationIds',
    values,
    also: others.slice(0, 99),
  });
}

function publicityDays(application: Application): number {
  const term = application.terms.find((each) => each.stage === 'publicity');
  return term?.promisedWorkingDays ?? usualWorkingDays;
}

async function linesOf(
  turn: Turn,
  applications: readonly Application[],
  showsAmounts: boolean,
): Promise<Parameters<typeof store.saveLines>[2]> {
  const employers = await getOrganisations(
    turn,
    applications.flatMap((each) => each.organisationId ?? []),
  );
  const sorted = applications.toSorted((a, b) =>
    (a.reference ?? a.id) < (b.reference ?? b.id) ? -1 : 1,
  );
  return sorted.map((each, at) => ({
    id: turn.newId(),
    number: at + 1,
    applicationId: each.id,
    maskedName: maskName(each.applicantName),
    employer: employers.get(each.organisationId ?? '')?.name ?? null,
    county: each.county,
    amountFen: showsAmounts ? each.amountFen : null,
  }));
}
