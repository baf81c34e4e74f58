import { fault, notFound, type Fault } from '@yanzhen/server/routes/fault.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole, holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import * as contract from './contract.ts';
import type { SecondLookTask } from './contract.ts';
import * as store from './task-store.ts';

const { faults } = contract;

/** Roles that look again; who runs the rounds, leads or audits sees every task. */
export const lookingRoles = ['county-officer', 'city-checker', 'approver'] as const;
export const overseeingRoles = ['second-look-officer', 'leader', 'auditor'] as const;

/** Second looks that the reader may take, has taken, or that are done. */
export async function listTasks(
  turn: Turn,
  { query }: Input<typeof contract.listTasks>,
): Promise<Output<typeof contract.listTasks>> {
  const { show, roundId, after, limit } = query;
  const { personId, counties } = actorOf(turn);
  const oversees = hasRole(turn.actor, ...overseeingRoles);
  const filter = { show, roundId, personId, counties, oversees };
  const rows = await store.listTasks(turn, filter, { after: readCursor(after), limit: limit + 1 });
  const shown = rows.map((row) => viewTask(turn, row));
  const counted = await store.countTasks(turn, filter);
  return pageOf(shown, limit, counted, (row) => [row.dueOn, row.id]);
}

/** Takes a second look upon oneself; also from a colleague who has not come to it. */
export async function takeTask(
  turn: Turn,
  { params }: Input<typeof contract.takeTask>,
): Promise<Output<typeof contract.takeTask>> {
  const task = await getOpenTask(turn, params.taskId);
  const { personId } = actorOf(turn);
  if (await store.hasActed(turn, task.applicationId, personId)) throw acted();
  if (!(await store.hasTaken(turn, task.id, personId))) {
    await store.appendTaking(turn, task, personId).catch((error: unknown) => {
      throw actedOf(error) ?? error;
    });
  }
  await turn.record({
    act: 'second-looks.take',
    subject: { type: 'second-look-task', id: task.id },
  });
  return showTask(turn, task.id);
}

/** Agrees or disagrees with the decision that was drawn. */
export async function recordResult(
  turn: Turn,
  { params, body }: Input<typeof contract.recordResult>,
): Promise<Output<typeof contract.recordResult>> {
  const task = await getOpenTask(turn, params.taskId);
  const { personId, name } = actorOf(turn);
  if (await store.hasActed(turn, task.applicationId, personId)) throw acted();
  if (!(await store.hasTaken(turn, task.id, personId))) throw fault(faults.notTaken);
  const { verdict, reason } = body;
  await store
    .appendResult(turn, task.id, { verdict, reason }, { personId, name })
    .catch((error: unknown) => {
      throw actedOf(error) ?? error;
    });
  await turn.record({
    act: 'second-looks.record-result',
    subject: { type: 'second-look-task', id: task.id },
    reason,
    detail: { verdict, applicationId: task.applicationId },
  });
  return showTask(turn, task.id);
}

/** @throws Fault `request.not-found` outside the actor's counties, `second-looks.done`. */
async function getOpenTask(turn: Turn, id: string): Promise<store.TaskRow> {
  await store.lockTask(turn, id);
  const task = await store.findTask(turn, id);
  if (!task || !holdsFor(actorOf(turn), lookingRoles, task.county)) throw notFound();
  if (task.verdict !== null) throw fault(faults.done);
  return task;
}

async function showTask(turn: Turn, id: string): Promise<SecondLookTask> {
  const row = await store.findTask(turn, id);
  if (!row) throw new Error('the task just written is not there');
  return viewTask(turn, row);
}

function viewTask(turn: Turn, row: store.TaskRow): SecondLookTask {
  const { takenByPerson, doneAt, ...shown } = row;
  return {
    ...shown,
    overdue: row.verdict === null && row.dueOn < turn.today,
    mine: takenByPerson === turn.actor?.personId,
    doneAt: doneAt?.toISOString() ?? null,
  };
}

function acted(): Fault {
  return fault(faults.acted, { status: 403 });
}

/** The fault for the database's own refusal of somebody who acted in the case. */
function actedOf(error: unknown): Fault | undefined {
  const { constraint } = (error ?? {}) as { constraint?: string };
  return constraint === 'second_look_other_person' ? acted() : undefined;
}
