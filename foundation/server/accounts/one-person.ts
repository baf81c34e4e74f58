import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '../turn/turn.ts';

/**
 * All records of one natural person as an array, for `person_id = any(…)`: the one that is kept and those
 * that were merged into it. Computed once a statement, so that an index on the column is read.
 */
export function recordsOf({ city }: Pick<Turn, 'city'>, personId: string): RawBuilder<unknown> {
  return sql`((select yanzhen_records_of(${city}, ${personId}))::uuid[])`;
}

/**
 * The condition that a column holds one of a person's records, read before the statement is planned: where
 * there is one record, as nearly always, an index gives the rows in its own order.
 */
export async function isPerson(
  turn: Turn,
  column: RawBuilder<unknown>,
  personId: string,
): Promise<RawBuilder<unknown>> {
  const row = await turn.row<{ ids: string[] | null }>(
    sql`select yanzhen_records_of(${turn.city}, ${personId}) as ids`,
  );
  const ids = row?.ids ?? [personId];
  return ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} = any(${ids}::uuid[])`;
}

/** The record that stands for the person in a column of a row: itself, or the one it was merged into. */
export function keptId(table: string, column: string): RawBuilder<unknown> {
  const own = sql.ref(`${table}.${column}`);
  return sql`coalesce((select kept.kept_id from person kept
    where kept.city = ${sql.ref(`${table}.city`)} and kept.id = ${own}), ${own})`;
}

/** The record that stands for a person. */
export async function findKept(turn: Turn, personId: string): Promise<string> {
  const row = await turn.row<{ id: string | null }>(
    sql`select yanzhen_kept_person(${turn.city}, ${personId}) as id`,
  );
  return row?.id ?? personId;
}
