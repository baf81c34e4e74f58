import { showFact, factLabel, getFactDictionary } from '@yanzhen/registers/policies/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  countTerm,
  getApplications,
  mayOversee,
  pauseClock,
  type Application,
} from '../applications/offers.ts';
import { checksOfCases, requireMayAsk, type CheckOfCase } from './case-checks.ts';
import { getCityChecks, type CityChecks } from './city-checks.ts';
import { faults, type askDepartments as endpoint } from './contract.ts';
import { departmentAddress } from './http/department-address.ts';
import { listSeats } from './seat-store.ts';
import { staffRoles } from './sight.ts';
import * as store from './store.ts';

/**
 * Asks the departments about one or many cases: one list, one question for each check and case. The
 * terms of the cases stand still from tomorrow on; departments with a server are asked by a job.
 */
export async function askDepartments(
  turn: Turn,
  { body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const applications = await getCases(turn, body.applicationIds);
  const city = await getCityChecks(turn);
  const questions = await questionsFor(turn, city, applications, body.checkIds);
  if (questions.length === 0) throw fault(faults.nothingToAsk, { field: 'body.applicationIds' });

  const { personId, name } = actorOf(turn);
  const year = turn.today.slice(0, 4);
  const order = String(await turn.next(`check-list/${year}`)).padStart(4, '0');
  const list = { id: turn.newId(), number: `LS-${year}-${order}`, by: { personId, name } };
  await store.saveList(turn, list, questions);
  await pauseTerms(turn, applications, questions);
  for (const { id, department } of questions) {
    if (departmentAddress(turn.city, department)) await turn.enqueue('checks.send', { questionId: id }, `checks/${id}`); // prettier-ignore
  }
  const departments = summaryOf(turn, city, questions);
  await tellDepartments(turn, city, list.number, questions);
  await turn.record({
    act: 'checks.ask',
    subject: { type: 'check-list', id: list.id },
    detail: { number: list.number, questions: questions.length },
  });
  return { number: list.number, asked: questions.length, departments };
}

/** The cases in one order for everybody, so that two lists never wait for each other. */
async function getCases(turn: Turn, ids: readonly string[]): Promise<Application[]> {
  const applications = await getApplications(turn, [...new Set(ids)].toSorted());
  const actor = actorOf(turn);
  if (!applications.every((each) => mayOversee(each, actor, staffRoles))) {
    throw notFound('body.applicationIds');
  }
  for (const application of applications) requireMayAsk(turn, application);
  return applications;
}

async function questionsFor(
  turn: Turn,
  city: CityChecks,
  applications: readonly Application[],
  only: readonly string[] | undefined,
): Promise<store.NewQuestion[]> {
  const byCase = await checksOfCases(turn, city, applications);
  const table = await workingDays(turn);
  const dictionary = await getFactDictionary(turn);
  const shown = ({ check, facts }: CheckOfCase): store.NewQuestion['shows'] =>
    check.shows.flatMap((id) => {
      const words = showFact(dictionary.facts.get(id), facts[id]?.value);
      return words ? [{ label: factLabel(dictionary, id), shown: words }] : [];
    });
  return applications.flatMap((application) =>
    (byCase.get(application.id) ?? [])
      .filter(({ check, view }) => view.state === 'none' && (only?.includes(check.id) ?? true))
      .map((each): store.NewQuestion => {
        const { check, stated } = each;
        const { department, asks, purpose, basis, fact, person } = check;
        return {
          id: turn.newId(),
          applicationId: application.id,
          applicantPersonId: application.applicantPersonId,
          county: application.county,
          checkId: check.id,
          department,
          asks,
          purpose,
          basis,
          fact,
          stated,
          person,
          shows: shown(each),
          ...countTerm(table, turn.today, check.workingDays),
        };
      }),
  );
}

/** The days until the answers are not the office's: each case stands still once a question. */
async function pauseTerms(
  turn: Turn,
  applications: readonly Application[],
  questions: readonly store.NewQuestion[],
): Promise<void> {
  for (const application of applications) {
    let paused = application;
    for (const { id, applicationId } of questions) {
      if (applicationId !== application.id) continue;
      paused = await pauseClock(turn, paused, { code: 'joint-check', ref: id });
    }
  }
}

function summaryOf(
  turn: Turn,
  city: CityChecks,
  questions: readonly store.NewQuestion[],
): Output<typeof endpoint>['departments'] {
  return [...new Set(questions.map((each) => each.department))].map((department) => {
    const own = questions.filter((each) => each.department === department);
    return {
      name: city.nameOf(department),
      asked: own.length,
      dueOn: own.map((each) => each.dueOn).toSorted()[0] ?? turn.today,
      automatic: departmentAddress(turn.city, department) !== undefined,
    };
  });
}

async function tellDepartments(
  turn: Turn,
  city: CityChecks,
  number: string,
  questions: readonly store.NewQuestion[],
): Promise<void> {
  for (const { department, personId } of await listSeats(turn)) {
    const own = questions.filter((each) => each.department === department);
    const [dueOn] = own.map((each) => each.dueOn).toSorted();
    if (!dueOn) continue;
    const { zh, en } = city.nameOf(department);
    await turn.send({
      personId,
      template: 'checks.asked',
      values: { number, count: own.length, dueOn, department: zh, departmentEn: en },
      subject: { type: 'check-list', id: number },
    });
  }
}
