import { sql } from 'kysely';
import { checkIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { comparableName } from '@yanzhen/values/person-name.ts';
import type { Feature } from '../manifest/feature.ts';
import type { Turn } from '../turn/turn.ts';

/** Jobs of features that look at a person whenever what is known of them changes. */
let watchers: readonly string[] = [];

export function declareWatchers(features: readonly Feature[]): void {
  watchers = features.flatMap((feature) => feature.personChanged ?? []);
}

/**
 * To be called wherever name, numbers or papers of a person were kept: the keyed signs by which the person
 * may be found again are made anew, and what watches persons looks at this one once the turn has committed.
 */
export async function personChanged(turn: Turn, personId: string): Promise<void> {
  await keepSigns(turn, personId);
  await announceChange(turn, personId);
}

/** As `personChanged`, where neither name, identity nor mobile number changed. */
export async function announceChange(turn: Turn, personId: string): Promise<void> {
  for (const task of watchers) await turn.enqueue(task, { personId }, `${task}/${personId}`);
}

interface SignedPerson {
  readonly id: string;
  readonly name: string;
  readonly identity: Buffer | null;
  readonly mobile: Buffer | null;
}

/** Signs of those of the persons who have none: who came in before there were any, or by another door. */
export async function keepMissingSigns(turn: Turn, personIds: readonly string[]): Promise<void> {
  const rows = await turn.rows<SignedPerson>(sql`
    select p.id, p.name, p.identity_sealed as identity, p.mobile_index as mobile from person p
    where p.city = ${turn.city} and p.id = any(${[...personIds]}::uuid[])
      and (p.identity_sealed is not null or p.mobile_index is not null)
      and not exists (select from person_sign s where s.city = p.city and s.person_id = p.id)`);
  for (const row of rows) await saveSigns(turn, row);
}

async function keepSigns(turn: Turn, personId: string): Promise<void> {
  const row = await turn.row<SignedPerson>(sql`
    select id, name, identity_sealed as identity, mobile_index as mobile from person
    where city = ${turn.city} and id = ${personId}`);
  if (row) await saveSigns(turn, row);
}

/** The birthday is read from the identity number within this process; only keyed digests leave it. */
async function saveSigns(turn: Turn, { id, name, identity, mobile }: SignedPerson): Promise<void> {
  const comparable = comparableName(name);
  const number = identity && turn.secrets.open('person', 'identity', id, identity);
  const read = number ? checkIdentityNumber(number) : undefined;
  const marks: Record<string, Buffer> = {};
  if (comparable && read?.ok) marks['name-birthday'] = nameBirthdayMark(turn, name, read.birthOn);
  if (comparable && mobile) {
    marks['name-mobile'] = turn.secrets.index(
      'name-mobile',
      `${comparable}/${mobile.toString('hex')}`,
    );
  }
  const rows = Object.entries(marks).map(([sign, mark]) => ({ sign, mark: mark.toString('hex') }));
  await turn.run(sql`
    delete from person_sign where city = ${turn.city} and person_id = ${id}
      and sign in ('name-birthday', 'name-mobile')`);
  if (rows.length === 0) return;
  await turn.run(sql`
    insert into person_sign (city, person_id, sign, mark)
    select ${turn.city}, ${id}, s.sign, decode(s.mark, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(sign text, mark text)
    on conflict do nothing`);
}

/** The keyed digest of a name and a birthday. */
export function nameBirthdayMark(turn: Turn, name: string, birthOn: string): Buffer {
  return turn.secrets.index('name-birthday', `${comparableName(name)}/${birthOn}`);
}
