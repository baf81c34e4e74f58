import { maskAccount } from '@yanzhen/values/masking.ts';
import { announceChange } from '@yanzhen/server/accounts/person-changed.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { holdHours, payeeFaults } from './contract-payees.ts';
import { openPayee, payeeInForce } from './payee.ts';
import * as payees from './payee-store.ts';
import * as store from './store.ts';

export interface PayeeAsked {
  readonly bankName?: string | undefined;
  /** Digits in canonical form (`zBankCard`). */
  readonly account?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Asks that a person's money goes to an account. The person's own first account is in force at once;
 * every other waits for a second person and a day, and the person is told on the phone that is known.
 *
 * @returns id of the version.
 * @throws Fault `talents.account-without-bank`, `.change-waits`, `.same-account`.
 */
export async function askPayee(turn: Turn, personId: string, asked: PayeeAsked): Promise<string> {
  const askedBy = actorOf(turn).personId;
  await store.lockPerson(turn, personId);
  const versions = await payees.listVersionsOf(turn, personId);
  const { bankName, account, index } = readAsked(turn, versions, asked);
  const assistedBy = await store.findAssisted(turn, personId);
  const first = versions.length === 0 && askedBy === personId && assistedBy === null;
  const id = turn.newId();
  await payees.savePayee(turn, {
    id,
    holder: { personId, organisationId: null },
    number: first ? 1 : nextNumber(versions),
    bankName,
    sealed: turn.secrets.seal('talent', 'account', personId, account),
    index,
    askedBy,
    assistedBy,
    reason: asked.reason ?? null,
    first,
  });
  await announceChange(turn, personId);
  if (!first) {
    await turn.send({
      personId,
      template: 'talents.payee-asked',
      values: { account: maskAccount(account) },
      subject: { type: 'person', id: personId },
    });
  }
  await turn.record({
    act: first ? 'talents.first-payee' : 'talents.ask-payee',
    subject: { type: 'person', id: personId },
    ...(asked.reason ? { reason: asked.reason } : {}),
    detail: { versionId: id },
  });
  return id;
}

/**
 * Brings in the account of a person who has none, under an act of two people: the first asked for it,
 * the actor confirms; in force a day later, as every account that somebody else gave.
 *
 * @returns false when the person has an account, which stays.
 */
export async function importPayee(
  turn: Turn,
  personId: string,
  given: { bankName: string; account: string; preparedBy: string; reason: string },
): Promise<boolean> {
  await store.lockPerson(turn, personId);
  if ((await payees.listVersionsOf(turn, personId)).length > 0) return false;
  const id = turn.newId();
  await payees.savePayee(turn, {
    id,
    holder: { personId, organisationId: null },
    number: 2,
    bankName: given.bankName,
    sealed: turn.secrets.seal('talent', 'account', personId, given.account),
    index: turn.secrets.index('account', given.account),
    askedBy: given.preparedBy,
    assistedBy: null,
    reason: given.reason,
    first: false,
  });
  await payees.decidePayee(turn, id, {
    state: 'confirmed',
    by: actorOf(turn).personId,
    words: given.reason,
    inForceFrom: new Date(turn.now.getTime() + holdHours * 3_600_000),
  });
  await announceChange(turn, personId);
  return true;
}

/**
 * What an account that is asked for would be, beside those that are known.
 *
 * @throws Fault `talents.account-without-bank`, `.change-waits`, `.same-account`.
 */
export function readAsked(
  turn: Turn,
  versions: readonly payees.PayeeRow[],
  asked: PayeeAsked,
): { readonly bankName: string; readonly account: string; readonly index: Buffer } {
  const known = payeeInForce(turn, versions);
  const bankName = asked.bankName ?? known?.bankName;
  if (!bankName)
    throw fault('talents.account-without-bank', { status: 400, field: 'body.bankName' });
  const account = asked.account ?? (known && openPayee(turn, known));
  if (!account)
    throw fault('talents.account-without-bank', { status: 400, field: 'body.bankAccount' });
  const index = turn.secrets.index('account', account);
  if (versions.some(({ state, inForceFrom }) => isWaiting(turn, state, inForceFrom))) {
    throw fault(payeeFaults.changeWaits, { field: 'body.bankAccount' });
  }
  if (known && known.bankName === bankName && index.equals(known.accountIndex)) {
    throw fault(payeeFaults.sameAccount, { field: 'body.bankAccount' });
  }
  return { bankName, account, index };
}

/** Number 1 is kept for a person's own first account. */
export function nextNumber(versions: readonly payees.PayeeRow[]): number {
  return Math.max(2, (versions[0]?.number ?? 0) + 1);
}

/** Whether a version waits for its second person or for its day. */
export function isWaiting(turn: Turn, state: string, inForceFrom: Date | null): boolean {
  return state === 'asked' || (inForceFrom !== null && inForceFrom > turn.now);
}
