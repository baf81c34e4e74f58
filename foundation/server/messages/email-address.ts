import { createHmac, randomInt } from 'node:crypto';
import type * as contract from '@yanzhen/values/messages.ts';
import { emailCodeMinutes } from '@yanzhen/values/messages.ts';
import { maskEmail, maskPhone } from '@yanzhen/values/masking.ts';
import type { Task } from '../manifest/feature.ts';
import type { Words } from '../manifest/words.ts';
import { fault, type Fault } from '../routes/fault.ts';
import type { Input, Output } from '../routes/route.ts';
import { actorOf, type Turn } from '../turn/turn.ts';
import type { Outlet } from './outlet.ts';
import * as store from './address-store.ts';

/** Where messages to the person signed in go; addresses masked. */
export async function showMyWays(turn: Turn): Promise<Output<typeof contract.showMyWays>> {
  const { personId } = actorOf(turn);
  const { mobile, email, unconfirmed } = await store.findAddresses(turn, personId);
  const opened = (field: 'mobile' | 'email', sealed: Buffer | null): string | undefined =>
    sealed ? turn.secrets.open('person', field, personId, sealed) : undefined;
  const [number, address, asked] = [
    opened('mobile', mobile),
    opened('email', email),
    opened('email', unconfirmed),
  ];
  return {
    mobile: number === undefined ? null : maskPhone(number),
    email: address === undefined ? null : maskEmail(address),
    unconfirmed: asked === undefined ? null : maskEmail(asked),
  };
}

/** A person gives an address; nothing goes there but the code until it is confirmed. */
export async function askEmail(
  turn: Turn,
  { body }: Input<typeof contract.askEmail>,
): Promise<Output<typeof contract.askEmail>> {
  const { personId } = actorOf(turn);
  const id = turn.newId();
  const sealed = turn.secrets.seal('person', 'email', personId, body.email);
  await store.saveRequest(turn, personId, id, sealed, emailCodeMinutes);
  await turn.enqueue('messages.email-code', { requestId: id }, `email-code/${id}`);
  await turn.record({ act: 'messages.ask-email', subject: { type: 'person', id: personId } });
  return showMyWays(turn);
}

/** The job that makes the code of an address and sends it there; the code is kept nowhere. */
export function sendEmailCode(words: Words, email: Outlet): Task {
  return async (turn, payload, { attempt } = { attempt: 1 }) => {
    // Cut off in the middle: the person asks for another code sooner than we know what became of this one.
    if (attempt > 1 && !email.repeatable) return;
    const request = await store.findRequest(turn, String(payload['requestId']));
    if (!request) return;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await store.saveCode(turn, request.id, hashOf(request.id, code));
    const values = { code, minutes: emailCodeMinutes };
    const text = words.find(request.language, 'messages', ['messages', 'email-code'], values);
    if (text === undefined) throw new Error('no words for the code of an address');
    const to = turn.secrets.open('person', 'email', request.personId, request.sealed);
    await email.send(turn, to, text, request.id);
  };
}

/**
 * Confirms the address that the code was sent to.
 *
 * @returns a fault to tell after the turn has committed: the try is counted.
 */
export async function confirmEmail(
  turn: Turn,
  { body }: Input<typeof contract.confirmEmail>,
): Promise<Output<typeof contract.confirmEmail> | Fault> {
  const { personId } = actorOf(turn);
  const request = await store.countTry(turn, personId);
  if (!request) throw fault('messages.no-address');
  if (!request.codeHash || !hashOf(request.id, body.code).equals(request.codeHash)) {
    return fault('messages.wrong-code', { status: 400, field: 'body.code' });
  }
  await store.confirmRequest(turn, personId, request.id);
  await turn.record({ act: 'messages.confirm-email', subject: { type: 'person', id: personId } });
  return showMyWays(turn);
}

/** No more e-mail; messages stay in the product and go to the mobile number. */
export async function removeEmail(turn: Turn): Promise<Output<typeof contract.removeEmail>> {
  const { personId } = actorOf(turn);
  await store.removeAddresses(turn, personId);
  await turn.record({ act: 'messages.remove-email', subject: { type: 'person', id: personId } });
  return showMyWays(turn);
}

function hashOf(id: string, code: string): Buffer {
  return createHmac('sha256', id).update(code).digest();
}
