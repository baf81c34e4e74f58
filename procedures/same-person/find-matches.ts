import { sql } from 'kysely';
import { recordsOfAll } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PersonSignDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { allOf, declaredSigns } from './declared.ts';

/** Two records that share a sign, in the order of their ids. */
export interface Match {
  readonly one: string;
  readonly other: string;
  readonly sign: string;
  /** The keyed digest that both have, in hexadecimal digits. */
  readonly mark: string;
}

/** Records compared with one record by one sign; an account of hundreds is one group all the same. */
const othersMost = 20;

/**
 * Records that share a sign with one of the records given, as declared by every feature: marks are compared
 * with marks, no number is opened. Records that point to one another already are no match.
 */
export async function findMatches(
  turn: Turn,
  personIds: readonly string[],
  weight: PersonSignDeclaration['weight'] = 'opens',
): Promise<readonly Match[]> {
  const signs = declaredSigns(weight);
  if (signs.length === 0 || personIds.length === 0) return [];
  // What was merged away goes on being compared.
  const { ids: records } = await recordsOfAll(turn, personIds);
  const own = signs.map(
    ({ sign, rows }) => sql`
      select ${sign}::text as sign, s.person_id, s.mark from (${rows(turn.city)}) s
      where s.person_id = any(${records}::uuid[]) and s.mark is not null`,
  );
  const others = signs.map(
    ({ sign, rows }) => sql`(
      select s.person_id from (${rows(turn.city)}) s
      where mine.sign = ${sign} and s.mark = mine.mark and s.person_id <> mine.person_id
      limit ${othersMost})`,
  );
  return turn.rows<Match>(sql`
    with mine as materialized (${allOf(own)}), found as (
      select distinct mine.sign, mine.mark, mine.person_id, their.person_id as their_id
      from mine cross join lateral (${allOf(others)}) their
    )
    select distinct found.sign, encode(found.mark, 'hex') as mark, least(a.kept, b.kept) as one, greatest(a.kept, b.kept) as other
    from found
    cross join lateral (select yanzhen_kept_person(${turn.city}, found.person_id) as kept) a
    cross join lateral (select yanzhen_kept_person(${turn.city}, found.their_id) as kept) b
    where a.kept <> b.kept
    order by one, other, sign, mark`);
}
