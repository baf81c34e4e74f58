import { sql } from 'kysely';
import type { Turn } from '../turn/turn.ts';

/** Persons with an enabled account that holds one of the roles itself. */
export async function listHolders(turn: Turn, roles: readonly string[]): Promise<string[]> {
  const rows = await turn.rows<{ personId: string }>(sql`
    select distinct a.person_id as "personId" from account a
    where a.city = ${turn.city} and a.disabled_at is null and a.roles && ${[...roles]}::text[]
    order by 1 limit 100`);
  return rows.map((row) => row.personId);
}
