import { sql, type RawBuilder } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { kinds, RoundState } from './contract.ts';

export interface RoundContent {
  readonly kind: (typeof kinds)[number];
  readonly name: string;
  readonly authority: string;
  readonly field: string | null;
  readonly year: number;
  readonly county: string | null;
  readonly cluster: string | null;
  readonly appliedPlaces: number;
  readonly closesOn: CivilDate;
  readonly serviceMonths: number;
}

export interface RoundRow extends RoundContent {
  readonly id: string;
  readonly places: number | null;
  readonly held: number;
  readonly state: RoundState;
  readonly movedBy: string;
  readonly version: number;
}

const shown = sql`
  select r.id, r.kind, r.name, r.authority, r.field, r.year, r.county, r.cluster, r.applied_places as "appliedPlaces",
    r.places, r.closes_on as "closesOn", r.service_months as "serviceMonths", r.state,
    r.moved_by_person as "movedBy", r.version,
    (select count(n.place)::int from nomination n where n.city = r.city and n.round_id = r.id) as held
  from nomination_round r`;

export function findRound(turn: Turn, id: string): Promise<RoundRow | undefined> {
  return turn.row<RoundRow>(sql`${shown} where r.city = ${turn.city} and r.id = ${id}`);
}

/** One round, held until the turn ends. */
export async function lockRound(turn: Turn, id: string): Promise<RoundRow | undefined> {
  await turn.rows(sql`
    select 1 from nomination_round where city = ${turn.city} and id = ${id} for update`);
  return findRound(turn, id);
}

export function findRoundByName(
  turn: Turn,
  year: number,
  name: string,
): Promise<RoundRow | undefined> {
  return turn.row<RoundRow>(sql`
    ${shown} where r.city = ${turn.city} and r.year = ${year} and r.name = ${name} and r.state <> 'withdrawn'
    order by r.id limit 1`);
}

interface RoundFilter {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly year?: number | undefined;
}

export function listRounds(
  turn: Turn,
  filter: RoundFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<RoundRow[]> {
  const beyond = page.after ? sql`and r.id < ${page.after}::uuid` : sql``;
  return turn.rows<RoundRow>(sql`
    ${shown} where ${matching(turn, filter)} ${beyond} order by r.id desc limit ${page.limit}`);
}

export async function countRounds(turn: Turn, filter: RoundFilter, most: number): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from nomination_round r where ${matching(turn, filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

function matching(turn: Turn, { kind, state, year }: RoundFilter): RawBuilder<unknown> {
  const conditions = [sql`r.city = ${turn.city}`];
  if (kind) conditions.push(sql`r.kind = ${kind}`);
  if (state) conditions.push(sql`r.state = ${state}`);
  if (year) conditions.push(sql`r.year = ${year}`);
  return sql.join(conditions, sql` and `);
}

/** @returns false where the year has this round already. */
export async function saveRound(turn: Turn, id: string, row: RoundContent): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into nomination_round (city, id, kind, name, authority, field, year, county, cluster, applied_places,
      closes_on, service_months, state, moved_by_person, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.kind}, ${row.name}, ${row.authority}, ${row.field}, ${row.year},
      ${row.county}, ${row.cluster}, ${row.appliedPlaces}, ${row.closesOn}, ${row.serviceMonths}, 'applied',
      ${actorOf(turn).personId}, 1, ${turn.today}, ${turn.now})
    on conflict (city, year, kind, name) where state <> 'withdrawn' do nothing`);
  return touched > 0;
}

/** Changes a locked round; the version before goes to the history. */
export async function changeRound(
  turn: Turn,
  { id, version }: Pick<RoundRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'nomination_round', id, { ...changes, version: version + 1 });
}

/** The places of a quota, numbered from 1. */
export async function savePlaces(turn: Turn, roundId: string, places: number): Promise<void> {
  await turn.run(sql`
    insert into nomination_place (city, round_id, number)
    select ${turn.city}, ${roundId}, n from generate_series(1, ${places}::int) n`);
}

/** The lowest place that nobody holds. */
export async function findFreePlace(turn: Turn, roundId: string): Promise<number | undefined> {
  const row = await turn.row<{ number: number }>(sql`
    select p.number from nomination_place p
    where p.city = ${turn.city} and p.round_id = ${roundId} and not exists (
      select 1 from nomination n where n.city = p.city and n.round_id = p.round_id and n.place = p.number)
    order by p.number limit 1`);
  return row?.number;
}
