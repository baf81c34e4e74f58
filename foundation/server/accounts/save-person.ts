import { sql } from 'kysely';
import { keepNameKeys } from '../names/keep-name.ts';
import { fault } from '../routes/fault.ts';
import type { Turn } from '../turn/turn.ts';
import { findKept, standing } from './one-person.ts';
import { personChanged } from './person-changed.ts';

export interface PersonFields {
  readonly name: string;
  /** Canonical 18 characters. */
  readonly identityNumber?: string;
  readonly mobile?: string;
}

/** Finds the natural person with this identity number, or makes one. @returns the person's id. */
export async function findOrSavePerson(turn: Turn, person: PersonFields): Promise<string> {
  if (person.identityNumber) {
    const known = await findPersonByIdentity(turn, person.identityNumber);
    if (known) return known;
  }
  const id = turn.newId();
  await turn.run(sql`
    insert into person (city, id, name, created_at)
    values (${turn.city}, ${id}, ${person.name}, ${turn.now})`);
  await keepNameKeys(turn, person.name);
  if (person.mobile) await saveMobile(turn, id, person.mobile);
  if (person.identityNumber) await saveIdentity(turn, id, person.name, person.identityNumber);
  else await personChanged(turn, id);
  return id;
}

/** Who is known by identity numbers, by number; numbers that nobody has are left out. */
export async function findPersonsByIdentity(
  turn: Turn,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const byIndex = new Map(
    numbers.map((number) => [turn.secrets.index('identity', number).toString('hex'), number]),
  );
  const rows = await turn.rows<{ id: string; name: string; index: string }>(sql`
    select k.id, k.name, encode(p.identity_index, 'hex') as index from person p
    join person k on k.city = p.city and k.id = ${standing('p')}
    where p.city = ${turn.city} and p.identity_index in (
      select decode(value, 'hex') from jsonb_array_elements_text(${JSON.stringify([...byIndex.keys()])}::jsonb))`);
  return new Map(rows.map(({ id, name, index }) => [byIndex.get(index) ?? '', { id, name }]));
}

async function findPersonByIdentity(turn: Turn, number: string): Promise<string | undefined> {
  const row = await turn.row<{ id: string }>(sql`
    select coalesce(kept_id, id) as id from person
    where city = ${turn.city} and identity_index = ${turn.secrets.index('identity', number)}`);
  return row?.id;
}

/**
 * Says who a person is. An identity number once said is not replaced here.
 *
 * @throws Fault `session.identity-taken` when another person of the city has this number.
 */
export async function saveIdentity(
  turn: Turn,
  personId: string,
  name: string,
  number: string,
): Promise<void> {
  const owner = await findPersonByIdentity(turn, number);
  if (owner && owner !== (await findKept(turn, personId))) {
    throw fault('session.identity-taken', { status: 409, field: 'body.identityNumber' });
  }
  await turn.run(sql`
    update person set name = ${name},
      identity_sealed = ${turn.secrets.seal('person', 'identity', personId, number)},
      identity_index = ${turn.secrets.index('identity', number)}
    where city = ${turn.city} and id = ${personId}`);
  await keepNameKeys(turn, name);
  await personChanged(turn, personId);
}

async function saveMobile(turn: Turn, personId: string, mobile: string): Promise<void> {
  await turn.run(sql`
    update person set mobile_sealed = ${turn.secrets.seal('person', 'mobile', personId, mobile)},
      mobile_index = ${turn.secrets.index('mobile', mobile)}
    where city = ${turn.city} and id = ${personId}`);
}
