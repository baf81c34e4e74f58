import { expect, test } from 'vitest';
import { checkDocumentNumber } from './document-number.ts';
import { syntheticIdentityNumber, toEighteenDigits } from './identity-number.ts';

const compared = (text: string) => {
  const read = checkDocumentNumber(text);
  return read.ok ? `${read.comparable.kind}/${read.comparable.text}` : read.code;
};

test.each([
  ['e 1234567', 'Ｅ１２３４５６７'],
  ['E-12345O7', 'E1234507'],
  ['GBR 5105 85 01 01 01', 'gbr5105850101o1'],
])('%s and %s are one number', (one, other) => {
  expect(compared(one)).toBe(compared(other));
});

test('an identity number of 15 digits is compared in its 18 characters', () => {
  const fifteen = '510599850101901';
  expect(compared(fifteen)).toBe(`identity/${toEighteenDigits(fifteen)}`);
  expect(compared(syntheticIdentityNumber(3))).toBe(`identity/${syntheticIdentityNumber(3)}`);
});

test.each(['', 'E123', 'PASSPORT', '护照E1234567', 'E'.repeat(21)])('%s is no number', (text) => {
  expect(checkDocumentNumber(text).ok).toBe(false);
});
