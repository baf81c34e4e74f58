import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { countiesFor, hasRole, holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import * as contract from './contract.ts';
import type { RatingTask } from './contract.ts';
import { departmentNames } from './departments.ts';
import { getForAct, moveTask } from './move-task.ts';
import * as store from './task-store.ts';
import { viewRow, viewTask } from './view.ts';

const { faults } = contract;

/** Who sees every department's tasks. */
export const overseeingRoles = ['leader', 'auditor'] as const;

/** Bad ratings to follow up, soonest due first. Who was rated sees none of their own. */
export async function listTasks(
  turn: Turn,
  { query }: Input<typeof contract.listTasks>,
): Promise<Output<typeof contract.listTasks>> {
  const { show, after, limit } = query;
  const actor = actorOf(turn);
  const areas = hasRole(actor, ...overseeingRoles)
    ? null
    : new Map(actor.roles.map((role) => [role, countiesFor(actor, [role]) ?? []]));
  const filter = { show, areas, personId: actor.personId };
  const rows = await store.listTasks(turn, filter, { after: readCursor(after), limit: limit + 1 });
  const nameOf = await departmentNames(turn);
  const counted = await store.countTasks(turn, filter);
  const shown = rows.map((row) => viewRow(turn, row, nameOf));
  const keys = new Map(rows.map((row) => [row.id, row.dueOn ?? 'infinity']));
  return pageOf(shown, limit, counted, ({ id }) => [keys.get(id) ?? 'infinity', id]);
}

export async function showTask(
  turn: Turn,
  { params }: Input<typeof contract.showTask>,
): Promise<RatingTask> {
  const row = await store.findTask(turn, params.taskId);
  const actor = actorOf(turn);
  if (!row || (await store.wasRated(turn, row.id, actor.personId))) throw notFound();
  if (!sees(turn, row)) throw notFound();
  await turn.record({ act: 'ratings.view', subject: { type: 'rating-task', id: row.id } });
  return viewTask(turn, row, await departmentNames(turn));
}

/** Takes a task upon oneself; also from a colleague who has not come to it. */
export async function takeTask(
  turn: Turn,
  { params }: Input<typeof contract.takeTask>,
): Promise<RatingTask> {
  const row = await getForAct(turn, params.taskId);
  if (!sees(turn, row)) throw notFound();
  const { personId } = actorOf(turn);
  await store.saveHandler(turn, row.id, personId).catch((error: unknown) => {
    const { constraint } = (error ?? {}) as { constraint?: string };
    throw constraint === 'rating_other_person' ? fault(faults.rated, { status: 403 }) : error;
  });
  const moved = await moveTask(turn, row, 'take', { settle: { handled_by_person: personId } });
  return viewTask(turn, moved, await departmentNames(turn));
}

/** Name and telephone of who rated, for who took the task and calls back. */
export async function showContact(
  turn: Turn,
  { params, body }: Input<typeof contract.showContact>,
): Promise<Output<typeof contract.showContact>> {
  const row = await getForAct(turn, params.taskId);
  const took = row.handledByPerson === actorOf(turn).personId && row.state !== 'closed';
  if (!took) throw fault(faults.notTaken, { status: 403 });
  const rater = await store.findRater(turn, row.raterPersonId);
  if (!rater?.mobileSealed) throw fault(faults.noContact, { status: 404 });
  await turn.record({
    act: 'ratings.contact',
    subject: { type: 'rating-task', id: row.id },
    reason: body.reason,
  });
  const mobile = turn.secrets.open('person', 'mobile', row.raterPersonId, rater.mobileSealed);
  return { name: rater.name, mobile };
}

function sees(turn: Turn, { role, county }: store.TaskRow): boolean {
  const actor = actorOf(turn);
  return hasRole(actor, ...overseeingRoles) || holdsFor(actor, [role], county);
}
