import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type TaskMove } from './contract.ts';
import { findMove, mayMove } from './lifecycle.ts';
import {
  appendEvent,
  findTask,
  lockTask,
  wasRated,
  writeState,
  type TaskRow,
} from './task-store.ts';

/**
 * One task for an act on it, held until the turn ends.
 *
 * @throws Fault `request.not-found`; `ratings.rated` for who was rated.
 */
export async function getForAct(turn: Turn, id: string): Promise<TaskRow> {
  const row = await lockTask(turn, id);
  if (!row) throw notFound();
  if (await wasRated(turn, row.id, actorOf(turn).personId)) {
    throw fault(faults.rated, { status: 403 });
  }
  return row;
}

/** Makes one move of the table: checks state and actor, writes the event and the row. */
export async function moveTask(
  turn: Turn,
  row: TaskRow,
  moveId: TaskMove,
  options: { note?: string; settle?: Readonly<Record<string, unknown>> } = {},
): Promise<TaskRow> {
  const move = findMove(moveId, row.state);
  if (!move) throw fault(faults.wrongState);
  if (!mayMove(move, row, turn.actor)) {
    throw fault(move.by === 'taker' ? faults.notTaken : faults.wrongState);
  }
  const to = move.to === 'same' ? row.state : move.to;
  const { note, settle = {} } = options;
  const by = turn.actor?.personId ?? null;
  await appendEvent(turn, row.id, { number: row.version + 1, move: moveId, from: row.state, to, by, note }); // prettier-ignore
  if ((await writeState(turn, row, to, settle)) === 0) throw fault(faults.wrongState);
  await turn.record({
    act: `ratings.${moveId}`,
    subject: { type: 'rating-task', id: row.id },
    detail: { number: row.number },
  });
  const moved = await findTask(turn, row.id);
  if (!moved) throw new Error('the task just moved is not there');
  return moved;
}
