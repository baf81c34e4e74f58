import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a text column begins with a prefix, in the form that an index with `text_pattern_ops` serves.
 *
 * `like` is not leakproof: under row-level security PostgreSQL may not look it up in an index, and reads
 * every row of the city. The two comparisons say the same and are leakproof.
 */
export function startsWith(column: string, prefix: string): RawBuilder<unknown> {
  const last = [...prefix].at(-1);
  if (last === undefined) return sql`true`;
  const from = sql`${sql.ref(column)} ~>=~ ${prefix}`;
  const next = characterAfter(last);
  if (next === undefined) return sql`(${from} and starts_with(${sql.ref(column)}, ${prefix}))`;
  return sql`(${from} and ${sql.ref(column)} ~<~ ${prefix.slice(0, -last.length) + next})`;
}

/** The next character in the order of UTF-8's bytes; surrogates are no characters. */
function characterAfter(character: string): string | undefined {
  const code = (character.codePointAt(0) ?? 0) + 1;
  if (code > 0x10_ff_ff) return undefined;
  return String.fromCodePoint(code === 0xd8_00 ? 0xe0_00 : code);
}
