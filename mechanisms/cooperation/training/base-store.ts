import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { baseKinds, baseStates, baseVerdicts } from '../contract-bases.ts';

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
  readonly floorSquareMetres: number | null;
  readonly equipmentFen: number | null;
}

export interface BaseRow extends BaseContent {
  readonly id: string;
  readonly schoolName: string;
  readonly enterpriseName: string;
  readonly state: (typeof baseStates)[number];
  readonly checkedOn: CivilDate | null;
  readonly recognisedOn: CivilDate | null;
  /** The year of the last evaluation. */
  readonly evaluatedYear: number | null;
  readonly version: number;
}

const shown = (turn: Turn) => sql`
  select b.id, b.name, b.kind, b.school_id as "schoolId", b.enterprise_id as "enterpriseId",
    b.agreement_id as "agreementId", b.county, b.cluster, b.trades, b.places, b.insured, b.state,
    b.floor_square_metres as "floorSquareMetres", b.equipment_fen as "equipmentFen",
    b.checked_on as "checkedOn", b.recognised_on as "recognisedOn", b.version, s.name as "schoolName",
    e.name as "enterpriseName",
    (select max(v.year) from base_evaluation v
      where v.city = b.city and v.base_id = b.id) as "evaluatedYear"
  from training_base b
  join organisation s on s.city = b.city and s.id = b.school_id
  join organisation e on e.city = b.city and e.id = b.enterprise_id
  where b.city = ${turn.city}`;

export function findBase(turn: Turn, id: string): Promise<BaseRow | undefined> {
  return turn.row<BaseRow>(sql`${shown(turn)} and b.id = ${id}`);
}

/** The base of these sides under this name, if one is recorded. */
export function findSame(
  turn: Turn,
  { name, schoolId, enterpriseId }: BaseContent,
): Promise<BaseRow | undefined> {
  return turn.row<BaseRow>(sql`
    ${shown(turn)} and b.name = ${name} and b.school_id = ${schoolId}
      and b.enterprise_id = ${enterpriseId} and b.state not in ('removed', 'withdrawn') limit 1`);
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
      trades, places, insured, floor_square_metres, equipment_fen, state, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.name}, ${row.kind}, ${row.schoolId}, ${row.enterpriseId},
      ${row.agreementId}, ${row.county}, ${row.cluster}, ${row.trades}, ${row.places}, ${row.insured},
      ${row.floorSquareMetres}, ${row.equipmentFen}, 'applied', 1, ${turn.today}, ${turn.now})`);
}

export async function changeBase(
  turn: Turn,
  { id, version }: Pick<BaseRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'training_base', id, { ...changes, version: version + 1 });
}

export interface EvaluationRow {
  readonly year: number;
  readonly verdict: (typeof baseVerdicts)[number];
  readonly students: number;
  readonly studentDays: number;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
}

export function listEvaluations(turn: Turn, baseId: string): Promise<EvaluationRow[]> {
  return turn.rows<EvaluationRow>(sql`
    select v.year, v.verdict, v.students, v.student_days as "studentDays", v.note, n.name as by, v.at
    from base_evaluation v join person n on n.city = v.city and n.id = v.by_person
    where v.city = ${turn.city} and v.base_id = ${baseId} order by v.year desc limit 100`);
}

/** @returns false where the year was evaluated before. */
export async function saveEvaluation(
  turn: Turn,
  baseId: string,
  row: Omit<EvaluationRow, 'by' | 'at'>,
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into base_evaluation (city, id, base_id, year, verdict, students, student_days, note, by_person, at)
    values (${turn.city}, ${turn.newId()}, ${baseId}, ${row.year}, ${row.verdict}, ${row.students},
      ${row.studentDays}, ${row.note}, ${actorOf(turn).personId}, ${turn.now})
    on conflict (city, base_id, year) do nothing`);
  return touched > 0;
}
