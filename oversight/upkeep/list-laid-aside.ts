import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { listLaidAsideJobs } from './store.ts';

/** Jobs of the city that failed to their last try, oldest first. */
export async function listLaidAside(turn: Turn): Promise<Output<typeof contract.listLaidAside>> {
  const rows = await listLaidAsideJobs(turn);
  return {
    rows: rows.map((row) => ({
      jobId: String(row.id),
      task: row.task,
      attempts: row.attempts,
      queuedAt: row.queued_at.toISOString(),
      failedAt: row.failed_at.toISOString(),
      why: row.why,
    })),
  };
}
