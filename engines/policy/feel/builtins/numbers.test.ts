import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundTo } from './rounding.ts';
import { plainNumber } from './digits.ts';
import { testRows } from './test-rows.ts';

testRows('decimal rounds halves to even', [
  ['decimal(1/3, 2)', '0.33'],
  ['decimal(1.5, 0)', '2'],
  ['decimal(2.5, 0)', '2'],
  ['decimal(-2.5, 0)', '-2'],
  ['decimal(2.675, 2)', '2.68'],
  ['decimal(2.665, 2)', '2.66'],
  ['decimal(1250, -2)', '1200'],
  ['decimal(0.1 + 0.2, 1)', '0.3'],
  ['decimal(1.5, 6177)', 'null'],
  ['decimal(1.5, -6112)', 'null'],
  ['decimal(5, -400)', '0'],
  ['decimal("1", 0)', 'null'],
  ['decimal(1)', 'null'],
]);

testRows('floor, ceiling', [
  ['floor(1.5)', '1'],
  ['floor(-1.56, 1)', '-1.6'],
  ['floor(-0.1)', '-1'],
  ['floor(null)', 'null'],
  ['ceiling(1.5)', '2'],
  ['ceiling(-0.3)', '0'],
  ['ceiling(1.56, 1)', '1.6'],
  ['ceiling(1.1 * 1.1, 2)', '1.21'],
  ['ceiling(1.5, "1")', 'null'],
]);

testRows('round up, round down, round half up, round half down', [
  ['round up(5.5, 0)', '6'],
  ['round up(-1.121, 2)', '-1.13'],
  ['round up(1.1, 1)', '1.1'],
  ['round up(0.001, -3)', '1000'],
  ['round up(null, 0)', 'null'],
  ['round down(5.9, 0)', '5'],
  ['round down(-5.9, 0)', '-5'],
  ['round down(5.9, null)', 'null'],
  ['round half up(5.5, 0)', '6'],
  ['round half up(-5.5, 0)', '-6'],
  ['round half up(1.005, 2)', '1.01'],
  ['round half up("1", 0)', 'null'],
  ['round half down(5.5, 0)', '5'],
  ['round half down(-5.51, 0)', '-6'],
  ['round half down(1, true)', 'null'],
]);

testRows('abs, modulo, sqrt, log, exp, odd, even', [
  ['abs(-1.5)', '1.5'],
  ['abs(@"-P1Y2M")', 'P1Y2M'],
  ['abs(@"-PT5S")', 'PT5S'],
  ['abs("1")', 'null'],
  ['modulo(10, 4)', '2'],
  ['modulo(-10.1, 4.5)', '3.4'],
  ['modulo(10.1, -4.5)', '-3.4'],
  ['modulo(0.3, 0.1)', '0'],
  ['modulo(1, 0)', 'null'],
  ['modulo(1, null)', 'null'],
  ['sqrt(16)', '4'],
  ['sqrt(2)', '1.4142135623731'],
  ['sqrt(-1)', 'null'],
  ['sqrt("4")', 'null'],
  ['log(10)', '2.30258509299405'],
  ['log(1)', '0'],
  ['log(0)', 'null'],
  ['log(null)', 'null'],
  ['exp(5)', '148.413159102577'],
  ['exp(0)', '1'],
  ['exp(1000)', 'null'],
  ['exp(true)', 'null'],
  ['odd(5)', 'true'],
  ['odd(-3)', 'true'],
  ['odd(1.5)', 'null'],
  ['odd("1")', 'null'],
  ['even(0)', 'true'],
  ['even(5)', 'false'],
  ['even(null)', 'null'],
]);

test('rounding keeps within one unit of the last place, on the side it says', () => {
  const decimals = fc.integer({ min: -3, max: 6 });
  const values = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
    .map(([mantissa, places]) => Number(`${mantissa}e-${places}`));
  fc.assert(
    fc.property(values, decimals, (value, scale) => {
      const unit = 10 ** -scale;
      const slack = 1e-9 * Math.max(1, Math.abs(value));
      const floor = roundTo(value, scale, 'floor') ?? Number.NaN;
      const ceiling = roundTo(value, scale, 'ceiling') ?? Number.NaN;
      const even = roundTo(value, scale, 'half even') ?? Number.NaN;
      expect(floor).toBeLessThanOrEqual(value);
      expect(ceiling).toBeGreaterThanOrEqual(value);
      expect(value - floor).toBeLessThan(unit + slack);
      expect(ceiling - value).toBeLessThan(unit + slack);
      expect(Math.abs(even - value)).toBeLessThanOrEqual(unit / 2 + slack);
    }),
  );
});

test('a number as plain text reads as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = plainNumber(value);
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(text)).toBe(value + 0);
    }),
  );
});
