import { hasFullWidth } from './full-width.ts';

/** A person's bank card, or an organisation's account, whose shape each bank chooses. */
export type BankAccountKind = 'card' | 'organisation';

export const bankAccountFaults = ['full-width', 'characters', 'length', 'check-digit'] as const;
export type BankAccountFault = (typeof bankAccountFaults)[number];

export type BankAccountCheck =
  | { readonly ok: true; /** Digits only. */ readonly canonical: string }
  | { readonly ok: false; readonly code: BankAccountFault };

/**
 * Whether a text can be a bank account number.
 *
 * @param text  As typed; spaces and hyphens between the digits are forgiven.
 * @param kind  `card`: 16–19 digits with the Luhn digit; `organisation`: 9–32 digits, no check.
 * @source ISO/IEC 7812-1 (Luhn), JR/T 0008-2000 for the length of cards.
 */
export function checkBankAccount(text: string, kind: BankAccountKind): BankAccountCheck {
  if (hasFullWidth(text)) return { ok: false, code: 'full-width' };
  const canonical = text.replace(/[\s-]/g, '');
  if (!/^\d*$/.test(canonical)) return { ok: false, code: 'characters' };
  const [least, most] = kind === 'card' ? [16, 19] : [9, 32];
  if (canonical.length < least || canonical.length > most) return { ok: false, code: 'length' };
  if (kind === 'card' && luhnDigitOf(canonical.slice(0, -1)) !== canonical.at(-1)) {
    return { ok: false, code: 'check-digit' };
  }
  return { ok: true, canonical };
}

/**
 * A card number for demonstrations and tests: issuer `629999`, which no bank is known to use,
 * 19 digits, one for each seed from 0 to 999,999,999,999.
 *
 * @throws RangeError when the seed is out of range.
 */
export function syntheticBankCard(seed: number): string {
  if (!Number.isSafeInteger(seed) || seed < 0 || seed >= 1e12) {
    throw new RangeError('seed: a whole number below 10^12');
  }
  const body = `629999${String(seed).padStart(12, '0')}`;
  return body + luhnDigitOf(body);
}

/** Whether a canonical number stands in the range of `syntheticBankCard`. */
export function isSyntheticBankCard(canonical: string): boolean {
  return /^629999\d{13}$/.test(canonical);
}

function luhnDigitOf(body: string): string {
  const sum = [...body].toReversed().reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
