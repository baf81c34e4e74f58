import { sql, type RawBuilder } from 'kysely';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { boards, Stage, states } from './contract.ts';

export interface EnterpriseContent {
  readonly organisationId: string;
  readonly board: (typeof boards)[number];
  readonly targetYear: number;
  readonly enrolledOn: CivilDate;
  readonly county: string | null;
  readonly cluster: string | null;
}

export interface EnterpriseRow extends EnterpriseContent {
  readonly id: string;
  readonly organisationName: string;
  readonly state: (typeof states)[number];
  readonly stage: Stage;
  readonly coachedOn: CivilDate | null;
  readonly adviserId: string | null;
  readonly adviserPerson: string | null;
  readonly adviserName: string | null;
  readonly firm: string | null;
  readonly version: number;
}

const shown = sql`
  select e.id, e.organisation_id as "organisationId", e.board, e.target_year as "targetYear",
    e.enrolled_on as "enrolledOn", e.county, e.cluster, e.state, e.stage, e.coached_on as "coachedOn", e.version,
    o.name as "organisationName", a.id as "adviserId", a.person_id as "adviserPerson", p.name as "adviserName", a.firm
  from listing_enterprise e
  join organisation o on o.city = e.city and o.id = e.organisation_id
  left join listing_adviser a on a.city = e.city and a.enterprise_id = e.id and a.ended_on is null
  left join person p on p.city = a.city and p.id = a.person_id`;

export function findEnterprise(turn: Turn, id: string): Promise<EnterpriseRow | undefined> {
  return turn.row<EnterpriseRow>(sql`${shown} where e.city = ${turn.city} and e.id = ${id}`);
}

/** One enterprise, held until the turn ends. */
export function lockEnterprise(turn: Turn, id: string): Promise<EnterpriseRow | undefined> {
  return turn.row<EnterpriseRow>(
    sql`${shown} where e.city = ${turn.city} and e.id = ${id} for update of e`,
  );
}

/** The enterprise while it is active in the plan. */
export function findActive(turn: Turn, organisationId: string): Promise<EnterpriseRow | undefined> {
  return turn.row<EnterpriseRow>(sql`
    ${shown} where e.city = ${turn.city} and e.organisation_id = ${organisationId} and e.state = 'active'`);
}

interface EnterpriseFilter {
  readonly stage?: string | undefined;
  readonly state?: string | undefined;
  /** Only those that the actor advises. */
  readonly own: boolean;
}

export function listEnterprises(
  turn: Turn,
  filter: EnterpriseFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<EnterpriseRow[]> {
  const beyond = page.after ? sql`e.id < ${page.after}::uuid` : sql`true`;
  return turn.rows<EnterpriseRow>(sql`
    ${shown} where ${matching(turn, filter)} and ${beyond} order by e.id desc limit ${page.limit}`);
}

export async function countEnterprises(
  turn: Turn,
  filter: EnterpriseFilter,
  most: number,
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from listing_enterprise e where ${matching(turn, filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

function matching(turn: Turn, { stage, state, own }: EnterpriseFilter): RawBuilder<unknown> {
  const conditions = [sql`e.city = ${turn.city}`];
  if (stage) conditions.push(sql`e.stage = ${stage}`);
  if (state) conditions.push(sql`e.state = ${state}`);
  if (own) {
    conditions.push(sql`exists (select 1 from listing_adviser v where v.city = e.city and v.enterprise_id = e.id
      and v.ended_on is null and v.person_id = any(${recordsOf(turn, actorOf(turn).personId)}))`);
  }
  return sql.join(conditions, sql` and `);
}

export async function saveEnterprise(
  turn: Turn,
  id: string,
  row: EnterpriseContent,
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into listing_enterprise (city, id, organisation_id, board, target_year, enrolled_on, county, cluster, state,
      stage, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.organisationId}, ${row.board}, ${row.targetYear}, ${row.enrolledOn},
      ${row.county}, ${row.cluster}, 'active', 'enrolled', 1, ${row.enrolledOn}, ${turn.now})
    on conflict (city, organisation_id) where state = 'active' do nothing`);
  return touched > 0;
}

/** Changes a locked enterprise; the version before goes to the history. */
export async function changeEnterprise(
  turn: Turn,
  { id, version }: Pick<EnterpriseRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'listing_enterprise', id, { ...changes, version: version + 1 });
}

/** Appoints an adviser; the one before ends today. */
export async function saveAdviser(
  turn: Turn,
  enterpriseId: string,
  { personId, firm }: { readonly personId: string; readonly firm: string },
): Promise<void> {
  await turn.run(sql`
    update listing_adviser set ended_on = ${turn.today}
    where city = ${turn.city} and enterprise_id = ${enterpriseId} and ended_on is null`);
  await turn.run(sql`
    insert into listing_adviser (city, id, enterprise_id, person_id, firm, appointed_on)
    values (${turn.city}, ${turn.newId()}, ${enterpriseId}, ${personId}, ${firm}, ${turn.today})`);
}

export interface CoachingContent {
  readonly heldOn: CivilDate;
  readonly topic: string;
  readonly findings: string;
  readonly recommends: Stage | null;
  readonly paperId: string | null;
}

export interface CoachingRow extends Omit<CoachingContent, 'paperId'> {
  readonly id: string;
  readonly writtenBy: string;
  readonly writtenByPerson: string;
  readonly used: boolean;
}

export function listRecords(turn: Turn, enterpriseId: string): Promise<CoachingRow[]> {
  return turn.rows<CoachingRow>(sql`
    select r.id, r.held_on as "heldOn", r.topic, r.findings, r.recommends, p.name as "writtenBy",
      r.written_by_person as "writtenByPerson",
      exists (select 1 from listing_step s where s.city = r.city and s.record_id = r.id) as used
    from listing_record r join person p on p.city = r.city and p.id = r.written_by_person
    where r.city = ${turn.city} and r.enterprise_id = ${enterpriseId}
    order by r.held_on desc, r.id desc limit 500`);
}

export async function saveRecord(
  turn: Turn,
  { id, adviserId, adviserPerson }: EnterpriseRow,
  row: CoachingContent,
): Promise<void> {
  await turn.run(sql`
    insert into listing_record (city, id, enterprise_id, adviser_id, written_by_person, held_on, topic, findings,
      recommends, paper_id, recorded_at)
    values (${turn.city}, ${turn.newId()}, ${id}, ${adviserId}, ${adviserPerson}, ${row.heldOn}, ${row.topic},
      ${row.findings}, ${row.recommends}, ${row.paperId}, ${turn.now})`);
}

/** A step on a record; its id. */
export async function saveStep(
  turn: Turn,
  { id, stage }: EnterpriseRow,
  record: CoachingRow,
): Promise<string> {
  const step = turn.newId();
  await turn.run(sql`
    insert into listing_step (city, id, enterprise_id, from_stage, to_stage, record_id, adviser_person,
      moved_by_person, at)
    values (${turn.city}, ${step}, ${id}, ${stage}, ${record.recommends}, ${record.id}, ${record.writtenByPerson},
      ${actorOf(turn).personId}, ${turn.now})`);
  return step;
}
