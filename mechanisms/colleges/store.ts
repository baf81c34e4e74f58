import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { kinds, UpgradeState } from './contract.ts';

export interface UpgradeContent {
  readonly organisationId: string;
  readonly kind: (typeof kinds)[number];
  readonly document: string;
  readonly targetYear: number;
  readonly county: string | null;
  readonly cluster: string | null;
}

export interface UpgradeRow extends UpgradeContent {
  readonly id: string;
  readonly organisationName: string;
  readonly state: UpgradeState;
  readonly movedBy: string;
  readonly version: number;
}

const shown = sql`
  select u.id, u.organisation_id as "organisationId", u.kind, u.document, u.target_year as "targetYear", u.county, u.cluster,
    u.state, u.moved_by_person as "movedBy", u.version, o.name as "organisationName"
  from college_upgrade u join organisation o on o.city = u.city and o.id = u.organisation_id`;

export function findUpgrade(turn: Turn, id: string): Promise<UpgradeRow | undefined> {
  return turn.row<UpgradeRow>(sql`${shown} where u.city = ${turn.city} and u.id = ${id}`);
}

/** One upgrade, held until the turn ends. */
export function lockUpgrade(turn: Turn, id: string): Promise<UpgradeRow | undefined> {
  return turn.row<UpgradeRow>(
    sql`${shown} where u.city = ${turn.city} and u.id = ${id} for update of u`,
  );
}

export function findOfCollege(turn: Turn, organisationId: string): Promise<UpgradeRow | undefined> {
  return turn.row<UpgradeRow>(sql`
    ${shown} where u.city = ${turn.city} and u.organisation_id = ${organisationId} and u.state <> 'stopped'`);
}

export function listUpgrades(
  turn: Turn,
  { state }: { readonly state?: string | undefined },
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<UpgradeRow[]> {
  const beyond = page.after ? sql`u.id < ${page.after}::uuid` : sql`true`;
  const stands = state ? sql`u.state = ${state}` : sql`true`;
  return turn.rows<UpgradeRow>(sql`
    ${shown} where u.city = ${turn.city} and ${stands} and ${beyond} order by u.id desc limit ${page.limit}`);
}

export async function countUpgrades(
  turn: Turn,
  { state }: { readonly state?: string | undefined },
  most: number,
): Promise<number> {
  const stands = state ? sql`u.state = ${state}` : sql`true`;
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from college_upgrade u where u.city = ${turn.city} and ${stands} limit ${most}) found`);
  return row?.n ?? 0;
}

/** @returns false where the college is listed already. */
export async function saveUpgrade(turn: Turn, id: string, row: UpgradeContent): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into college_upgrade (city, id, organisation_id, kind, document, target_year, county, cluster, state,
      moved_by_person, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.organisationId}, ${row.kind}, ${row.document}, ${row.targetYear},
      ${row.county}, ${row.cluster}, 'listed', ${actorOf(turn).personId}, 1, ${turn.today}, ${turn.now})
    on conflict (city, organisation_id) where state <> 'stopped' do nothing`);
  return touched > 0;
}

export async function changeUpgrade(
  turn: Turn,
  { id, version }: Pick<UpgradeRow, 'id' | 'version'>,
  state: UpgradeState,
): Promise<void> {
  const by = actorOf(turn).personId;
  const changes = { state, moved_by_person: by, version: version + 1 };
  await correctRow(turn, 'college_upgrade', id, changes);
}
