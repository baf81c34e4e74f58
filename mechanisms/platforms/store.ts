import { sql, type RawBuilder } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { levels, PlatformState, types } from './contract.ts';

export interface PlatformContent {
  readonly name: string;
  readonly level: (typeof levels)[number];
  readonly type: (typeof types)[number];
  readonly field: string;
  readonly hostId: string;
  readonly county: string | null;
  readonly cluster: string | null;
  readonly document: string | null;
  readonly approvedOn: CivilDate | null;
}

export interface PlatformRow extends PlatformContent {
  readonly id: string;
  readonly hostName: string;
  readonly state: PlatformState;
  readonly nextEvaluationOn: CivilDate | null;
  readonly movedBy: string;
  readonly behind: number;
  readonly version: number;
}

interface PlatformFilter {
  readonly q?: string | undefined;
  readonly level?: string | undefined;
  readonly type?: string | undefined;
  readonly state?: string | undefined;
  readonly county?: string | undefined;
}
interface Place {
  readonly after: string | undefined;
  readonly limit: number;
}

const shown = sql`
  select p.id, p.name, p.level, p.type, p.field, p.host_id as "hostId", p.county, p.cluster, p.state, p.document,
    p.approved_on as "approvedOn", p.next_evaluation_on as "nextEvaluationOn", p.moved_by_person as "movedBy",
    p.version, o.name as "hostName",
    (select count(*)::int from platform_task t where t.city = p.city and t.platform_id = p.id
      and t.light = 'red' and not t.dropped) as behind
  from platform p join organisation o on o.city = p.city and o.id = p.host_id`;

export function findPlatform(turn: Turn, id: string): Promise<PlatformRow | undefined> {
  return turn.row<PlatformRow>(sql`${shown} where p.city = ${turn.city} and p.id = ${id}`);
}

/** One platform, held until the turn ends. */
export function lockPlatform(turn: Turn, id: string): Promise<PlatformRow | undefined> {
  return turn.row<PlatformRow>(
    sql`${shown} where p.city = ${turn.city} and p.id = ${id} for update of p`,
  );
}

/** The host's platform of this type and name, where there is one. */
export function findSame(
  turn: Turn,
  key: { readonly hostId: string; readonly type: string; readonly nameKey: string },
): Promise<PlatformRow | undefined> {
  return turn.row<PlatformRow>(sql`
    ${shown} where p.city = ${turn.city} and p.host_id = ${key.hostId} and p.type = ${key.type}
      and p.name_key = ${key.nameKey} and p.state <> 'withdrawn'`);
}

export function listPlatforms(
  turn: Turn,
  filter: PlatformFilter,
  page: Place,
): Promise<PlatformRow[]> {
  const beyond = page.after ? sql`and p.id < ${page.after}::uuid` : sql``;
  return turn.rows<PlatformRow>(sql`
    ${shown} where ${matching(turn, filter)} ${beyond} order by p.id desc limit ${page.limit}`);
}

export async function countPlatforms(
  turn: Turn,
  filter: PlatformFilter,
  most: number,
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from platform p where ${matching(turn, filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

function matching(turn: Turn, filter: PlatformFilter): RawBuilder<unknown> {
  const conditions = [sql`p.city = ${turn.city}`];
  for (const column of ['level', 'type', 'state', 'county'] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push(sql`p.${sql.ref(column)} = ${value}`);
  }
  if (filter.q) conditions.push(sql`position(${filter.q} in p.name) > 0`);
  return sql.join(conditions, sql` and `);
}

export async function savePlatform(
  turn: Turn,
  row: PlatformContent & {
    readonly id: string;
    readonly nameKey: string;
    readonly state: PlatformState;
    readonly nextEvaluationOn: CivilDate | null;
  },
): Promise<void> {
  await turn.run(sql`
    insert into platform (city, id, name, name_key, level, type, field, host_id, county, cluster, state,
      document, approved_on, next_evaluation_on, moved_by_person, version, valid_from, recorded_from)
    values (${turn.city}, ${row.id}, ${row.name}, ${row.nameKey}, ${row.level}, ${row.type}, ${row.field},
      ${row.hostId}, ${row.county}, ${row.cluster}, ${row.state}, ${row.document}, ${row.approvedOn},
      ${row.nextEvaluationOn}, ${actorOf(turn).personId}, 1, ${row.approvedOn ?? turn.today}, ${turn.now})`);
}

/** Changes a locked platform; the version before goes to the history. */
export async function changePlatform(
  turn: Turn,
  { id, version }: Pick<PlatformRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'platform', id, { ...changes, version: version + 1 });
}

export interface GoalRow {
  readonly id: string;
  readonly year: number;
  readonly level: (typeof levels)[number];
  readonly target: number;
  readonly document: string;
  readonly version: number;
}

export function listGoals(turn: Turn): Promise<GoalRow[]> {
  return turn.rows<GoalRow>(sql`
    select id, year, level, target, document, version from platform_goal
    where city = ${turn.city} order by year desc, level limit 100`);
}

export async function saveGoal(
  turn: Turn,
  goal: Pick<GoalRow, 'year' | 'level' | 'target' | 'document'>,
): Promise<void> {
  await turn.run(sql`
    insert into platform_goal (city, id, year, level, target, document, version, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${goal.year}, ${goal.level}, ${goal.target}, ${goal.document}, 1,
      ${`${String(goal.year)}-01-01`}, ${turn.now})`);
}

export async function changeGoal(
  turn: Turn,
  { id, version }: GoalRow,
  goal: Pick<GoalRow, 'target' | 'document'>,
): Promise<void> {
  const { target, document } = goal;
  await correctRow(turn, 'platform_goal', id, { target, document, version: version + 1 });
}

/** Standing platforms by level. */
export function countStanding(
  turn: Turn,
  states: readonly PlatformState[],
): Promise<{ level: (typeof levels)[number]; n: number }[]> {
  return turn.rows(sql`
    select level, count(*)::int as n from platform
    where city = ${turn.city} and state = any(${[...states]}) group by level`);
}
