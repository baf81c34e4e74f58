import { sql } from 'kysely';
import type { Turn } from '../turn/turn.ts';
import { accountColumns, findAccountById, type AccountRow } from './find-actor.ts';
import { recordsOf } from './one-person.ts';

/** The talent's account of a natural person. */
export async function findTalentAccount(
  turn: Turn,
  personId: string,
): Promise<AccountRow | undefined> {
  return turn.row<AccountRow>(sql`
    select ${accountColumns(turn)} from account a
    join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.person_id = any(${recordsOf(turn, personId)}) and a.kind = 'talent'
      and a.disabled_at is null
    order by a.created_at limit 1`);
}

export async function saveTalentAccount(turn: Turn, personId: string): Promise<AccountRow> {
  const id = turn.newId();
  await turn.run(sql`
    insert into account (city, id, person_id, kind, roles, language, created_at)
    values (${turn.city}, ${id}, ${personId}, 'talent', '{talent}', ${turn.language}, ${turn.now})`);
  const made = await findAccountById(turn, id);
  if (!made) throw new Error('the account just made is not there');
  return made;
}
