import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuanInWords } from './money-in-words.ts';
import {
  asFen,
  fenFromText,
  fenFromYuan,
  roundFen,
  splitFen,
  sumFen,
  wanText,
  yuanForReader,
  yuanText,
} from './money.ts';

const amount = fc.integer({ min: 0, max: 999_999_999_999_999 });

describe('amounts as text', () => {
  test('every amount is written and read back unchanged', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        expect(fenFromYuan(yuanText(fen))).toBe(fen);
        expect(fenFromYuan(yuanText(-fen))).toBe(-fen || 0);
        expect(fenFromText(yuanText(fen))).toEqual({ ok: true, fen });
        expect(fenFromText(yuanForReader(fen)).ok).toBe(fen < 100_000);
      }),
    );
  });

  test.each([
    ['250000', 25_000_000],
    [' 0.05 ', 5],
    ['0001.5', 150],
    ['9999999999999.99', 999_999_999_999_999],
  ])('reads %j', (text, fen) => {
    expect(fenFromText(text)).toEqual({ ok: true, fen });
  });

  test.each([
    ['', 'empty', undefined],
    ['25O000', 'letters', undefined],
    ['abc', 'letters', undefined],
    ['1e5', 'letters', undefined],
    ['２５００', 'full-width', '2500'],
    ['250,000', 'separator', '250000'],
    ['250 000.50', 'separator', '250000.50'],
    ['25,00', 'separator', undefined],
    ['￥250,000', 'currency-sign', '250000'],
    ['¥100', 'currency-sign', '100'],
    ['25万', 'unit', '250000'],
    ['1.7万', 'unit', '17000'],
    ['100元', 'unit', '100'],
    ['-5', 'negative', undefined],
    ['1.234', 'decimals', undefined],
    ['1.', 'decimals', undefined],
    ['10000000000000', 'too-large', undefined],
    ['1..2', 'shape', undefined],
    ['.5', 'shape', undefined],
  ])('refuses %j with %s and proposes %s', (text, code, proposal) => {
    expect(fenFromText(text)).toEqual({ ok: false, code, ...(proposal && { proposal }) });
  });

  test('whatever it proposes is accepted, and no text makes it throw', () => {
    const sign = fc.constantFrom(...'0123456789.,-￥万元 ０９，x');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (text) => {
        const answer = fenFromText(text);
        if (!answer.ok && answer.proposal !== undefined) {
          expect(fenFromText(answer.proposal).ok).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [1_700_000, 2, '1.7万'],
    [25_000_000, 2, '25万'],
    [500_000, 2, '0.5万'],
    [0, 2, '0万'],
    [-1_700_000, 2, '-1.7万'],
    [1_234_500, 2, '1.23万'],
    [1_235_000, 2, '1.24万'],
    [1_234_567, 6, '1.234567万'],
    [1_500_000, 0, '2万'],
  ])('writes %d fen with %d decimals as %s', (fen, decimals, text) => {
    expect(wanText(fen, decimals)).toBe(text);
  });
});

describe('amounts in capital numerals', () => {
  test.each([
    ['0', '零元整'],
    ['100000', '壹拾万元整'],
    ['250000', '贰拾伍万元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['10', '壹拾元整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['1000001', '壹佰万零壹元整'],
    ['100000000', '壹亿元整'],
    ['100010000', '壹亿零壹万元整'],
    ['2000000000100', '贰万亿零壹佰元整'],
    ['-300', '负叁佰元整'],
  ])('%s yuan is %s', (yuan, words) => {
    expect(yuanInWords(fenFromYuan(yuan))).toBe(words);
  });

  test('can be read back to the amount, and never say 零 twice', () => {
    fc.assert(
      fc.property(amount, (fen) => {
        const words = yuanInWords(fen);
        expect(readWords(words)).toBe(fen);
        expect(words).not.toMatch(/零零|零[拾佰仟万亿]/);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The figure behind capital numerals, by a way of its own: sign by sign from the left. */
function readWords(words: string): number {
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let [total, section, digit, fen] = [0, 0, 0, 0];
  for (const sign of words.replace('整', '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
    if (value >= 0) digit = value;
    else if (units[sign]) section += digit * units[sign];
    else if (sign === '万') section = (section + digit) * 1e4;
    else if (sign === '亿') [total, section] = [(section + digit) * 1e8, 0];
    else if (sign === '元') [total, section] = [total + section + digit, 0];
    else fen += digit * (sign === '角' ? 10 : 1);
    if (value < 0) digit = 0;
  }
  return total * 100 + fen;
}

describe('sums and splits', () => {
  test('a split always adds up to its total, whoever takes the remainder', () => {
    const shares = fc
      .array(fc.nat(1000), { minLength: 1, maxLength: 12 })
      .filter((all) => all.some(Boolean));
    const unit = fc.constantFrom(1, 100, 10_000);
    fc.assert(
      fc.property(
        amount,
        shares,
        unit,
        fc.constantFrom('first', 'last'),
        (total, all, unitFen, heir) => {
          const parts = splitFen(total, all, heir, unitFen);
          expect(sumFen(parts)).toBe(total);
          const others = heir === 'first' ? parts.slice(1) : parts.slice(0, -1);
          expect(others.every((part) => part >= 0 && part % unitFen === 0)).toBe(true);
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('three instalments of 100,000.01 yuan', () => {
    expect(splitFen(10_000_001, [1, 1, 1], 'last')).toEqual([3_333_333, 3_333_333, 3_333_335]);
    expect(splitFen(10_000_000, [40, 30, 30], 'first', 10_000)).toEqual([
      4_000_000, 3_000_000, 3_000_000,
    ]);
  });

  test('refuses what is no split', () => {
    expect(() => splitFen(-1, [1], 'last')).toThrow(RangeError);
    expect(() => splitFen(1, [0, 0], 'last')).toThrow(RangeError);
    expect(() => splitFen(1, [], 'last')).toThrow(RangeError);
    expect(() => splitFen(1, [0.5], 'last')).toThrow(RangeError);
    expect(() => sumFen([1, 0.5])).toThrow(RangeError);
    expect(() => asFen(2 ** 53)).toThrow(RangeError);
  });

  test.each([
    [149, 'down', 100],
    [149, 'half-up', 100],
    [150, 'half-up', 200],
    [101, 'up', 200],
    [100, 'up', 100],
    [-150, 'half-up', -200],
    [-101, 'down', -100],
  ] as const)('rounds %d fen %s to %d', (fen, direction, expected) => {
    expect(roundFen(fen, 100, direction)).toBe(expected);
  });
});
