import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getCityProfile } from '../policies/offers.ts';
import * as store from './store.ts';

/** Keeps in which county a person works. @throws Fault `talents.county-unknown`. */
export async function keepCounty(turn: Turn, personId: string, county: string): Promise<void> {
  const { counties } = await getCityProfile(turn);
  if (!counties.some((each) => each.code === county)) {
    throw fault('talents.county-unknown', { status: 400, field: 'body.county' });
  }
  await store.saveCounty(turn, personId, county);
}

/**
 * Keeps where a person's money goes; a member left out stays as it is.
 *
 * @param account  Digits in canonical form (`zBankCard`).
 * @throws Fault `talents.account-without-bank` when an account comes and no bank is known.
 */
export async function keepPayee(
  turn: Turn,
  personId: string,
  { bankName, account }: { readonly bankName?: string; readonly account?: string },
): Promise<void> {
  const known = (await store.listPersons(turn, [personId]))[0];
  const bank = bankName ?? known?.bank_name;
  if (!bank) throw fault('talents.account-without-bank', { status: 400, field: 'body.bankName' });
  if (account === undefined) return store.saveBankName(turn, personId, bank);
  await store.saveAccount(turn, personId, {
    bankName: bank,
    sealed: turn.secrets.seal('talent', 'account', personId, account),
    index: turn.secrets.index('account', account),
  });
}
