import { sql, type RawBuilder } from 'kysely';
import { startsWith } from '../database/starts-with.ts';
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

/** Names that are looked up one by one; more are joined. */
const namesMost = 500;

/**
 * The condition that a column holds a name that is spelled as typed; undefined when the text is not Latin
 * letters alone. Few names are given as a list, so that the index on names is read and not the whole queue.
 */
export async function spelledAs(
  turn: Turn,
  column: RawBuilder<unknown>,
  text: string,
): Promise<RawBuilder<unknown> | undefined> {
  const key = typedKey(text);
  if (key === undefined) return undefined;
  const typed = sql`select distinct k.name from name_key k
    where k.city = ${turn.city} and ${startsWith('k.key', key)}`;
  const rows = await turn.rows<{ name: string }>(sql`${typed} limit ${namesMost + 1}`);
  if (rows.length > namesMost) return sql`${column} in (${typed})`;
  return sql`${column} = any(${rows.map(({ name }) => name)}::text[])`;
}
