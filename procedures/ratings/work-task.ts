import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { Input } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { countTerm } from '../applications/offers.ts';
import { getTerms } from './city-terms.ts';
import type * as contract from './contract.ts';
import type { RatingTask } from './contract.ts';
import { departmentNames } from './departments.ts';
import { getForAct, moveTask } from './move-task.ts';
import type { TaskRow } from './task-store.ts';
import { viewTask } from './view.ts';

/** Called back: from the day of the rating, the days to put it right begin. */
export async function callBack(
  turn: Turn,
  { params, body }: Input<typeof contract.callBack>,
): Promise<RatingTask> {
  const row = await getForAct(turn, params.taskId);
  const { replyWorkingDays } = await getTerms(turn);
  const { dueOn, counting } = countTerm(await workingDays(turn), row.ratedOn, replyWorkingDays);
  const settle = { due_on: dueOn, counting: JSON.stringify(counting) };
  return shown(turn, await moveTask(turn, row, 'call-back', { note: body.note, settle }));
}

/** What was found and put right; for the house. */
export async function handle(
  turn: Turn,
  { params, body }: Input<typeof contract.handle>,
): Promise<RatingTask> {
  const row = await getForAct(turn, params.taskId);
  return shown(turn, await moveTask(turn, row, 'handle', { note: body.note }));
}

/** The person is told what was done, and may rate once more within the same number of days. */
export async function reply(
  turn: Turn,
  { params, body }: Input<typeof contract.reply>,
): Promise<RatingTask> {
  const row = await getForAct(turn, params.taskId);
  const { replyWorkingDays } = await getTerms(turn);
  const { dueOn, counting } = countTerm(await workingDays(turn), turn.today, replyWorkingDays);
  const settle = { reply: body.note, due_on: dueOn, counting: JSON.stringify(counting) };
  const moved = await moveTask(turn, row, 'reply', { note: body.note, settle });
  await turn.send({
    personId: row.raterPersonId,
    template: 'ratings.replied',
    values: { number: row.number, reply: body.note, dueOn },
    subject: { type: 'rating', id: row.ratingId },
  });
  return shown(turn, moved);
}

async function shown(turn: Turn, row: TaskRow): Promise<RatingTask> {
  return viewTask(turn, row, await departmentNames(turn));
}
