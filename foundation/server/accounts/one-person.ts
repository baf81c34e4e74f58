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

/**
 * Id of the record that stands for a row of `person`, to join another on. Not `coalesce`: under row-level
 * security the planner holds it for leaky, reads no index by it, and goes through every person of the city.
 */
export function standing(table: string): RawBuilder<unknown> {
  const [kept, own] = [sql.ref(`${table}.kept_id`), sql.ref(`${table}.id`)];
  return sql`case when ${kept} is null then ${own} else ${kept} end`;
}

/** The record that stands for a person. */
export async function findKept(turn: Turn, personId: string): Promise<string> {
  const row = await turn.row<{ id: string | null }>(
    sql`select yanzhen_kept_person(${turn.city}, ${personId}) as id`,
  );
  return row?.id ?? personId;
}

/** Records of many persons. */
export interface Records {
  /** For `person_id = any(…)`. */
  readonly ids: readonly string[];
  /** Those of the persons asked for to whom a record belongs. */
  readonly personsOf: (recordId: string) => readonly string[];
}

/**
 * All records of many persons, read before the statement that needs them: joined to a function of each
 * person, a growing table would be read whole for every one of them.
 */
export async function recordsOfAll(turn: Turn, personIds: readonly string[]): Promise<Records> {
  const merged = await turn.rows<{ id: string; keptId: string }>(sql`
    select id, kept_id as "keptId" from person
    where city = ${turn.city} and id = any(${[...personIds]}::uuid[]) and kept_id is not null`);
  const keptOf = new Map(merged.map(({ id, keptId: kept }) => [id, kept]));
  const persons = new Map<string, string[]>();
  for (const id of personIds) {
    const kept = keptOf.get(id) ?? id;
    persons.set(kept, [...(persons.get(kept) ?? []), id]);
  }
  const more = await turn.rows<{ id: string; keptId: string }>(sql`
    select id, kept_id as "keptId" from person
    where city = ${turn.city} and kept_id = any(${[...persons.keys()]}::uuid[])`);
  for (const { id, keptId: kept } of more) keptOf.set(id, kept);
  return {
    ids: [...new Set([...persons.keys(), ...more.map(({ id }) => id)])],
    personsOf: (recordId) => persons.get(keptOf.get(recordId) ?? recordId) ?? [],
  };
}
