import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '../turn/turn.ts';
import { nameKeys, typedKey } from './read-name.ts';

/**
 * Keeps by what a name is found; called wherever the name of a person is kept.
 *
 * @returns whether it can be spelled at all.
 */
export async function keepNameKeys(turn: Turn, name: string): Promise<boolean> {
  const keys = nameKeys(name);
  if (keys.length === 0) return false;
  await turn.run(sql`
    insert into name_key (city, name, key)
    select ${turn.city}, ${name}, unnest(${keys}::text[]) on conflict do nothing`);
  return true;
}

/** The names that begin as typed, as a subselect; undefined when the text is not Latin letters alone. */
export function namesTyped(city: string, text: string): RawBuilder<unknown> | undefined {
  const key = typedKey(text);
  if (key === undefined) return undefined;
  return sql`(select k.name from name_key k where k.city = ${city} and k.key like ${`${key}%`})`;
}
