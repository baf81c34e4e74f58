import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { appendEvent, requireCurrent, requirePaper } from '@yanzhen/procedures/records/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { lightOf } from './task-light.ts';
import { viewDetail, viewTask } from './view.ts';
import * as yearly from './yearly-store.ts';

const feature = 'platforms';

/** The task list of a year. */
export function listTasks(
  turn: Turn,
  { query }: Input<typeof contract.listTasks>,
): Promise<Output<typeof contract.listTasks>> {
  return readPage(
    query,
    async (page) => (await yearly.listTasks(turn, query, page)).map((task) => viewTask(turn, task)),
    (most) => yearly.countTasks(turn, query, most),
  );
}

/** A keeper puts a task on the list of a year. */
export async function setTask(
  turn: Turn,
  { params, body }: Input<typeof contract.setTask>,
): Promise<Output<typeof contract.setTask>> {
  const row = requireCurrent(turn, await store.lockPlatform(turn, params.platformId), keepers);
  if (row.state === 'removed' || row.state === 'withdrawn') throw fault('records.wrong-state');
  if (Number(body.dueOn.slice(0, 4)) !== body.year) {
    throw fault(faults.dayOutsideYear, {
      status: 400,
      field: 'body.dueOn',
      values: { year: body.year },
    });
  }
  const light = lightOf({ ...body, done: 0 }, turn.today);
  if (!(await yearly.saveTask(turn, { ...body, platformId: row.id, light }))) {
    throw fault(faults.taskThere, { field: 'body.says', values: { year: body.year } });
  }
  await appendEvent(
    turn,
    { type: 'platform', id: row.id },
    { feature, move: 'set-task', reason: body.says },
  );
  return viewDetail(turn, row.id);
}

/** A keeper reports how much is done; the light follows at once. */
export async function reportTask(
  turn: Turn,
  { params, body }: Input<typeof contract.reportTask>,
): Promise<Output<typeof contract.reportTask>> {
  const task = await lockStanding(turn, params.taskId, body.version);
  const isMet = body.done >= task.target;
  const paperId =
    isMet || body.paperId !== null ? await requirePaper(turn, task.platformId, body.paperId) : null;
  const light = lightOf({ ...task, done: body.done }, turn.today);
  await yearly.changeTask(turn, task, { done: body.done, paper_id: paperId, light });
  await appendEvent(
    turn,
    { type: 'platform', id: task.platformId },
    {
      feature,
      move: 'report-task',
      reason: body.note,
      detail: { task: task.id, done: body.done, light },
    },
  );
  return viewDetail(turn, task.platformId);
}

/** A keeper drops a task. */
export async function dropTask(
  turn: Turn,
  { params, body }: Input<typeof contract.dropTask>,
): Promise<Output<typeof contract.dropTask>> {
  const task = await lockStanding(turn, params.taskId, body.version);
  await yearly.changeTask(turn, task, { dropped: true });
  await appendEvent(
    turn,
    { type: 'platform', id: task.platformId },
    { feature, move: 'drop-task', reason: body.reason, detail: { task: task.id } },
  );
  return viewDetail(turn, task.platformId);
}

async function lockStanding(turn: Turn, id: string, version: number): Promise<yearly.TaskRow> {
  const task = await yearly.lockTask(turn, id);
  if (!task) throw notFound();
  requireCurrent(turn, task, keepers, version);
  if (task.dropped) throw fault(faults.taskDropped);
  return task;
}
