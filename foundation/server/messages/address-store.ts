import { sql } from 'kysely';
import type { Language } from '@yanzhen/values/localized.ts';
import type { Turn } from '../turn/turn.ts';

const triesMost = 5;

export async function findAddresses(
  turn: Turn,
  personId: string,
): Promise<{ mobile: Buffer | null; email: Buffer | null; unconfirmed: Buffer | null }> {
  const row = await turn.row<Awaited<ReturnType<typeof findAddresses>>>(sql`
    select p.mobile_sealed as mobile, p.email_sealed as email, r.email_sealed as unconfirmed
    from person p
    left join email_request r on r.city = p.city and r.person_id = p.id
      and r.expires_at > ${turn.now}
    where p.city = ${turn.city} and p.id = ${personId}`);
  return row ?? { mobile: null, email: null, unconfirmed: null };
}

/** Keeps an address that waits for its code, in the place of an earlier one. */
export async function saveRequest(
  turn: Turn,
  personId: string,
  id: string,
  sealed: Buffer,
  minutes: number,
): Promise<void> {
  await turn.run(sql`
    insert into email_request (city, person_id, id, email_sealed, asked_at, expires_at)
    values (${turn.city}, ${personId}, ${id}, ${sealed}, ${turn.now},
            ${new Date(turn.now.getTime() + minutes * 60_000)})
    on conflict (city, person_id) do update set id = excluded.id, code_hash = null, tries = 0,
      email_sealed = excluded.email_sealed, asked_at = excluded.asked_at,
      expires_at = excluded.expires_at`);
}

export function findRequest(
  turn: Turn,
  id: string,
): Promise<{ id: string; personId: string; sealed: Buffer; language: Language } | undefined> {
  return turn.row(sql`
    select r.id, r.person_id as "personId", r.email_sealed as sealed,
           coalesce((select language from account a where a.city = r.city
                       and a.person_id = r.person_id and a.kind <> 'staff' limit 1), 'zh') as language
    from email_request r where r.city = ${turn.city} and r.id = ${id}`);
}

export async function saveCode(turn: Turn, id: string, codeHash: Buffer): Promise<void> {
  await turn.run(sql`
    update email_request set code_hash = ${codeHash} where city = ${turn.city} and id = ${id}`);
}

/** Counts a try of a person; undefined where no address waits or its tries are used up. */
export function countTry(
  turn: Turn,
  personId: string,
): Promise<{ id: string; codeHash: Buffer | null } | undefined> {
  return turn.row(sql`
    update email_request set tries = tries + 1
    where city = ${turn.city} and person_id = ${personId} and expires_at > ${turn.now}
      and tries < ${triesMost}
    returning id, code_hash as "codeHash"`);
}

export async function confirmRequest(turn: Turn, personId: string, id: string): Promise<void> {
  await turn.run(sql`
    with confirmed as (
      delete from email_request where city = ${turn.city} and person_id = ${personId} and id = ${id}
      returning email_sealed
    )
    update person p set email_sealed = confirmed.email_sealed from confirmed
    where p.city = ${turn.city} and p.id = ${personId}`);
}

export async function removeAddresses(turn: Turn, personId: string): Promise<void> {
  await turn.run(sql`
    with gone as (
      delete from email_request where city = ${turn.city} and person_id = ${personId}
    )
    update person set email_sealed = null where city = ${turn.city} and id = ${personId}`);
}
