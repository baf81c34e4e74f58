import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { gatheringKinds, GatheringState, needStates } from '../contract-gatherings.ts';

export interface GatheringContent {
  readonly kind: (typeof gatheringKinds)[number];
  readonly title: string;
  readonly round: number | null;
  readonly organisationId: string;
  readonly heldOn: CivilDate;
  readonly agenda: string;
  readonly county: string | null;
  readonly cluster: string | null;
}

export interface GatheringRow extends GatheringContent {
  readonly id: string;
  readonly organisationName: string;
  readonly state: GatheringState;
  readonly attendants: number | null;
  readonly minutes: string | null;
  readonly openNeeds: number;
  readonly openTasks: number;
  readonly version: number;
}

const shown = sql`
  select g.id, g.kind, g.title, g.round, g.organisation_id as "organisationId", g.held_on as "heldOn",
    g.agenda, g.county, g.cluster, g.state, g.attendants, g.minutes, g.version,
    o.name as "organisationName",
    (select count(*)::int from gathering_need n
      where n.city = g.city and n.gathering_id = g.id and n.state = 'open') as "openNeeds",
    (select count(*)::int from gathering_task t
      where t.city = g.city and t.gathering_id = g.id and t.done_on is null) as "openTasks"
  from gathering g join organisation o on o.city = g.city and o.id = g.organisation_id`;

export function findGathering(turn: Turn, id: string): Promise<GatheringRow | undefined> {
  return turn.row<GatheringRow>(sql`${shown} where g.city = ${turn.city} and g.id = ${id}`);
}

/** The meeting of this kind with an organisation on a day under this title, if one is recorded. */
export function findSame(
  turn: Turn,
  { kind, title, organisationId, heldOn }: GatheringContent,
): Promise<GatheringRow | undefined> {
  return turn.row<GatheringRow>(sql`
    ${shown} where g.city = ${turn.city} and g.kind = ${kind} and g.organisation_id = ${organisationId}
      and g.held_on = ${heldOn} and g.title = ${title} and g.state <> 'withdrawn' limit 1`);
}

/** One meeting, held until the turn ends. */
export function lockGathering(turn: Turn, id: string): Promise<GatheringRow | undefined> {
  return turn.row<GatheringRow>(
    sql`${shown} where g.city = ${turn.city} and g.id = ${id} for update of g`,
  );
}

