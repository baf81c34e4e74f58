import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from './digest.ts';
import { guardFormula, unguardFormula } from './formula-guard.ts';
import { hasFullWidth, toHalfWidth } from './full-width.ts';
import { maskAccount, maskBirthDate, maskIdentityNumber, maskName, maskPhone } from './masking.ts';

/** How many characters of a text are shown. */
const shown = (masked: string) => [...masked].filter((sign) => sign !== '*').length;

describe('masking', () => {
  test.each([
    ['王明', '王*'],
    ['王小明', '王*'],
    ['欧阳修', '欧阳*'],
    ['欧阳小明', '欧阳*'],
    ['欧阳', '欧*'],
    ['𠮷田', '𠮷*'],
    ['买买提·艾力', '买*'],
    ['Anna Berg', 'A*'],
    ['王', '*'],
    ['', '*'],
  ])('shows the name %j as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test('shows numbers by their rule', () => {
    expect(maskIdentityNumber('510599199001019011', 'staff')).toBe('510***********9011');
    expect(maskIdentityNumber('510599199001019011', 'public')).toBe('**************9011');
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskAccount('6299990000000000019')).toBe('****0019');
    expect(maskBirthDate('1990-05-09')).toBe('1990-**-**');
    expect(maskIdentityNumber('E12345678', 'staff')).toBe('*****5678');
    expect(maskPhone('12345')).toBe('*****');
  });

  test('never shows more than the rule allows, nor more than it hides four of, whatever is put in', () => {
    const star = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((text) => !text.includes('*'));
    fc.assert(
      fc.property(star, (text) => {
        expect(shown(maskName(text))).toBeLessThanOrEqual(2);
        expect(shown(maskIdentityNumber(text, 'staff'))).toBeLessThanOrEqual(7);
        expect(shown(maskIdentityNumber(text, 'public'))).toBeLessThanOrEqual(4);
        expect(shown(maskPhone(text))).toBeLessThanOrEqual(7);
        expect(shown(maskAccount(text))).toBeLessThanOrEqual(4);
        const length = [...text.trim()].length;
        for (const masked of [
          maskIdentityNumber(text, 'staff'),
          maskPhone(text),
          maskAccount(text),
        ]) {
          expect(shown(masked)).toBeLessThanOrEqual(Math.max(0, length - 4));
        }
        if (text.trim() !== '') expect(maskName(text)).not.toBe(text.trim());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the guard against formulas', () => {
  test.each([
    '=1+1',
    '+86 138',
    '-王',
    '@x',
    '\t=1',
    '\r1',
    ' =1',
    '"=1',
    '＝1',
    "'quoted",
    '“＋1',
  ])('puts an apostrophe before %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  test.each(['王明', '2024-05-09', 'a=1', '1-2', '', ' x'])('leaves %j as it is', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  test('takes off one guard and no apostrophe that is none', () => {
    expect(unguardFormula("'=1")).toBe('=1');
    expect(unguardFormula("''=1")).toBe("'=1");
    expect(unguardFormula("'tis")).toBe("'tis");
  });

  test('gives every text back, and what it writes never begins as a formula', () => {
    const sign = fc.constantFrom(...'=+-@＝＋－＠\t\r\n \'"“”|a王1');
    const text = fc.oneof(fc.string({ unit: sign, maxLength: 8 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (value) => {
        const cell = guardFormula(value);
        expect(unguardFormula(cell)).toBe(value);
        expect(cell).not.toMatch(/^[\s"“”‘’]*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('canonical text', () => {
  test('does not depend on the order of keys', () => {
    expect(canonicalText({ b: [1, { d: null, c: 'é' }], a: 1.5, B: undefined })).toBe(
      '{"a":1.5,"b":[1,{"c":"é","d":null}]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalText(turned)).toBe(canonicalText(value));
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each([new Date(0), new Map(), Number.NaN, 1n, undefined, [undefined], () => 1])(
    'refuses %s',
    (value) => {
      expect(() => canonicalText(value)).toThrow(TypeError);
    },
  );
});

test('full-width forms are found and made half-width', () => {
  expect(hasFullWidth('abc 王')).toBe(false);
  expect(hasFullWidth('１')).toBe(true);
  expect(toHalfWidth('１２Ｘ，＝　王')).toBe('12X,= 王');
});
