import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { countTerm } from '../applications/offers.ts';
import { getTerms } from './city-terms.ts';
import * as contract from './contract.ts';
import { allSteps, findStep } from './declared.ts';
import { departmentOf } from './departments.ts';
import { moveTask } from './move-task.ts';
import * as store from './store.ts';
import { lockTask, saveTask } from './task-store.ts';
import { viewOwn } from './view.ts';

const { faults } = contract;

/** Steps of my cases that are over, newest first. */
export async function listMine(
  turn: Turn,
  { query }: Input<typeof contract.listMine>,
): Promise<Output<typeof contract.listMine>> {
  const steps: Output<typeof contract.listMine>['steps'] = [];
  for (const step of allSteps()) {
    const rows = await store.listStepRows(turn, step, concerned(turn), query.applicationId);
    for (const row of rows) {
      const rating = await store.findRatingOf(turn, step.id, row.id);
      steps.push({
        step: step.id,
        id: row.id,
        name: step.name,
        applicationId: row.caseId,
        reference: row.reference,
        benefitId: row.kind,
        at: row.at.toISOString(),
        rating: rating ? viewOwn(turn, rating) : null,
      });
    }
  }
  return { steps: steps.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 50) };
}

/**
 * The person, or the agent who acted for them, rates a step that is over: once, and for good. A bad rating opens a
 * task for the department, with everybody who served them kept out of it.
 */
export async function rateStep(
  turn: Turn,
  { body }: Input<typeof contract.rateStep>,
): Promise<Output<typeof contract.rateStep>> {
  const step = findStep(body.step);
  const row = step && (await store.findStepRow(turn, step, body.id, concerned(turn)));
  if (!step || !row) throw fault(faults.noStep, { status: 404 });
  requireReasons(body);
  const { kind: benefitId, county, role } = row;
  const id = turn.newId();
  const saved = await store.saveRating(turn, {
    ...(await head(turn, id, body)),
    step: step.id,
    stepName: step.name,
    occurrenceId: row.id,
    applicationId: row.caseId,
    raterPersonId: actorOf(turn).personId,
    department: await departmentOf(turn, role, county),
    role,
    benefitId,
    county,
  });
  if (!saved) throw fault(faults.once);
  if (body.grade <= contract.badFrom) await openTask(turn, id, row);
  await record(turn, 'ratings.rate', id, body.grade);
  return { rating: await ownRating(turn, id) };
}

/** Rates once more, after what was bad was put right and answered. */
export async function rateAgain(
  turn: Turn,
  { params, body }: Input<typeof contract.rateAgain>,
): Promise<Output<typeof contract.rateAgain>> {
  const first = await store.findRating(turn, params.ratingId);
  if (first?.raterPersonId !== actorOf(turn).personId) throw notFound();
  const task = first.taskId && (await lockTask(turn, first.taskId));
  if (!task || task.state !== 'replied') throw fault(faults.notAgain);
  requireReasons(body);
  const id = turn.newId();
  if (!(await store.saveSecond(turn, first.id, await head(turn, id, body)))) {
    throw fault(faults.notAgain);
  }
  await moveTask({ ...turn, actor: null }, task, 'rate-again', { settle: { due_on: null } });
  await record(turn, 'ratings.rate-again', first.id, body.grade);
  return { rating: await ownRating(turn, first.id) };
}

async function openTask(turn: Turn, ratingId: string, row: store.StepRow): Promise<void> {
  const { callBackWorkingDays } = await getTerms(turn);
  const { dueOn, counting } = countTerm(await workingDays(turn), turn.today, callBackWorkingDays);
  const { role, county, officerPersonIds } = row;
  await saveTask(turn, {
    id: turn.newId(),
    ratingId,
    department: await departmentOf(turn, role, county),
    role,
    county,
    dueOn,
    counting,
    ratedPersonIds: officerPersonIds,
  });
  await turn.send({
    personId: actorOf(turn).personId,
    template: 'ratings.received',
    values: { dueOn },
    subject: { type: 'rating', id: ratingId },
  });
}

/** What both ratings of a step have. */
async function head(
  turn: Turn,
  id: string,
  {
    grade,
    reasons,
    says,
  }: { grade: number; reasons: readonly string[]; says?: string | undefined },
) {
  const number = referenceNumber('PJ', turn.today, await turn.next(`rating/${turn.today}`));
  return { id, number, grade, reasons: [...new Set(reasons)], says: says ?? null };
}

function requireReasons({ grade, reasons }: { grade: number; reasons: readonly string[] }): void {
  const known = contract.reasonsFor(grade);
  if (reasons.every((each) => known.includes(each))) return;
  throw fault(faults.reasonUnknown, { status: 400, field: 'body.reasons' });
}

function concerned(turn: Turn): store.Concerned {
  const { personId, kind } = actorOf(turn);
  return { personId, agent: kind === 'agent' };
}

function record(turn: Turn, act: string, id: string, grade: number): Promise<void> {
  return turn.record({ act, subject: { type: 'rating', id }, detail: { grade } });
}

async function ownRating(turn: Turn, id: string): Promise<contract.OwnRating> {
  const row = await store.findRating(turn, id);
  if (!row) throw new Error('the rating just kept is not there');
  return viewOwn(turn, row);
}
