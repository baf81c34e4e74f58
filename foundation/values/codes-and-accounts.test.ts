import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBankAccount, isSyntheticBankCard, syntheticBankCard } from './bank-account.ts';
import { checkCreditCode, isSyntheticCreditCode, syntheticCreditCode } from './credit-code.ts';
import { readReferenceNumber, referenceNumber, uuidV7 } from './ids.ts';
import { checkMobile, isSyntheticMobile, syntheticMobile } from './phone.ts';

/** A text with one character replaced, or two neighbours exchanged. */
const replaced = (text: string, at: number, sign: string) =>
  text.slice(0, at) + sign + text.slice(at + 1);
const exchanged = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;

describe('unified social credit codes', () => {
  const valid = fc.nat(31 ** 4 - 1).map((seed) => syntheticCreditCode(seed));

  test('accept the known example, small letters too, and read the region', () => {
    const answer = { ok: true, canonical: '91350100M000100Y43', region: '350100' };
    expect(checkCreditCode('91350100M000100Y43')).toEqual(answer);
    expect(checkCreditCode(' 91350100m000100y43')).toEqual(answer);
  });

  test.each([
    ['91350100M000100Y44', 'check-digit'],
    ['91350100M000100Y4', 'length'],
    ['', 'length'],
    ['91350100M000I00Y43', 'characters'],
    ['9135A100M000100Y43', 'characters'],
    ['９1350100M000100Y43', 'full-width'],
  ])('refuse %j with %s', (text, code) => {
    expect(checkCreditCode(text)).toEqual({ ok: false, code });
  });

  test('find any single wrong character and any two neighbours exchanged', () => {
    const signs = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    fc.assert(
      fc.property(valid, fc.nat(17), signs, (code, at, sign) => {
        if (code[at] !== sign) expect(checkCreditCode(replaced(code, at, sign)).ok).toBe(false);
        if (at < 17 && code[at] !== code[at + 1]) {
          expect(checkCreditCode(exchanged(code, at)).ok).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('synthetic ones are valid, reserved and different', () => {
    const codes = Array.from({ length: 5000 }, (_, seed) => syntheticCreditCode(seed));
    expect(new Set(codes).size).toBe(5000);
    expect(codes.every((code) => checkCreditCode(code).ok && isSyntheticCreditCode(code))).toBe(
      true,
    );
    expect(syntheticCreditCode(3, 'institution', '5117')).toMatch(/^12511799MA9Y/);
    expect(() => syntheticCreditCode(31 ** 4)).toThrow(RangeError);
  });
});

describe('mobile numbers', () => {
  test.each(['13812345678', '138 1234 5678', '138-1234-5678', '+8613812345678', '8613812345678'])(
    'accept %s',
    (text) => {
      expect(checkMobile(text)).toEqual({ ok: true, canonical: '13812345678' });
    },
  );

  test.each([
    ['', 'length'],
    ['1381234567', 'length'],
    ['12812345678', 'prefix'],
    ['1381234567a', 'characters'],
    ['１3812345678', 'full-width'],
  ])('refuse %j with %s', (text, code) => {
    expect(checkMobile(text)).toEqual({ ok: false, code });
  });

  test('synthetic ones are valid and reserved up to the last', () => {
    for (const seed of [0, 1, 999_999]) {
      expect(checkMobile(syntheticMobile(seed)).ok).toBe(true);
      expect(isSyntheticMobile(syntheticMobile(seed))).toBe(true);
    }
    expect(() => syntheticMobile(1_000_000)).toThrow(RangeError);
    expect(isSyntheticMobile('13812345678')).toBe(false);
  });
});

describe('bank accounts', () => {
  test('accept cards of 16 to 19 digits with their Luhn digit', () => {
    expect(checkBankAccount('4111 1111 1111 1111', 'card')).toEqual({
      ok: true,
      canonical: '4111111111111111',
    });
  });

  test.each([
    ['4111111111111112', 'card', 'check-digit'],
    ['411111111111111', 'card', 'length'],
    ['41111111111111111111', 'card', 'length'],
    ['4111x11111111111', 'card', 'characters'],
    ['４111111111111111', 'card', 'full-width'],
    ['12345678', 'organisation', 'length'],
  ] as const)('refuse %j as a %s with %s', (text, kind, code) => {
    expect(checkBankAccount(text, kind)).toEqual({ ok: false, code });
  });

  test('ask no check digit of an organisation', () => {
    expect(checkBankAccount('123456789', 'organisation').ok).toBe(true);
  });

  test('find any single wrong digit of a card, and neighbours exchanged except 0 and 9', () => {
    const card = fc.nat(999_999_999).map(syntheticBankCard);
    fc.assert(
      fc.property(card, fc.nat(18), fc.nat(9), (number, at, digit) => {
        expect(checkBankAccount(number, 'card').ok && isSyntheticBankCard(number)).toBe(true);
        if (number[at] !== String(digit)) {
          expect(checkBankAccount(replaced(number, at, String(digit)), 'card').ok).toBe(false);
        }
        const pair = number.slice(at, at + 2);
        if (pair.length === 2 && pair[0] !== pair[1] && !['09', '90'].includes(pair)) {
          expect(checkBankAccount(exchanged(number, at), 'card').ok).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('ids', () => {
  test('a UUID of version 7 has its form and sorts by its moment', () => {
    const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
    const moment = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, random, random, (a, b, one, other) => {
        const [first, second] = [uuidV7(a, one), uuidV7(b, other)];
        expect(first).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        if (a.getTime() < b.getTime()) expect(first < second).toBe(true);
      }),
    );
    expect(
      uuidV7(
        new Date(0x017f22e279b0),
        Uint8Array.from([12, 195, 24, 196, 220, 12, 12, 7, 57, 143]),
      ),
    )
      // RFC 9562, appendix A.6
      .toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
    expect(() => uuidV7(new Date(0), new Uint8Array(9))).toThrow(RangeError);
  });

  test('a reference number is read back as it is spoken', () => {
    const number = referenceNumber('LZGF', '2026-11-23', 42);
    expect(number).toMatch(/^LZGF-20261123-00042-[A-HJ-NP-Y]$/);
    expect(readReferenceNumber(number)).toBe(number);
    expect(readReferenceNumber(` ${number.toLowerCase().replaceAll('-', ' ')}`)).toBe(number);
    expect(() => referenceNumber('LZ1', '2026-11-23', 1)).toThrow(RangeError);
    expect(() => referenceNumber('LZGF', '2026-11-23', 100_000)).toThrow(RangeError);
  });

  test('a wrong digit, or two exchanged, is never another reference number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.nat(12),
        fc.nat(9),
        (sequence, at, digit) => {
          const bare = referenceNumber('LZGF', '2026-11-23', sequence).replaceAll('-', '');
          const place = 4 + at;
          if (bare[place] !== String(digit)) {
            expect(readReferenceNumber(replaced(bare, place, String(digit)))).toBeUndefined();
          }
          if (at < 12 && bare[place] !== bare[place + 1]) {
            expect(readReferenceNumber(exchanged(bare, place))).toBeUndefined();
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
