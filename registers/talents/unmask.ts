import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { openPayee, payeeInForce } from './payee.ts';
import { listLivePayees } from './payee-store.ts';
import * as store from './store.ts';

/** Full numbers that one person of the staff may see in a day. @source DESIGN, “Personal data” */
const unmasksADay = 50;

/** Roles of case work that may need a full number. */
export const unmaskRoles = [
  'window-clerk',
  'county-officer',
  'city-checker',
  'approver',
  'publicity-officer',
  'finance-preparer',
  'finance-signer',
  'finance-releaser',
  'auditor',
] as const;

/** Shows one full number once, for a stated reason; each look is an audit row of the same turn. */
export async function unmask(
  turn: Turn,
  { params, body }: Input<typeof contract.unmask>,
): Promise<Output<typeof contract.unmask>> {
  const actor = actorOf(turn);
  const person = (await store.listPersons(turn, [params.personId]))[0];
  if (!person || !coversCounty(actor, person.county)) throw notFound();

  // The viewer's own row is held, so that looks sent at once are counted one after another.
  await store.lockPerson(turn, actor.personId);
  const seen = await store.countUnmasked(turn, actor.personId, startOfDay(turn.today));
  if (seen >= unmasksADay) {
    throw fault('talents.unmask-cap', { status: 429, values: { most: unmasksADay } });
  }
  const value = await openField(turn, person, body.field);
  if (value === undefined) {
    throw fault('talents.nothing-to-unmask', { status: 404, field: 'body.field' });
  }
  await turn.record({
    act: 'talents.unmask',
    subject: { type: 'person', id: person.id },
    reason: body.note,
    detail: { field: body.field, reason: body.reason },
  });
  return { value, leftToday: unmasksADay - seen - 1 };
}

async function openField(
  turn: Turn,
  person: store.PersonRow,
  field: (typeof contract.unmaskFields)[number],
): Promise<string | undefined> {
  const open = (table: string, column: string, sealed: Buffer | null): string | undefined =>
    sealed ? turn.secrets.open(table, column, person.keptId, sealed) : undefined;
  switch (field) {
    case 'identity':
      return open('person', 'identity', person.identity_sealed);
    case 'mobile':
      return open('person', 'mobile', person.mobile_sealed);
    case 'account': {
      const payee = payeeInForce(turn, await listLivePayees(turn, [person.id]));
      return payee && openPayee(turn, payee);
    }
  }
}

/** The city's clock is UTC+8. */
function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
