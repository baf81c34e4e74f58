import { sql, type RawBuilder } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { lights } from './contract.ts';

export interface TaskRow {
  readonly id: string;
  readonly platformId: string;
  readonly platformName: string;
  readonly county: string | null;
  readonly cluster: string | null;
  readonly year: number;
  readonly says: string;
  readonly target: number;
  readonly done: number;
  readonly dueOn: CivilDate;
  readonly owner: string;
  readonly light: (typeof lights)[number];
  readonly dropped: boolean;
  readonly version: number;
}

const tasks = sql`
  select t.id, t.platform_id as "platformId", p.name as "platformName", p.county, p.cluster, t.year, t.says, t.target,
    t.done, t.due_on as "dueOn", t.owner, t.light, t.dropped, t.version
  from platform_task t join platform p on p.city = t.city and p.id = t.platform_id`;

export function listTasksOf(turn: Turn, platformId: string): Promise<TaskRow[]> {
  return turn.rows<TaskRow>(sql`
    ${tasks} where t.city = ${turn.city} and t.platform_id = ${platformId} and not t.dropped
    order by t.year desc, t.due_on, t.id limit 200`);
}

/** One task, held until the turn ends. */
export function lockTask(turn: Turn, id: string): Promise<TaskRow | undefined> {
  return turn.row<TaskRow>(
    sql`${tasks} where t.city = ${turn.city} and t.id = ${id} for update of t`,
  );
}

interface TaskFilter {
  readonly year: number;
  readonly light?: string | undefined;
}

export function listTasks(
  turn: Turn,
  filter: TaskFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<TaskRow[]> {
  const beyond = page.after ? sql`and t.id < ${page.after}::uuid` : sql``;
  return turn.rows<TaskRow>(sql`
    ${tasks} where ${matching(turn, filter)} ${beyond} order by t.id desc limit ${page.limit}`);
}

export async function countTasks(turn: Turn, filter: TaskFilter, most: number): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from platform_task t where ${matching(turn, filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

function matching(turn: Turn, { year, light }: TaskFilter): RawBuilder<unknown> {
  const lit = light === undefined ? sql`true` : sql`t.light = ${light}`;
  return sql`t.city = ${turn.city} and t.year = ${year} and not t.dropped and ${lit}`;
}

/** Tasks not met, for the light of the day. */
export function listOpenTasks(turn: Turn, after: string | null, limit: number): Promise<TaskRow[]> {
  const beyond = after === null ? sql`true` : sql`t.id > ${after}`;
  return turn.rows<TaskRow>(sql`
    ${tasks} where t.city = ${turn.city} and t.light <> 'met' and not t.dropped and ${beyond}
      and p.state not in ('removed', 'withdrawn')
    order by t.id limit ${limit} for update of t`);
}

/** @returns false where the platform has the task in this year already. */
export async function saveTask(
  turn: Turn,
  row: Pick<TaskRow, 'platformId' | 'year' | 'says' | 'target' | 'dueOn' | 'owner' | 'light'>,
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into platform_task (city, id, platform_id, year, says, target, due_on, owner, light, version,
      valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${row.platformId}, ${row.year}, ${row.says}, ${row.target},
      ${row.dueOn}, ${row.owner}, ${row.light}, 1, ${`${String(row.year)}-01-01`}, ${turn.now})
    on conflict (city, platform_id, year, says) where not dropped do nothing`);
  return touched > 0;
}

export async function changeTask(
  turn: Turn,
  { id, version }: Pick<TaskRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'platform_task', id, { ...changes, version: version + 1 });
}

export interface ScoreRow {
  readonly id: string;
  readonly platformId: string;
  readonly year: number;
  readonly selfScore: number;
  readonly reportedBy: string;
  readonly reportedByPerson: string;
  readonly score: number | null;
  readonly scoredBy: string | null;
  readonly note: string | null;
  readonly version: number;
}

const scores = sql`
  select s.id, s.platform_id as "platformId", s.year, s.self_score as "selfScore", r.name as "reportedBy",
    s.reported_by_person as "reportedByPerson", s.score, c.name as "scoredBy", s.note, s.version
  from platform_score s
  join person r on r.city = s.city and r.id = s.reported_by_person
  left join person c on c.city = s.city and c.id = s.scored_by_person`;

export function listScores(turn: Turn, platformId: string): Promise<ScoreRow[]> {
  return turn.rows<ScoreRow>(sql`
    ${scores} where s.city = ${turn.city} and s.platform_id = ${platformId} order by s.year desc limit 100`);
}

/** One score, held until the turn ends. */
export function lockScore(turn: Turn, id: string): Promise<ScoreRow | undefined> {
  return turn.row<ScoreRow>(
    sql`${scores} where s.city = ${turn.city} and s.id = ${id} for update of s`,
  );
}

/** @returns false where the year was reported before. */
export async function saveReport(
  turn: Turn,
  row: { platformId: string; year: number; selfScore: number; paperId: string },
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into platform_score (city, id, platform_id, year, self_score, reported_by_person, paper_id, version,
      valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${row.platformId}, ${row.year}, ${row.selfScore},
      ${actorOf(turn).personId}, ${row.paperId}, 1, ${turn.today}, ${turn.now})
    on conflict (city, platform_id, year) do nothing`);
  return touched > 0;
}

export async function saveScore(
  turn: Turn,
  { id, version }: Pick<ScoreRow, 'id' | 'version'>,
  { score, note }: { readonly score: number; readonly note: string },
): Promise<void> {
  const by = actorOf(turn).personId;
  const changes = { score, note, scored_by_person: by, version: version + 1 };
  await correctRow(turn, 'platform_score', id, changes);
}
