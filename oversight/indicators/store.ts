import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { IndicatorDefinition } from './indicator-file.ts';

export async function listDefinitions(turn: Turn): Promise<IndicatorDefinition[]> {
  const rows = await turn.rows<{ definition: IndicatorDefinition }>(sql`
    select definition from indicator where city = ${turn.city} order by id`);
  return rows.map((row) => row.definition);
}

export async function findDefinition(
  turn: Turn,
  id: string,
): Promise<IndicatorDefinition | undefined> {
  const row = await turn.row<{ definition: IndicatorDefinition }>(sql`
    select definition from indicator where city = ${turn.city} and id = ${id}`);
  return row?.definition;
}

/** Keeps a definition; whether it is new or changed. */
export async function saveDefinition(
  turn: Turn,
  definition: IndicatorDefinition,
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into indicator as i (city, id, definition, applied_at)
    values (${turn.city}, ${definition.id}, ${JSON.stringify(definition)}, ${turn.now})
    on conflict (city, id) do update
      set definition = excluded.definition, applied_at = excluded.applied_at
      where i.definition <> excluded.definition`);
  return touched > 0;
}

/** Takes away the definitions that are not among these. */
export async function removeOtherDefinitions(turn: Turn, ids: readonly string[]): Promise<number> {
  return turn.run(sql`
    delete from indicator where city = ${turn.city} and id <> all(${[...ids]}::text[])`);
}

/** Names of persons, for readers who may see them. */
export async function listNames(
  turn: Turn,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await turn.rows<{ id: string; name: string }>(sql`
    select id, name from person where city = ${turn.city} and id = any(${[...personIds]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
