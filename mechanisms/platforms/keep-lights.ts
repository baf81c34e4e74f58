import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { appendEvent } from '@yanzhen/procedures/records/offers.ts';
import { lightOf } from './task-light.ts';
import * as yearly from './yearly-store.ts';

/** Tasks looked at in one job. */
const part = 500;

/** Turns the lights of tasks by the calendar: what fell behind stands in the platform's trail with its owner. */
export async function keepLights(
  turn: Turn,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const after = typeof payload['after'] === 'string' ? payload['after'] : null;
  const tasks = await yearly.listOpenTasks(turn, after, part);
  for (const task of tasks) {
    const light = lightOf(task, turn.today);
    if (light === task.light) continue;
    await yearly.changeTask(turn, task, { light });
    if (light !== 'red') continue;
    const reason = `${task.says} · ${task.owner}`;
    const subject = { type: 'platform', id: task.platformId };
    await appendEvent(turn, subject, { feature: 'platforms', move: 'fell-behind', reason });
  }
  const last = tasks.at(-1);
  if (tasks.length === part && last) {
    await turn.enqueue(
      'platforms.keep-lights',
      { after: last.id },
      `platforms.keep-lights.${last.id}`,
    );
  }
}