export interface GatheringFilter {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

const matching = (turn: Turn, { kind, state }: GatheringFilter) => sql`g.city = ${turn.city}
  and (${kind ?? null}::text is null or g.kind = ${kind ?? null})
  and (${state ?? null}::text is null or g.state = ${state ?? null})`;

export function listGatherings(
  turn: Turn,
  filter: GatheringFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<GatheringRow[]> {
  const beyond = page.after ? sql`and g.id < ${page.after}::uuid` : sql``;
  return turn.rows<GatheringRow>(
    sql`${shown} where ${matching(turn, filter)} ${beyond} order by g.id desc limit ${page.limit}`,
  );
}

export async function countGatherings(
  turn: Turn,
  filter: GatheringFilter,
  most: number,
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from gathering g where ${matching(turn, filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

export async function saveGathering(turn: Turn, id: string, row: GatheringContent): Promise<void> {
  await turn.run(sql`
    insert into gathering (city, id, kind, title, round, organisation_id, held_on, agenda, county, cluster,
      state, keeper_person_id, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.kind}, ${row.title}, ${row.round}, ${row.organisationId},
      ${row.heldOn}, ${row.agenda}, ${row.county}, ${row.cluster}, 'planned', ${actorOf(turn).personId}, 1,
      ${row.heldOn}, ${turn.now})`);
}

export async function changeGathering(
  turn: Turn,
  { id, version }: Pick<GatheringRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'gathering', id, { ...changes, version: version + 1 });
}

export interface NeedRow {
  readonly id: string;
  readonly gatheringId: string;
  readonly side: 'need' | 'offer';
  readonly organisationId: string;
  readonly organisationName: string;
  readonly says: string;
  readonly state: (typeof needStates)[number];
  readonly agreementId: string | null;
  readonly agreementTitle: string | null;
  readonly reason: string | null;
}

const needs = sql`
  select n.id, n.gathering_id as "gatheringId", n.side, n.organisation_id as "organisationId", n.says,
    n.state, n.agreement_id as "agreementId", n.reason, o.name as "organisationName",
    a.title as "agreementTitle"
  from gathering_need n
  join organisation o on o.city = n.city and o.id = n.organisation_id
  left join agreement a on a.city = n.city and a.id = n.agreement_id`;

export function listNeeds(turn: Turn, gatheringId: string): Promise<NeedRow[]> {
  return turn.rows<NeedRow>(sql`
    ${needs} where n.city = ${turn.city} and n.gathering_id = ${gatheringId} order by n.id limit 200`);
}

/** One need, held until the turn ends. */
export function lockNeed(turn: Turn, id: string): Promise<NeedRow | undefined> {
  return turn.row<NeedRow>(
    sql`${needs} where n.city = ${turn.city} and n.id = ${id} for update of n`,
  );
}

export async function saveNeed(
  turn: Turn,
  gatheringId: string,
  need: Pick<NeedRow, 'side' | 'organisationId' | 'says'>,
): Promise<void> {
  await turn.run(sql`
    insert into gathering_need (city, id, gathering_id, side, organisation_id, says, state)
    values (${turn.city}, ${turn.newId()}, ${gatheringId}, ${need.side}, ${need.organisationId},
      ${need.says}, 'open')`);
}

export async function closeNeed(
  turn: Turn,
  id: string,
  by: { readonly agreementId: string } | { readonly reason: string },
): Promise<void> {
  const agreementId = 'agreementId' in by ? by.agreementId : null;
  const reason = 'reason' in by ? by.reason : null;
  await turn.run(sql`
    update gathering_need set state = ${agreementId ? 'answered' : 'dropped'}, reason = ${reason},
      agreement_id = ${agreementId}, closed_at = ${turn.now}, closed_by_person = ${actorOf(turn).personId}
    where city = ${turn.city} and id = ${id} and state = 'open'`);
}

export interface TaskRow {
  readonly id: string;
  readonly gatheringId: string;
  readonly says: string;
  readonly office: string;
  readonly dueOn: CivilDate;
  readonly doneOn: CivilDate | null;
  readonly result: string | null;
}

const tasks = sql`select t.id, t.gathering_id as "gatheringId", t.says, t.office, t.due_on as "dueOn",
  t.done_on as "doneOn", t.result from gathering_task t`;

export function listTasks(turn: Turn, gatheringId: string): Promise<TaskRow[]> {
  return turn.rows<TaskRow>(sql`
    ${tasks} where t.city = ${turn.city} and t.gathering_id = ${gatheringId}
    order by t.due_on, t.id limit 200`);
}

export function findTask(turn: Turn, id: string): Promise<TaskRow | undefined> {
  return turn.row<TaskRow>(sql`${tasks} where t.city = ${turn.city} and t.id = ${id}`);
}

export async function saveTask(
  turn: Turn,
  gatheringId: string,
  task: Pick<TaskRow, 'says' | 'office' | 'dueOn'>,
): Promise<void> {
  await turn.run(sql`
    insert into gathering_task (city, id, gathering_id, says, office, due_on)
    values (${turn.city}, ${turn.newId()}, ${gatheringId}, ${task.says}, ${task.office}, ${task.dueOn})`);
}

/** @returns whether it was open. */
export async function finishTask(turn: Turn, id: string, result: string): Promise<boolean> {
  const touched = await turn.run(sql`
    update gathering_task set done_on = ${turn.today}, result = ${result}
    where city = ${turn.city} and id = ${id} and done_on is null`);
  return touched > 0;
}
