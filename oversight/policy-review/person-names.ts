import { sql } from 'kysely';
import { maskName } from '@yanzhen/values/masking.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** Masked names of persons, by id. */
export async function personNames(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await turn.rows<{ id: string; name: string }>(sql`
    select id, name from person where city = ${turn.city} and id = any(${ids}::uuid[])`);
  return new Map(rows.map(({ id, name }) => [id, maskName(name)]));
}
