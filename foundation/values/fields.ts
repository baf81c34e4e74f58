import * as z from 'zod';
import { bankAccountFaults, checkBankAccount, type BankAccountKind } from './bank-account.ts';
import { isCivilDate } from './civil-date.ts';
import { checkCreditCode, creditCodeFaults } from './credit-code.ts';
import { checkDocumentNumber } from './document-number.ts';
import { checkIdentityNumber, identityNumberFaults } from './identity-number.ts';
import { amountFaults } from './money.ts';
import { checkMobile, mobileFaults } from './phone.ts';

/**
 * Codes of what can be wrong with a field. Each has `says` and `remedy` under `fields.<code>` in
 * `words.zh.yaml` and `words.en.yaml`; the code is one key, its dot included.
 */
export const faultCodes = [
  ...identityNumberFaults.map((code) => `identity-number.${code}` as const),
  'document-number.format',
  ...creditCodeFaults.map((code) => `credit-code.${code}` as const),
  ...mobileFaults.map((code) => `mobile.${code}` as const),
  ...bankAccountFaults.map((code) => `bank-account.${code}` as const),
  ...amountFaults.map((code) => `amount.${code}` as const),
  'civil-date',
  'uuid',
  'empty',
  'too-long',
  'too-short',
  'control-characters',
  'format',
  'too-small',
  'too-big',
  'not-whole',
  'too-few',
  'too-many',
  'not-offered',
  'required',
  'wrong-type',
  'unknown-field',
  'invalid',
] as const;
export type FieldFaultCode = (typeof faultCodes)[number];

/** Figures that the words of a code may quote: `{{maximum}}`. */
export type FaultValues = Readonly<Record<string, string | number>>;

/** GB 11643 identity number, given back in its 18-character form. */
export const zIdentityNumber = checkedText('identity-number', checkIdentityNumber).meta({
  description: 'Identity number, 18 characters (GB 11643-1999)',
  examples: ['11010519491231002X'],
});

/** Number of a passport, residence card or permit, given back in capitals without spaces. */
export const zDocumentNumber = checkedText('document-number', checkDocumentNumber).meta({
  description: 'Number of a passport, residence card, travel permit or earlier identity card',
});

/** GB 32100 unified social credit code, given back in capitals. */
export const zCreditCode = checkedText('credit-code', checkCreditCode).meta({
  description: 'Unified social credit code, 18 characters (GB 32100-2015)',
});

/** Mainland mobile number, given back as eleven digits. */
export const zMobile = checkedText('mobile', checkMobile).meta({
  description: 'Mainland mobile number, 11 digits',
});

/** A person's bank card, given back as digits. */
export const zBankCard = accountField('card').meta({ description: 'Bank card, 16–19 digits' });

/** An organisation's bank account, given back as digits. */
export const zOrganisationAccount = accountField('organisation').meta({
  description: "An organisation's bank account, 9–32 digits",
});

/** A day `YYYY-MM-DD`, 1900–2199. */
export const zCivilDate = z
  .string()
  .check(({ value, issues }) => {
    if (!isCivilDate(value)) issues.push(fieldIssue(value, 'civil-date'));
  })
  .meta({ format: 'date', examples: ['2024-05-09'] });

/** An amount in whole fen, 0 or more. */
export const zFen = z
  .number()
  .check(({ value, issues }) => {
    if (!Number.isInteger(value)) issues.push(fieldIssue(value, 'not-whole'));
    else if (value < 0) issues.push(fieldIssue(value, 'amount.negative'));
    else if (!Number.isSafeInteger(value)) issues.push(fieldIssue(value, 'amount.too-large'));
  })
  .meta({ type: 'integer', minimum: 0, description: 'Money in whole fen; 100 fen = 1 yuan' });

/** A UUID in small letters. */
export const zUuid = z
  .string()
  .check(({ value, issues }) => {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) {
      issues.push(fieldIssue(value, 'uuid'));
    }
  })
  .meta({ format: 'uuid' });

/** A reason that a person writes: 1–500 characters after trimming. */
export const zReason = zText(500);

/** A person's name: 1–60 characters on one line. */
export const zPersonName = zText(60, { lines: 'one' });

/**
 * A text of 1 to `maximum` characters after trimming, without control characters.
 *
 * @param lines  `one` refuses line breaks, `many` (the default) allows them.
 */
export function zText(maximum: number, { lines = 'many' }: { lines?: 'one' | 'many' } = {}) {
  const refused = lines === 'one' ? /\p{Cc}/u : /(?![\t\n\r])\p{Cc}/u;
  return z
    .string()
    .overwrite((text) => text.trim())
    .check(({ value, issues }) => {
      if (value === '') issues.push(fieldIssue(value, 'empty'));
      if ([...value].length > maximum) {
        issues.push(fieldIssue(value, 'too-long', { maximum }));
      }
      if (refused.test(value)) issues.push(fieldIssue(value, 'control-characters'));
    })
    .meta({ minLength: 1, maxLength: maximum });
}

/** Whether a code is one of `faultCodes`. */
export function isFieldFaultCode(code: unknown): code is FieldFaultCode {
  return faultCodes.some((known) => known === code);
}

/**
 * An issue for `.check()` of a schema of one's own, with a code that has words.
 *
 * It ends the checks of its field: one fault is told at a time.
 */
function fieldIssue(input: unknown, code: FieldFaultCode, values: FaultValues = {}) {
  return {
    code: 'custom' as const,
    input,
    message: code,
    params: { code, values },
    continue: false,
  };
}

function accountField(kind: BankAccountKind) {
  return checkedText('bank-account', (text) => checkBankAccount(text, kind));
}

/** A text that a check of this folder accepts, replaced by its canonical form. */
function checkedText<Field extends string, Code extends string>(
  field: Field,
  check: (text: string) => { ok: true; canonical: string } | { ok: false; code: Code },
) {
  return z
    .string()
    .check(({ value, issues }) => {
      const answer = check(value);
      const code = answer.ok ? undefined : `${field}.${answer.code}`;
      if (isFieldFaultCode(code)) issues.push(fieldIssue(value, code));
    })
    .overwrite((text) => {
      const answer = check(text);
      return answer.ok ? answer.canonical : text;
    });
}
