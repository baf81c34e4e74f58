import { dateForReader, civilDateOf } from '@yanzhen/values/civil-date.ts';
import { maskAccount } from '@yanzhen/values/masking.ts';
import { findPersonsByIdentity } from '@yanzhen/server/accounts/save-person.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { askPayee, isWaiting } from './ask-payee.ts';
import { isAgentOf } from './organisation-payee.ts';
import * as contract from './contract-payees.ts';
import { openPayee, viewChange } from './payee.ts';
import * as payees from './payee-store.ts';
import * as store from './store.ts';

const { payeeFaults: faults, holdHours } = contract;

/** The window asks for another account of a person who cannot. */
export async function askPayeeChange(
  turn: Turn,
  { params, body }: Input<typeof contract.askPayeeChange>,
): Promise<Output<typeof contract.askPayeeChange>> {
  const { personId } = params;
  const [person] = await store.listPersons(turn, [personId]);
  if (!person || !coversCounty(actorOf(turn), person.county)) throw notFound();
  const { bankName, bankAccount: account, reason } = body;
  const id = await askPayee(turn, personId, { bankName, account, reason });
  return viewChange(turn, await getPayee(turn, id));
}

/** As `askPayeeChange`, for the person named by the card that lies before the clerk; the number is kept nowhere. */
export async function askPayeeAtWindow(
  turn: Turn,
  { body }: Input<typeof contract.askPayeeAtWindow>,
): Promise<Output<typeof contract.askPayeeAtWindow>> {
  const { name, identityNumber, ...asked } = body;
  const found = (await findPersonsByIdentity(turn, [identityNumber])).get(identityNumber);
  // Neither name alone nor number alone tells whether somebody is known here.
  if (found?.name !== name) throw fault(faults.personUnknown, { field: 'body.identityNumber' });
  return askPayeeChange(turn, {
    params: { personId: found.id },
    query: {},
    body: asked,
    files: [],
  });
}

/** A second natural person confirms; the account is in force a day later. */
export async function confirmPayeeChange(
  turn: Turn,
  { params, body }: Input<typeof contract.confirmPayeeChange>,
): Promise<Output<typeof contract.confirmPayeeChange>> {
  const change = await getWaiting(turn, params.changeId);
  const { personId } = actorOf(turn);
  if (change.state !== 'asked') throw fault(faults.changeDecided);
  if (!mayConfirm(turn, change)) throw fault(faults.changeOwn, { status: 403 });
  if (change.organisationId && (await isAgentOf(turn, personId, change.organisationId))) {
    throw fault(faults.changeOfOwnOrganisation, { status: 403 });
  }
  const inForceFrom = new Date(turn.now.getTime() + holdHours * 3_600_000);
  await payees.decidePayee(turn, change.id, {
    state: 'confirmed',
    by: personId,
    words: body.note,
    inForceFrom,
  });
  await tell(turn, change, 'payee-confirmed', {
    from: dateForReader(civilDateOf(inForceFrom), 'zh'),
    fromEn: dateForReader(civilDateOf(inForceFrom), 'en'),
  });
  await record(turn, change, 'talents.confirm-payee', body.note);
  return viewChange(turn, await getPayee(turn, change.id));
}

/** Refuses a change, or stops one whose day is not over. */
export async function refusePayeeChange(
  turn: Turn,
  { params, body }: Input<typeof contract.refusePayeeChange>,
): Promise<Output<typeof contract.refusePayeeChange>> {
  const change = await getWaiting(turn, params.changeId);
  await stop(turn, change, 'refused', body.reason);
  await tell(turn, change, 'payee-refused', { reason: body.reason });
  await record(turn, change, 'talents.refuse-payee', body.reason);
  return viewChange(turn, await getPayee(turn, change.id));
}

/** The owner stops a change: what the message to the phone that is known is sent for. */
export async function withdrawPayeeChange(
  turn: Turn,
  { params }: Input<typeof contract.withdrawPayeeChange>,
): Promise<Output<typeof contract.withdrawPayeeChange>> {
  const change = await payees.lockPayee(turn, params.changeId);
  if (!change || !isOwnPayee(turn, change)) throw notFound();
  if (!isWaiting(turn, change.state, change.inForceFrom)) throw fault(faults.changeDecided);
  await stop(turn, change, 'withdrawn', null);
  await record(turn, change, 'talents.withdraw-payee');
  return viewChange(turn, await getPayee(turn, change.id));
}

/** The person's own account, or one of the agent's organisation. */
function isOwnPayee(turn: Turn, { personId, organisationId }: payees.PayeeRow): boolean {
  const actor = actorOf(turn);
  if (organisationId !== null) {
    return actor.kind === 'agent' && actor.organisationId === organisationId;
  }
  return personId === actor.personId;
}

/** Who asked, the owner, and the clerk who entered the owner's phone number do not confirm. */
export function mayConfirm(turn: Turn, change: payees.PayeeRow): boolean {
  const { personId } = actorOf(turn);
  return ![change.askedByPerson, change.personId, change.assistedByPerson].includes(personId);
}

function stop(
  turn: Turn,
  { id }: payees.PayeeRow,
  state: 'refused' | 'withdrawn',
  words: string | null,
): Promise<void> {
  return payees.decidePayee(turn, id, {
    state,
    by: actorOf(turn).personId,
    words,
    inForceFrom: null,
  });
}

async function getWaiting(turn: Turn, id: string): Promise<payees.PayeeRow> {
  const change = await payees.lockPayee(turn, id);
  const [person] = change?.personId ? await store.listPersons(turn, [change.personId]) : [];
  const county = person?.county ?? change?.county ?? null;
  if (!change || !coversCounty(actorOf(turn), county)) throw notFound();
  if (!isWaiting(turn, change.state, change.inForceFrom)) throw fault(faults.changeDecided);
  return change;
}

async function getPayee(turn: Turn, id: string): Promise<payees.PayeeRow> {
  const row = await payees.lockPayee(turn, id);
  if (!row) throw notFound();
  return row;
}

async function tell(
  turn: Turn,
  change: payees.PayeeRow,
  template: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  // Of an organisation, its agent who asked is told.
  const personId = change.personId ?? change.askedByPerson;
  await turn.send({
    personId,
    template: `talents.${change.organisationId ? 'organisation-' : ''}${template}`,
    values: { account: maskAccount(openPayee(turn, change)), ...values },
    subject: subjectOf(change),
  });
}

function subjectOf({ organisationId, holderId }: payees.PayeeRow) {
  return { type: organisationId === null ? 'person' : 'organisation', id: holderId };
}

async function record(
  turn: Turn,
  change: payees.PayeeRow,
  act: string,
  reason?: string,
): Promise<void> {
  await turn.record({
    act,
    subject: subjectOf(change),
    ...(reason ? { reason } : {}),
    detail: { versionId: change.id },
  });
}
