import { sql } from 'kysely';
import type { Turn } from '../turn/turn.ts';

/** What an answer was computed of. */
export interface Computed {
  /** Tells the answer from every other of the city: what was asked, of which day, as known when. */
  readonly key: string;
  /** Tables with history that it was read of, and no others. */
  readonly tables: readonly string[];
  /** The moment as known at which it was asked. */
  readonly knownAt: Date;
}

interface Kept {
  readonly answer: unknown;
  /** The database server as it was started; after another start nothing is known to stand. */
  readonly server: string;
  readonly snapshot: string;
  readonly knownAt: Date;
  readonly since: number;
}

interface Standing {
  readonly server: string;
  readonly snapshot: string;
  readonly wrote: boolean;
  readonly stale: boolean;
}

const keptMost = 4_000;
/** Marks are forgotten after a day (`forgetMarks`); answers go well before. */
const keptMillis = 12 * 3_600_000;
const kept = new Map<string, Kept>();

/**
 * Computes an answer of tables with history, or gives the one computed before as long as it stands: no transaction has
 * written a version since, known by the moment asked for, that the answer has not counted. Exact, never out of date:
 * the database marks each write in the transaction of the write itself (`history_mark`).
 *
 * An answer stays in this process. Nothing is kept of a turn that has written: what it saw of its own may yet be undone.
 */
export async function keepAnswer<T>(
  turn: Turn,
  { key: asked, tables, knownAt }: Computed,
  compute: () => Promise<T>,
): Promise<T> {
  const key = `${turn.city} ${asked}`;
  const before = kept.get(key);
  const standing = await standingOf(turn, tables, knownAt, before);
  if (before && !standing.stale) {
    // The ones last asked for stay longest.
    kept.delete(key);
    kept.set(key, before);
    return before.answer as T;
  }
  kept.delete(key);
  const answer = await compute();
  if (standing.wrote) return answer;
  const { server, snapshot } = standing;
  kept.set(key, { answer, server, snapshot, knownAt, since: performance.now() });
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMost) break;
    kept.delete(oldest);
  }
  return answer;
}

/** The state of the database before anything is computed, and whether what was kept stands in it. */
async function standingOf(
  turn: Turn,
  tables: readonly string[],
  knownAt: Date,
  before: Kept | undefined,
): Promise<Standing> {
  const usable =
    before && knownAt >= before.knownAt && performance.now() - before.since < keptMillis;
  const marks = sql`select from history_mark where city = ${turn.city} and source = any(${[...tables]}::text[])
    and recorded_first <= ${knownAt} and marked_at >= pg_postmaster_start_time()`;
  const later = usable && knownAt > before.knownAt;
  const stale = usable
    ? sql`(${later ? sql`exists (${marks} and recorded_last > ${before.knownAt})` : sql`false`}
        or exists (${marks} and xid >= pg_snapshot_xmin(${before.snapshot}::pg_snapshot)::text::bigint
          and not pg_visible_in_snapshot(xid::text::xid8, ${before.snapshot}::pg_snapshot)))`
    : sql`true`;
  const row = await turn.row<Standing>(sql`
    select current_database() || ' ' || pg_postmaster_start_time() as server,
      pg_current_snapshot()::text as snapshot, pg_current_xact_id_if_assigned() is not null as wrote, ${stale} as stale`);
  if (!row) throw new Error('the database tells nothing of its state');
  return { ...row, stale: row.stale || row.server !== before?.server };
}

/** Forgets marks older than any answer is kept. For an hourly job; a bounded part each time. */
export async function forgetMarks(turn: Turn): Promise<void> {
  await turn.run(sql`
    delete from history_mark where city = ${turn.city} and (source, xid) in (
      select source, xid from history_mark where city = ${turn.city}
        and marked_at < clock_timestamp() - interval '1 day' limit 20000)`);
}
