import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { baseKinds, baseStates } from '../contract-training.ts';

export interface BaseContent {
  readonly name: string;
  readonly kind: (typeof baseKinds)[number];
  readonly schoolId: string;
  readonly enterpriseId: string;
  readonly agreementId: string;
  readonly county: string;
  readonly cluster: string | null;
  readonly trades: string;
  readonly places: number;
  readonly insured: boolean;
}

export interface BaseRow extends BaseContent {
  readonly id: string;
  readonly schoolName: string;
  readonly enterpriseName: string;
  readonly state: (typeof baseStates)[number];
  readonly recognisedOn: CivilDate | null;
  readonly version: number;
}

const shown = (turn: Turn) => sql`
  select b.id, b.name, b.kind, b.school_id as "schoolId", b.enterprise_id as "enterpriseId",
    b.agreement_id as "agreementId", b.county, b.cluster, b.trades, b.places, b.insured, b.state,
    b.recognised_on as "recognisedOn", b.version, s.name as "schoolName", e.name as "enterpriseName"
  from training_base b
  join organisation s on s.city = b.city and s.id = b.school_id
  join organisation e on e.city = b.city and e.id = b.enterprise_id
  where b.city = ${turn.city}`;

export function findBase(turn: Turn, id: string): Promise<BaseRow | undefined> {
  return turn.row<BaseRow>(sql`${shown(turn)} and b.id = ${id}`);
}

/** One base, held until the turn ends. */
export function lockBase(turn: Turn, id: string): Promise<BaseRow | undefined> {
  return turn.row<BaseRow>(sql`${shown(turn)} and b.id = ${id} for update of b`);
}

interface BaseFilter {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

const matching = ({ kind, state }: BaseFilter) => sql`
  (${kind ?? null}::text is null or b.kind = ${kind ?? null})
  and (${state ?? null}::text is null or b.state = ${state ?? null})`;

export function listBases(
  turn: Turn,
  filter: BaseFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<BaseRow[]> {
  const beyond = page.after ? sql`and b.id < ${page.after}::uuid` : sql``;
  return turn.rows<BaseRow>(
    sql`${shown(turn)} and ${matching(filter)} ${beyond} order by b.id desc limit ${page.limit}`,
  );
}

export async function countBases(turn: Turn, filter: BaseFilter, most: number): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from training_base b
      where b.city = ${turn.city} and ${matching(filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

export async function saveBase(turn: Turn, id: string, row: BaseContent): Promise<void> {
  await turn.run(sql`
    insert into training_base (city, id, name, kind, school_id, enterprise_id, agreement_id, county, cluster,
      trades, places, insured, state, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.name}, ${row.kind}, ${row.schoolId}, ${row.enterpriseId},
      ${row.agreementId}, ${row.county}, ${row.cluster}, ${row.trades}, ${row.places}, ${row.insured},
      'applied', 1, ${turn.today}, ${turn.now})`);
}

export async function changeBase(
  turn: Turn,
  { id, version }: Pick<BaseRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'training_base', id, { ...changes, version: version + 1 });
}
