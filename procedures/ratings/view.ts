import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { OwnRating, RatingTask, RatingTaskRow } from './contract.ts';
import { allowedMoves } from './lifecycle.ts';
import type { RatingRow } from './store.ts';
import { listEvents, type TaskRow } from './task-store.ts';

/** A rating as who gave it sees it. */
export function viewOwn(turn: Turn, row: RatingRow): OwnRating {
  const { id, number, grade, reasons, says, taskState, taskDueOn, taskCounting, reply } = row;
  return {
    id,
    number,
    grade,
    reasons: [...reasons],
    says,
    at: row.at.toISOString(),
    followUp: taskState && { state: taskState, dueOn: taskDueOn, counting: taskCounting, reply },
    second: secondOf(row),
    mayRateAgain:
      taskState === 'replied' &&
      row.secondGrade === null &&
      row.raterPersonId === turn.actor?.personId,
  };
}

type NameOf = (id: string) => Localized;

/** A line of the list of tasks: no name of who rated, and no case. */
export function viewRow(turn: Turn, row: TaskRow, nameOf: NameOf): RatingTaskRow {
  const { id, number, grade, state, stepName, benefitId, county, dueOn, escalated, handledBy } =
    row;
  const waits = state !== 'replied' && state !== 'closed';
  return {
    id, number, grade, state, stepName, benefitId, county, escalated, handledBy,
    department: nameOf(row.department),
    ratedAt: row.ratedAt.toISOString(),
    dueOn: waits ? dueOn : null,
    overdue: waits && dueOn !== null && dueOn < turn.today,
    mine: row.handledByPerson === turn.actor?.personId,
  }; // prettier-ignore
}

/** One task for who follows it up: the case is shown to who took it, and to who audits. */
export async function viewTask(turn: Turn, row: TaskRow, nameOf: NameOf): Promise<RatingTask> {
  const actor = actorOf(turn);
  const took = row.handledByPerson === actor.personId && row.state !== 'closed';
  const seesCase = took || hasRole(actor, 'auditor');
  const events = await listEvents(turn, row.id);
  return {
    ...viewRow(turn, row, nameOf),
    reasons: [...row.reasons],
    says: row.says,
    counting: row.counting,
    application: seesCase ? { id: row.applicationId, reference: row.reference } : null,
    second: secondOf(row),
    events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    moves: [...allowedMoves(row, actor)],
  };
}

function secondOf({ secondGrade, secondAt }: Pick<RatingRow, 'secondGrade' | 'secondAt'>) {
  return secondGrade === null || secondAt === null
    ? null
    : { grade: secondGrade, at: secondAt.toISOString() };
}
