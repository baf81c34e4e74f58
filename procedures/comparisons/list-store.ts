import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { ComparisonKindId } from './contract.ts';

export interface StoredList {
  readonly id: string;
  readonly number: string;
  readonly kind: ComparisonKindId;
  readonly asOf: CivilDate;
  readonly provider: string;
  readonly document: string;
  readonly purpose: Localized;
  readonly basis: Localized;
  readonly openedByName: string;
  readonly openedAt: Date;
  readonly importId: string | null;
  readonly unmatched: number;
  readonly clear: number;
  readonly noData: number;
  readonly flagged: number;
  readonly records: number;
  readonly open: number;
}

const columns = sql`l.id, l.number, l.kind, l.as_of as "asOf", l.provider, l.document, l.purpose, l.basis,
  l.opened_by_name as "openedByName", l.opened_at as "openedAt", l.import_id as "importId",
  l.rows_unmatched as unmatched, l.rows_clear as clear, l.rows_no_data as "noData",
  l.rows_flagged as flagged,
  (select count(*) from suspect_record s where s.city = l.city and s.list_id = l.id
     and s.state <> 'withdrawn')::int as records,
  (select count(*) from suspect_record s where s.city = l.city and s.list_id = l.id
     and s.state not in ('withdrawn', 'closed'))::int as open`;

/** Keeps a list. @returns false when the same was opened before. */
export async function saveList(
  turn: Turn,
  list: Pick<StoredList, 'id' | 'number' | 'kind' | 'asOf' | 'provider' | 'document' | 'purpose' | 'basis'> & {
    by: { personId: string; name: string };
  },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into comparison_list (city, id, number, kind, as_of, provider, document, purpose, basis,
      opened_by_person, opened_by_name, opened_at)
    values (${turn.city}, ${list.id}, ${list.number}, ${list.kind}, ${list.asOf}, ${list.provider},
      ${list.document}, ${JSON.stringify(list.purpose)}, ${JSON.stringify(list.basis)},
      ${list.by.personId}, ${list.by.name}, ${turn.now})
    on conflict on constraint comparison_list_once do nothing`);
  return kept === 1;
} // prettier-ignore

export function findList(turn: Turn, id: string): Promise<StoredList | undefined> {
  return turn.row<StoredList>(sql`
    select ${columns} from comparison_list l where l.city = ${turn.city} and l.id = ${id}`);
}

export function listLists(
  turn: Turn,
  kind: ComparisonKindId | undefined,
  after: string | undefined,
  limit: number,
): Promise<StoredList[]> {
  return turn.rows<StoredList>(sql`
    select ${columns} from comparison_list l
    where l.city = ${turn.city} and (${kind ?? null}::text is null or l.kind = ${kind ?? null})
      and (${after ?? null}::uuid is null or l.id < ${after ?? null})
    order by l.id desc limit ${limit}`);
}

export async function countLists(turn: Turn, kind: ComparisonKindId | undefined): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from comparison_list where city = ${turn.city}
      and (${kind ?? null}::text is null or kind = ${kind ?? null}) limit 10001) counted`);
  return row?.n ?? 0;
}

export const tallies = ['unmatched', 'clear', 'no-data', 'flagged'] as const;
export type Tally = (typeof tallies)[number];

const tallyColumns = {
  unmatched: 'rows_unmatched',
  clear: 'rows_clear',
  'no-data': 'rows_no_data',
  flagged: 'rows_flagged',
} as const;

/**
 * Counts a line of a list; the first makes the list that import's.
 *
 * @returns false when the list was compared by another import.
 */
export async function countRow(
  turn: Turn,
  listId: string,
  importId: string,
  tally: Tally,
): Promise<boolean> {
  const column = sql.ref(tallyColumns[tally]);
  const touched = await turn.run(sql`
    update comparison_list set ${column} = ${column} + 1, import_id = ${importId}
    where city = ${turn.city} and id = ${listId} and (import_id is null or import_id = ${importId})`);
  return touched === 1;
}

/** Takes back the count of a line; with the last one the list can be compared anew. */
export async function uncountRow(turn: Turn, listId: string, tally: Tally): Promise<void> {
  const column = sql.ref(tallyColumns[tally]);
  await turn.run(sql`
    update comparison_list set ${column} = ${column} - 1,
      import_id = case when rows_unmatched + rows_clear + rows_no_data + rows_flagged = 1 then null
                       else import_id end
    where city = ${turn.city} and id = ${listId}`);
}

export interface KeptRow {
  readonly id: string;
  readonly listId: string;
  readonly line: number;
  readonly personId: string;
  readonly sealed: Buffer | null;
  readonly nameDiffers: boolean;
}

export async function saveRow(turn: Turn, row: KeptRow): Promise<void> {
  await turn.run(sql`
    insert into comparison_row (city, id, list_id, line, person_id, row_sealed, name_differs, kept_at)
    values (${turn.city}, ${row.id}, ${row.listId}, ${row.line}, ${row.personId}, ${row.sealed},
      ${row.nameDiffers}, ${turn.now})`);
}

export function findRow(turn: Turn, id: string): Promise<KeptRow | undefined> {
  return turn.row<KeptRow>(sql`
    select id, list_id as "listId", line, person_id as "personId", row_sealed as sealed,
           name_differs as "nameDiffers"
    from comparison_row where city = ${turn.city} and id = ${id}`);
}

/** Takes a line out of its place, so that the list can be compared anew. */
export async function eraseRow(turn: Turn, id: string): Promise<void> {
  await turn.run(sql`
    update comparison_row set row_sealed = null, erased_at = ${turn.now}
    where city = ${turn.city} and id = ${id} and erased_at is null`);
}

/** Erases what lines said whose records have all been closed since a moment. @returns how many. */
export function eraseOldRows(turn: Turn, before: Date, limit: number): Promise<number> {
  return turn.run(sql`
    update comparison_row r set row_sealed = null, erased_at = ${turn.now}
    where r.city = ${turn.city} and r.id in (
      select o.id from comparison_row o
      where o.city = ${turn.city} and o.erased_at is null and o.kept_at < ${before}
        and not exists (select from suspect_record s where s.city = o.city and s.row_id = o.id
          and (s.state not in ('closed', 'withdrawn') or s.state_since >= ${before}))
      order by o.kept_at limit ${limit})`);
}
