import { sql, type RawBuilder } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { MoveId, ProjectField, ProjectState } from './contract.ts';
import type { Plan } from './money-flags.ts';

/** What a keeper writes of a project. */
export interface ProjectContent extends Plan {
  readonly number: string;
  readonly name: string;
  readonly field: ProjectField;
  readonly agreementId: string | null;
  readonly partnerId: string;
  readonly enterpriseId: string;
  readonly county: string;
  readonly cluster: string | null;
  readonly startedOn: CivilDate;
  readonly endsOn: CivilDate;
}

export interface ProjectRow extends ProjectContent {
  readonly id: string;
  readonly nameKey: string;
  readonly state: ProjectState;
  readonly sameAs: string | null;
  readonly version: number;
}

export interface ListedProject extends ProjectRow {
  readonly partnerName: string;
  readonly enterpriseName: string;
  readonly agreementTitle: string | null;
  readonly outcomes: number;
  readonly unaudited: number;
  readonly inputFen: number;
  readonly provinceReportedFen: number;
}

const columns = sql`p.id, p.number, p.name, p.name_key as "nameKey", p.field,
  p.agreement_id as "agreementId", p.partner_id as "partnerId", p.enterprise_id as "enterpriseId",
  p.county, p.cluster, p.state, p.started_on as "startedOn", p.ends_on as "endsOn",
  p.total_fen as "totalFen", p.special_fund_fen as "specialFundFen",
  p.enterprise_fen as "enterpriseFen", p.province_fen as "provinceFen", p.other_fen as "otherFen",
  p.same_as as "sameAs", p.version`;

const listed = sql`
  select ${columns}, s.name as "partnerName", e.name as "enterpriseName", a.title as "agreementTitle",
    o.outcomes, o.unaudited, o.input as "inputFen", o.province as "provinceReportedFen"
  from project p
  join organisation s on s.city = p.city and s.id = p.partner_id
  join organisation e on e.city = p.city and e.id = p.enterprise_id
  left join agreement a on a.city = p.city and a.id = p.agreement_id
  join lateral (
    select count(*)::int as outcomes, count(*) filter (where audited_at is null)::int as unaudited,
      coalesce(sum(quantity) filter (where kind = 'enterprise-input'), 0)::bigint as input,
      coalesce(sum(quantity) filter (where kind = 'provincial-fund'), 0)::bigint as province
    from project_outcome q where q.city = p.city and q.project_id = p.id and not q.withdrawn) o on true`;

/** One project, held until the turn ends. */
export function lockProject(turn: Turn, id: string): Promise<ProjectRow | undefined> {
  return turn.row<ProjectRow>(sql`
    select ${columns} from project p where p.city = ${turn.city} and p.id = ${id} for update`);
}

export function findProject(turn: Turn, id: string): Promise<ListedProject | undefined> {
  return turn.row<ListedProject>(sql`${listed} where p.city = ${turn.city} and p.id = ${id}`);
}

export function listProjectsById(turn: Turn, ids: readonly string[]): Promise<ListedProject[]> {
  return turn.rows<ListedProject>(
    sql`${listed} where p.city = ${turn.city} and p.id = any(${[...ids]}::uuid[])`,
  );
}

export interface ProjectFilter {
  readonly q?: string | undefined;
  readonly state?: ProjectState | undefined;
  readonly field?: ProjectField | undefined;
  readonly county?: string | undefined;
  readonly cluster?: string | undefined;
  readonly agreementId?: string | undefined;
  readonly organisationId?: string | undefined;
  /** Of this enterprise, and counted. */
  readonly enterpriseId?: string | undefined;
}

