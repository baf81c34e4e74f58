import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { mayKeep, movesFrom, recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import { keepers, type PlatformDetail, type PlatformView, type TaskView } from './contract.ts';
import { moves } from './lifecycle.ts';
import * as store from './store.ts';
import { lightOf } from './task-light.ts';
import * as yearly from './yearly-store.ts';

export function viewPlatform({ movedBy: _mover, ...row }: store.PlatformRow): PlatformView {
  return row;
}

/** A task with the light of today, whatever the job has seen. */
export function viewTask(turn: Turn, { dropped: _dropped, ...task }: yearly.TaskRow): TaskView {
  return { ...task, light: lightOf(task, turn.today) };
}

/** One platform with all that hangs on it. @throws Fault `request.not-found`. */
export async function viewDetail(turn: Turn, id: string): Promise<PlatformDetail> {
  const row = await store.findPlatform(turn, id);
  if (!row) throw notFound();
  const tasks = await yearly.listTasksOf(turn, id);
  const scores = await yearly.listScores(turn, id);
  const keeps = mayKeep(turn.actor, keepers, row.county);
  const shown = tasks.map((task) => viewTask(turn, task));
  return {
    ...viewPlatform(row),
    behind: shown.filter(({ light }) => light === 'red').length,
    ...(await recordPartsOf(turn, id)),
    mayKeep: keeps,
    moves: keeps ? movesFrom(moves, row, turn.actor) : [],
    tasks: shown,
    scores: scores.map(({ platformId: _of, reportedByPerson, ...score }) => ({
      ...score,
      mayScore: keeps && score.score === null && reportedByPerson !== turn.actor?.personId,
    })),
  };
}
