import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './civil-date.ts';
import {
  checkIdentityNumber,
  isSyntheticIdentityNumber,
  syntheticIdentityNumber,
  toEighteenDigits,
} from './identity-number.ts';

const valid = fc.integer({ min: 0, max: 699_999 }).map((seed) => syntheticIdentityNumber(seed));

describe('checking an identity number', () => {
  test('accepts the example of the standard and reads birth date and sex', () => {
    expect(checkIdentityNumber('11010519491231002X')).toEqual({
      ok: true,
      canonical: '11010519491231002X',
      birthOn: '1949-12-31',
      sex: 'female',
      kind: 'citizen',
    });
  });

  test('forgives a small x and spaces around', () => {
    expect(checkIdentityNumber(' 11010519491231002x ')).toMatchObject({
      canonical: '11010519491231002X',
    });
  });

  test.each([
    ['', 'length'],
    ['1101051949123100', 'length'],
    ['11010519491231002X1', 'characters'],
    ['1101051949123100211', 'length'],
    ['11010519491231O02X', 'characters'],
    ['11010519491231 002X', 'characters'],
    ['11010549123100X', 'characters'],
    ['１1010519491231002X', 'full-width'],
    ['11010519491231002Ｘ', 'full-width'],
    ['11010519491331002X', 'birth-date'],
    ['110105189912310027', 'birth-date'],
    ['110105194912310021', 'check-digit'],
  ])('refuses %j with %s', (text, code) => {
    expect(checkIdentityNumber(text)).toEqual({ ok: false, code });
  });

  test('refuses a birth date after today when it is told which day it is', () => {
    const number = syntheticIdentityNumber(1, { birthOn: '2026-11-24' });
    expect(checkIdentityNumber(number, '2026-11-23')).toEqual({ ok: false, code: 'birth-date' });
    expect(checkIdentityNumber(number, '2026-11-24').ok).toBe(true);
  });

  test.each([
    ['81000019900101', 'hk-mo-tw-resident'],
    ['83000019900101', 'hk-mo-tw-resident'],
    ['93115619900101', 'foreign-permanent-resident'],
  ])('accepts permits that begin %s', (head, kind) => {
    const matching = '0123456789X'.split('').filter((digit) => {
      const answer = checkIdentityNumber(`${head}001${digit}`);
      return answer.ok && answer.kind === kind;
    });
    expect(matching).toHaveLength(1);
  });

  test('finds any single wrong character', () => {
    fc.assert(
      fc.property(valid, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, at, digit) => {
        fc.pre(number[at] !== digit);
        const wrong = number.slice(0, at) + digit + number.slice(at + 1);
        expect(checkIdentityNumber(wrong).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('finds any two neighbours exchanged', () => {
    fc.assert(
      fc.property(valid, fc.nat(16), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const wrong = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
        expect(checkIdentityNumber(wrong).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('numbers of fifteen digits', () => {
  test('become the number the same person has today', () => {
    expect(toEighteenDigits('110105491231002')).toBe('11010519491231002X');
    expect(checkIdentityNumber('110105491231002')).toMatchObject({
      ok: true,
      canonical: '11010519491231002X',
    });
    expect(() => toEighteenDigits('11010549123100X')).toThrow(RangeError);
  });

  test('convert to what the eighteen digits said, for everybody born in the 1900s', () => {
    fc.assert(
      fc.property(valid, (number) => {
        fc.pre(number.slice(6, 8) === '19');
        expect(toEighteenDigits(number.slice(0, 6) + number.slice(8, 17))).toBe(number);
      }),
    );
  });
});

describe('synthetic numbers', () => {
  test('are valid, reserved, always the same, and different for each seed', () => {
    const numbers = Array.from({ length: 30_000 }, (_, seed) => syntheticIdentityNumber(seed));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((number) => checkIdentityNumber(number, '2026-11-23').ok)).toBe(true);
    expect(numbers.every(isSyntheticIdentityNumber)).toBe(true);
    expect(syntheticIdentityNumber(7)).toBe(numbers[7]);
    const men = numbers.filter((number) => Number(number[16]) % 2 === 1).length;
    expect(men / numbers.length).toBeCloseTo(0.5, 1);
  });

  test('take a birth date, a sex and a city', () => {
    fc.assert(
      fc.property(
        fc.nat(49),
        fc.nat(20_000),
        fc.constantFrom('male', 'female'),
        (seed, days, sex) => {
          const birthOn = addDays('1950-01-01', days);
          const number = syntheticIdentityNumber(seed, { birthOn, sex, cityPrefix: '5117' });
          expect(checkIdentityNumber(number)).toMatchObject({ ok: true, birthOn, sex });
          expect(number.startsWith('511799')).toBe(true);
        },
      ),
    );
    expect(() => syntheticIdentityNumber(-1)).toThrow(RangeError);
  });
});
