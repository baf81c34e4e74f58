import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CriterionView, kinds } from './contract.ts';
import { standardCriteria } from './standard-criteria.ts';

const criteria = sql`
  select id, kind, key, bound, target::float8 as target, version from college_criterion`;

export function listCriteria(turn: Turn): Promise<CriterionView[]> {
  return turn.rows<CriterionView>(
    sql`${criteria} where city = ${turn.city} order by kind, place limit 200`,
  );
}

/** One criterion, held until the turn ends. */
export function lockCriterion(turn: Turn, id: string): Promise<CriterionView | undefined> {
  return turn.row<CriterionView>(
    sql`${criteria} where city = ${turn.city} and id = ${id} for update`,
  );
}

/** Brings the standard set of a kind where the city has none of it. */
export async function saveStandard(turn: Turn, kind: (typeof kinds)[number]): Promise<void> {
  for (const [n, { key, bound, target }] of standardCriteria[kind].entries()) {
    await turn.run(sql`
      insert into college_criterion (city, id, kind, key, bound, target, place, version, valid_from, recorded_from)
      values (${turn.city}, ${turn.newId()}, ${kind}, ${key}, ${bound}, ${target}, ${n + 1}, 1, ${turn.today},
        ${turn.now})
      on conflict (city, kind, key) do nothing`);
  }
}

export async function changeCriterion(
  turn: Turn,
  { id, version }: CriterionView,
  target: number,
): Promise<void> {
  await correctRow(turn, 'college_criterion', id, { target, version: version + 1 });
}

export interface ValueRow {
  readonly id: string;
  readonly criterionId: string;
  readonly year: number;
  readonly value: number;
  readonly paperId: string | null;
  readonly version: number;
}

export function listValues(turn: Turn, upgradeId: string): Promise<ValueRow[]> {
  return turn.rows<ValueRow>(sql`
    select id, criterion_id as "criterionId", year, value::float8 as value, paper_id as "paperId", version
    from college_value where city = ${turn.city} and upgrade_id = ${upgradeId} and not withdrawn
    order by year, id limit 2000`);
}

/** One value with its college, held until the turn ends. */
export function lockValue(
  turn: Turn,
  id: string,
): Promise<(ValueRow & { upgradeId: string }) | undefined> {
  return turn.row(sql`
    select id, upgrade_id as "upgradeId", criterion_id as "criterionId", year, value::float8 as value,
      paper_id as "paperId", version
    from college_value where city = ${turn.city} and id = ${id} and not withdrawn for update`);
}

export interface NewValue {
  readonly upgradeId: string;
  readonly criterionId: string;
  readonly year: number;
  readonly value: number;
  readonly paperId: string | null;
}

/** Fills a value of a year, or corrects it; its id. */
export async function keepValue(
  turn: Turn,
  row: NewValue,
  before: ValueRow | undefined,
): Promise<string> {
  const by = actorOf(turn).personId;
  if (before) {
    const { value, paperId } = row;
    const changes = { value, paper_id: paperId, filled_by_person: by, version: before.version + 1 };
    await correctRow(turn, 'college_value', before.id, changes);
    return before.id;
  }
  const id = turn.newId();
  await turn.run(sql`
    insert into college_value (city, id, upgrade_id, criterion_id, year, value, paper_id, filled_by_person, version,
      valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.upgradeId}, ${row.criterionId}, ${row.year}, ${row.value}, ${row.paperId},
      ${by}, 1, ${turn.today}, ${turn.now})`);
  return id;
}

export async function withdrawValue(turn: Turn, { id, version }: ValueRow): Promise<void> {
  await correctRow(turn, 'college_value', id, { withdrawn: true, version: version + 1 });
}