export function listProjects(
  turn: Turn,
  filter: ProjectFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<ListedProject[]> {
  const beyond = page.after ? sql`and p.id < ${page.after}::uuid` : sql``;
  return turn.rows<ListedProject>(sql`
    ${listed} where ${matching(turn, filter)} ${beyond} order by p.id desc limit ${page.limit}`);
}

/** How many match, counted up to `most`. */
export async function countProjects(
  turn: Turn,
  filter: ProjectFilter,
  most: number,
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from project p where ${matching(turn, filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

function matching(turn: Turn, filter: ProjectFilter): RawBuilder<unknown> {
  const { organisationId: party } = filter;
  const conditions = [sql`p.city = ${turn.city}`];
  if (filter.state) conditions.push(sql`p.state = ${filter.state}`);
  if (filter.field) conditions.push(sql`p.field = ${filter.field}`);
  if (filter.county) conditions.push(sql`p.county = ${filter.county}`);
  if (filter.cluster) conditions.push(sql`p.cluster = ${filter.cluster}`);
  if (filter.agreementId) conditions.push(sql`p.agreement_id = ${filter.agreementId}`);
  if (party) conditions.push(sql`(p.partner_id = ${party} or p.enterprise_id = ${party})`);
  if (filter.enterpriseId) {
    conditions.push(
      sql`p.enterprise_id = ${filter.enterpriseId} and p.state not in ('withdrawn', 'joined')`,
    );
  }
  if (filter.q) {
    conditions.push(
      sql`(position(${filter.q} in p.name) > 0 or starts_with(p.number, ${filter.q}))`,
    );
  }
  return sql.join(conditions, sql` and `);
}

/** Keys by which a record of a project is found again. */
export interface ProjectKey {
  readonly number: string;
  readonly enterpriseId: string;
  readonly partnerId: string;
  readonly nameKey: string;
}

/** Records that have the number, or the sides and the name, of one of these. */
export function listByKeys(turn: Turn, keys: readonly ProjectKey[]): Promise<ProjectRow[]> {
  return turn.rows<ProjectRow>(sql`
    select ${columns} from project p
    where p.city = ${turn.city} and p.number = any(${keys.map(({ number }) => number)}::text[])
    union
    select ${columns} from project p
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      as k("enterpriseId" uuid, "partnerId" uuid, "nameKey" text)
      on p.enterprise_id = k."enterpriseId" and p.partner_id = k."partnerId" and p.name_key = k."nameKey"
    where p.city = ${turn.city} and p.state not in ('withdrawn', 'joined')`);
}

/** Counted records of the same sides, to compare their names. */
export function listOfSides(
  turn: Turn,
  { partnerId, enterpriseId }: Pick<ProjectRow, 'partnerId' | 'enterpriseId'>,
  limit: number,
): Promise<ProjectRow[]> {
  return turn.rows<ProjectRow>(sql`
    select ${columns} from project p
    where p.city = ${turn.city} and p.enterprise_id = ${enterpriseId} and p.partner_id = ${partnerId}
      and p.state not in ('withdrawn', 'joined')
    order by p.id limit ${limit}`);
}

export async function saveProject(
  turn: Turn,
  row: ProjectContent & Pick<ProjectRow, 'id' | 'nameKey' | 'state'>,
): Promise<void> {
  await turn.run(sql`
    insert into project (city, id, number, name, name_key, field, agreement_id, partner_id, enterprise_id,
      county, cluster, state, started_on, ends_on, total_fen, special_fund_fen, enterprise_fen,
      province_fen, other_fen, recorded_by_person, version, valid_from, recorded_from)
    values (${turn.city}, ${row.id}, ${row.number}, ${row.name}, ${row.nameKey}, ${row.field},
      ${row.agreementId}, ${row.partnerId}, ${row.enterpriseId}, ${row.county}, ${row.cluster},
      ${row.state}, ${row.startedOn}, ${row.endsOn}, ${row.totalFen}, ${row.specialFundFen},
      ${row.enterpriseFen}, ${row.provinceFen}, ${row.otherFen}, ${actorOf(turn).personId}, 1,
      ${row.startedOn}, ${turn.now})`);
}

/** Changes a locked project; the version before goes to the history. */
export async function changeProject(
  turn: Turn,
  { id, version }: Pick<ProjectRow, 'id' | 'version'>,
  changes: Partial<ProjectContent & Pick<ProjectRow, 'nameKey' | 'state' | 'sameAs'>>,
): Promise<void> {
  const named = Object.entries(changes).map(([key, value]) => [
    key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
    value,
  ]);
  const { startedOn } = changes;
  await correctRow(turn, 'project', id, {
    ...(Object.fromEntries(named) as Record<string, unknown>),
    ...(startedOn === undefined ? {} : { valid_from: startedOn }),
    version: version + 1,
  });
}

export async function appendEvent(
  turn: Turn,
  event: {
    readonly projectId: string;
    readonly number: number;
    readonly move: MoveId;
    readonly from: ProjectState | null;
    readonly to: ProjectState;
    readonly reason?: string | undefined;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { personId, name } = actorOf(turn);
  await turn.run(sql`
    insert into project_event (city, id, project_id, number, move, from_state, to_state,
      actor_person_id, actor_name, reason, detail, at)
    values (${turn.city}, ${turn.newId()}, ${event.projectId}, ${event.number}, ${event.move},
      ${event.from}, ${event.to}, ${personId}, ${name}, ${event.reason ?? null},
      ${JSON.stringify(event.detail ?? {})}, ${turn.now})`);
}

export interface EventRow {
  readonly id: string;
  readonly move: MoveId;
  readonly by: string;
  readonly reason: string | null;
  readonly at: Date;
}

export function listEvents(turn: Turn, projectId: string): Promise<EventRow[]> {
  return turn.rows<EventRow>(sql`
    select id, move, actor_name as by, reason, at from project_event
    where city = ${turn.city} and project_id = ${projectId} order by number desc limit 200`);
}
