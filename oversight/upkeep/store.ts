import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface LaidAside {
  readonly id: number;
  readonly task: string;
  readonly attempts: number;
  readonly queued_at: Date;
  readonly failed_at: Date;
  readonly why: string;
}

export function listLaidAsideJobs(turn: Turn): Promise<LaidAside[]> {
  return turn.rows<LaidAside>(sql`select * from yanzhen_jobs.laid_aside()`);
}

/** @returns whether the job was laid aside, in this city. */
export async function settleLaidAside(turn: Turn, jobId: string, again: boolean): Promise<boolean> {
  const row = await turn.row<{ settled: boolean }>(
    sql`select yanzhen_jobs.settle_laid_aside(${jobId}::bigint, ${again}) as settled`,
  );
  return row?.settled ?? false;
}
