import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { fault, type Fault } from '../routes/fault.ts';
import type { Turn } from '../turn/turn.ts';
import { accountColumns, type AccountRow } from './find-actor.ts';
import { saveTalentAccount } from './talent-account.ts';

export const codeValidMinutes = 5;
const codesPerHour = 5;
const triesMax = 5;

/**
 * Makes a code of six digits for a mobile number; an older one ends.
 *
 * @throws Fault `session.too-many-codes` past five in an hour.
 */
export async function makeCode(turn: Turn, mobile: string): Promise<string> {
  const index = turn.secrets.index('mobile', mobile);
  const hourAgo = new Date(turn.now.getTime() - 3_600_000);
  const recent = await turn.row<{ count: number }>(sql`
    select count(*) as count from one_time_code
    where city = ${turn.city} and mobile_index = ${index} and created_at > ${hourAgo}`);
  if ((recent?.count ?? 0) >= codesPerHour) {
    throw fault('session.too-many-codes', { status: 429, field: 'body.mobile' });
  }
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = turn.newId();
  await turn.run(sql`
    update one_time_code set used_at = ${turn.now}
    where city = ${turn.city} and mobile_index = ${index} and used_at is null`);
  await turn.run(sql`
    insert into one_time_code (city, id, mobile_index, code_hash, created_at, expires_at)
    values (${turn.city}, ${id}, ${index}, ${hashCode(id, code)}, ${turn.now},
            ${new Date(turn.now.getTime() + codeValidMinutes * 60_000)})`);
  return code;
}

/** Uses a code up. @returns a fault to tell after the turn has committed: the try is counted. */
export async function useCode(
  turn: Turn,
  mobile: string,
  code: string,
): Promise<Fault | undefined> {
  const index = turn.secrets.index('mobile', mobile);
  const row = await turn.row<{ id: string; code_hash: Buffer; tries: number }>(sql`
    update one_time_code set tries = tries + 1
    where city = ${turn.city} and mobile_index = ${index} and used_at is null
      and expires_at > ${turn.now}
    returning id, code_hash, tries`);
  if (!row) return fault('session.wrong-code', { status: 401, field: 'body.code' });
  if (row.tries > triesMax)
    return fault('session.too-many-tries', { status: 429, field: 'body.code' });
  if (!hashCode(row.id, code).equals(row.code_hash)) {
    return fault('session.wrong-code', { status: 401, field: 'body.code' });
  }
  await turn.run(sql`
    update one_time_code set used_at = ${turn.now} where city = ${turn.city} and id = ${row.id}`);
  return undefined;
}

/**
 * The account of a mobile number: an employer's agent or a talent who has one. Who has none becomes a
 * talent of whom nothing is known yet but the number; identity comes with the first application.
 */
export async function accountOfMobile(turn: Turn, mobile: string): Promise<AccountRow> {
  const index = turn.secrets.index('mobile', mobile);
  // Two first sign-ins with one number at once make one person.
  await turn.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${turn.city}/${index.toString('hex')}`}, 0))`,
  );
  const known = await turn.row<AccountRow>(sql`
    select ${accountColumns(turn)} from account a
    join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and p.mobile_index = ${index} and a.kind in ('talent', 'agent')
      and a.disabled_at is null
    order by a.kind, a.created_at limit 1`);
  if (known) return known;
  const personId = turn.newId();
  await turn.run(sql`
    insert into person (city, id, name, mobile_sealed, mobile_index, created_at)
    values (${turn.city}, ${personId}, ${`${mobile.slice(0, 3)}****${mobile.slice(7)}`},
            ${turn.secrets.seal('person', 'mobile', personId, mobile)}, ${index}, ${turn.now})`);
  return saveTalentAccount(turn, personId);
}

function hashCode(id: string, code: string): Buffer {
  return createHmac('sha256', id).update(code).digest();
}
