import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveTask } from './move-task.ts';
import { listToClose, listToEscalate } from './task-store.ts';

/** Tasks of one turn; what is left is the next hour's. */
const batch = 200;

/** The job: what is overdue becomes the leader's as well, what was answered and not rated again is closed. */
export async function tendTasks(turn: Turn): Promise<void> {
  for (const row of await listToEscalate(turn, batch)) {
    await moveTask(turn, row, 'escalate', { settle: { escalated_at: turn.now } });
  }
  for (const row of await listToClose(turn, batch)) {
    await moveTask(turn, row, 'close', { settle: { due_on: null } });
  }
}
