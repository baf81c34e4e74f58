import { maskAccount } from '@yanzhen/values/masking.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { HoldCode, PayeeChange } from './contract-payees.ts';
import type { PayeeRow } from './payee-store.ts';

/** The version that money goes to now: the newest of those in force. */
export function payeeInForce(turn: Turn, versions: readonly PayeeRow[]): PayeeRow | undefined {
  return versions
    .filter(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= turn.now)
    .reduce<PayeeRow | undefined>(
      (best, each) => (best && best.number > each.number ? best : each),
      undefined,
    );
}

/** Why nothing is paid to somebody now; undefined where something may be. */
export function holdOf(
  turn: Turn,
  versions: readonly PayeeRow[],
): { readonly code: HoldCode; readonly until: Date | null } | undefined {
  if (versions.some(({ state }) => state === 'asked')) return { code: 'change-asked', until: null };
  const held = versions.find(({ inForceFrom }) => inForceFrom !== null && inForceFrom > turn.now);
  if (held) return { code: 'change-held', until: held.inForceFrom };
  return payeeInForce(turn, versions) ? undefined : { code: 'no-account', until: null };
}

/** The account in full: for the bank file and for comparing only. */
export function openPayee(turn: Turn, row: PayeeRow): string {
  // Sealed under the name that accounts had before they were versions.
  return turn.secrets.open('talent', 'account', row.holderId, row.accountSealed);
}

export function viewChange(turn: Turn, row: PayeeRow): PayeeChange {
  return {
    id: row.id,
    bankName: row.bankName,
    account: maskAccount(openPayee(turn, row)),
    state: row.state,
    askedAt: row.askedAt.toISOString(),
    own: row.askedByPerson === row.personId,
    reason: row.reason,
    inForceFrom: row.inForceFrom?.toISOString() ?? null,
  };
}
