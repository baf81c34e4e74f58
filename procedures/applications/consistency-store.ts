import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Compared } from './compare-cases.ts';

/** One rebuild of every case from its events. */
export interface Run {
  readonly id: string;
  readonly on: CivilDate;
  readonly startedAt: Date;
  /** null while it goes on. */
  readonly endedAt: Date | null;
  readonly cases: number;
  readonly events: number;
  readonly differences: number;
}

const columns = sql`r.id, r.on_day as "on", r.started_at as "startedAt", r.ended_at as "endedAt",
  r.cases, r.events, r.differences`;

/** Begins the run of the day. @returns its id; null when the day has one already. */
export async function beginRun(turn: Turn): Promise<string | null> {
  const id = turn.newId();
  const made = await turn.run(sql`
    insert into consistency_run (city, id, on_day, started_at)
    values (${turn.city}, ${id}, ${turn.today}, ${turn.now})
    on conflict (city, on_day) do nothing`);
  return made > 0 ? id : null;
}

/** Adds what a batch found; of the differences up to `most` are kept with their fields. */
export async function addToRun(
  turn: Turn,
  runId: string,
  found: Compared,
  most: number,
): Promise<void> {
  await turn.run(sql`
    update consistency_run set cases = cases + ${found.cases}, events = events + ${found.events},
      differences = differences + ${found.differences.length}
    where city = ${turn.city} and id = ${runId}`);
  if (found.differences.length === 0) return;
  await turn.run(sql`
    insert into consistency_difference (city, run_id, application_id, field)
    select ${turn.city}, ${runId}, d."applicationId", d.field
    from jsonb_to_recordset(${JSON.stringify(found.differences.slice(0, most))}::jsonb)
      as d("applicationId" uuid, field text)
    where (select count(*) from consistency_difference k
           where k.city = ${turn.city} and k.run_id = ${runId}) < ${most}
    on conflict do nothing`);
}

export async function endRun(turn: Turn, runId: string): Promise<Run> {
  await turn.run(sql`
    update consistency_run set ended_at = ${turn.now} where city = ${turn.city} and id = ${runId}`);
  const run = await findRun(turn, runId);
  if (!run) throw new Error('the run just ended is not there');
  return run;
}

export function findRun(turn: Turn, id: string): Promise<Run | undefined> {
  return turn.row<Run>(sql`
    select ${columns} from consistency_run r where r.city = ${turn.city} and r.id = ${id}`);
}

/** The newest day first. */
export function listRuns(turn: Turn, page: { before?: string; limit: number }): Promise<Run[]> {
  return turn.rows<Run>(sql`
    select ${columns} from consistency_run r
    where r.city = ${turn.city} and ${page.before ? sql`r.on_day < ${page.before}::date` : sql`true`}
    order by r.on_day desc limit ${page.limit}`);
}

export function listDifferences(
  turn: Turn,
  runId: string,
  limit: number,
): Promise<{ applicationId: string; reference: string | null; field: string }[]> {
  return turn.rows(sql`
    select d.application_id as "applicationId", a.reference, d.field
    from consistency_difference d
    join application a on a.city = d.city and a.id = d.application_id
    where d.city = ${turn.city} and d.run_id = ${runId}
    order by d.application_id, d.field limit ${limit}`);
}
