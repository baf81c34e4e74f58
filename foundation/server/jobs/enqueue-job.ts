import { sql } from 'kysely';
import type { Turn } from '../turn/turn.ts';

/**
 * Puts a job in graphile-worker's queue through the one function the application may call; the
 * queue's own tables are closed to it. The job exists only if the turn commits.
 *
 * @param runAt  Not before this moment; at once where left out.
 */
export async function enqueueJob(
  turn: Turn,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  jobKey?: string,
  runAt?: Date,
): Promise<void> {
  await turn.run(sql`
    select yanzhen_jobs.enqueue(${turn.city}, ${task}, ${JSON.stringify(payload)}::json,
      ${jobKey ? `${turn.city}/${jobKey}` : null}, ${runAt ?? null}::timestamptz)`);
}
