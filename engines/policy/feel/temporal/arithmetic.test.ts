import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { FeelValue } from '../value.ts';
import { negateDuration, temporalArithmetic } from './arithmetic.ts';
import { dateOfDayNumber, dayNumber, weekOfYear, weekdayOf } from './calendar.ts';
import { orderTemporal } from './compare.ts';
import type { FeelDateTime } from './date-time.ts';
import { DaysTime, YearsMonths } from './durations.ts';
import { isTemporal } from './kinds.ts';
import { parseTemporal } from './parse.ts';
import { nearDate, nearDateTime } from './testing/arbitraries.ts';

type Operator = '+' | '-' | '*' | '/';

/** A row's value: temporal text, or a number as it is. */
const read = (value: string | number): FeelValue =>
  typeof value === 'number' ? value : parseTemporal(value);

const shown = (value: FeelValue): string | number | null =>
  isTemporal(value) ? value.toString() : (value as number | null);

const rows: readonly (readonly [
  string,
  readonly (readonly [string | number, Operator, string | number, string | number | null])[],
])[] = [
  [
    'a date and years and months: the last day of a shorter month',
    [
      ['2024-01-31', '+', 'P1M', '2024-02-29'],
      ['2023-01-31', '+', 'P1M', '2023-02-28'],
      ['2024-02-29', '+', 'P1Y', '2025-02-28'],
      ['2024-02-29', '-', 'P4Y', '2020-02-29'],
      ['2024-03-31', '-', 'P1M', '2024-02-29'],
      ['2024-11-23', '+', 'P2M', '2025-01-23'],
      ['0001-01-01', '-', 'P1M', '0000-12-01'],
      ['P1M', '+', '2024-01-31', '2024-02-29'],
      ['999999999-12-01', '+', 'P1M', null],
    ],
  ],
  [
    'a date and days and time: the day that the sum falls on',
    [
      ['2024-02-28', '+', 'P2D', '2024-03-01'],
      ['2024-02-28', '+', 'PT23H', '2024-02-28'],
      ['2024-02-28', '+', 'PT36H', '2024-02-29'],
      ['2024-03-01', '-', 'PT1S', '2024-02-29'],
      ['2024-03-01', '-', 'P1D', '2024-02-29'],
      ['999999999-12-31', '+', 'P1D', null],
      ['-999999999-01-01', '-', 'PT1S', null],
    ],
  ],
  [
    'a date and time and a duration',
    [
      ['2024-01-31T23:30:00', '+', 'P1M', '2024-02-29T23:30:00'],
      ['2024-12-31T23:30:00+08:00', '+', 'PT1H', '2025-01-01T00:30:00+08:00'],
      ['2024-01-01T00:00:00Z', '-', 'PT0.5S', '2023-12-31T23:59:59.5Z'],
      ['PT1H', '+', '2024-01-01T00:00:00', '2024-01-01T01:00:00'],
      // The clocks of Paris went forward at 02:00 on 2024-03-31 and back at 03:00 on 2024-10-27.
      ['2024-03-31T01:30:00@Europe/Paris', '+', 'PT1H', '2024-03-31T03:30:00@Europe/Paris'],
      ['2024-10-27T02:30:00@Europe/Paris', '+', 'PT2H', '2024-10-27T03:30:00@Europe/Paris'],
      ['2024-03-30T12:00:00@Europe/Paris', '+', 'P1D', '2024-03-31T13:00:00@Europe/Paris'],
      ['2024-02-29T12:00:00@Europe/Paris', '+', 'P1M', '2024-03-29T12:00:00@Europe/Paris'],
      ['999999999-12-31T23:59:59', '+', 'PT1S', null],
      ['999999999-12-31T23:59:59@Europe/Paris', '+', 'P1D', null],
    ],
  ],
  [
    'a time and days and time go round the clock',
    [
      ['23:30:00', '+', 'PT1H', '00:30:00'],
      ['00:30:00Z', '-', 'PT1H', '23:30:00Z'],
      ['10:00:00', '+', 'P3DT1S', '10:00:01'],
      ['PT1H', '+', '23:30:00', '00:30:00'],
      ['10:00:00', '+', 'P1M', null],
    ],
  ],
  [
    'differences',
    [
      ['2024-03-01', '-', '2024-02-28', 'P2D'],
      ['2024-02-28', '-', '2024-03-01', '-P2D'],
      ['2024-01-01T00:00:00Z', '-', '2024-01-01T00:00:00+01:00', 'PT1H'],
      ['2024-10-27T12:00:00@Europe/Paris', '-', '2024-10-26T12:00:00@Europe/Paris', 'P1DT1H'],
      ['2024-01-02T06:00:00', '-', '2024-01-01', 'P1DT6H'],
      ['2024-01-02T06:00:00+08:00', '-', '2024-01-01', 'PT22H'],
      ['2024-01-02', '-', '2024-01-01T06:00:00', 'PT18H'],
      ['10:00:00', '-', '09:59:59.5', 'PT0.5S'],
      ['10:00:00Z', '-', '10:00:00+02:00', 'PT2H'],
      ['10:00:00Z', '-', '10:00:00', null],
      ['2024-01-01T00:00:00Z', '-', '2024-01-01T00:00:00', null],
      ['2024-01-01', '-', '10:00:00', null],
      ['P1D', '-', '2024-01-01', null],
    ],
  ],
  [
    'durations',
    [
      ['P1Y', '+', 'P2M', 'P1Y2M'],
      ['P1D', '+', 'PT1S', 'P1DT1S'],
      ['P1D', '-', 'PT25H', '-PT1H'],
      ['P1D', '+', 'P1M', null],
      ['P1M', '*', 2.5, 'P2M'],
      [3, '*', 'P1Y1M', 'P3Y3M'],
      ['-P1M', '*', 1.5, '-P1M'],
      ['P1D', '*', 0.1, 'PT2H24M'],
      [-2, '*', 'PT1.5S', '-PT3S'],
      ['PT1S', '*', 1e-9, 'PT0.000000001S'],
      ['PT1S', '*', 1e30, null],
      ['P1Y', '/', 5, 'P2M'],
      ['P1D', '/', 3, 'PT8H'],
      ['PT1S', '/', 3, 'PT0.333333333S'],
      ['PT1S', '/', -0.5, '-PT2S'],
      ['P1Y', '/', 'P5M', 2.4],
      ['P1D', '/', 'PT1H', 24],
      ['P1D', '/', '-PT7H', -3.42857142857143],
      ['P1D', '/', 0, null],
      ['P1D', '/', 'PT0S', null],
      ['P1Y', '/', 'P0M', null],
      ['P1Y', '/', 'P1D', null],
      [1, '/', 'P1D', null],
      ['P1D', '*', 'P1D', null],
      ['P1D', '+', 1, null],
      [1, '-', 'P1D', null],
      ['2024-01-01', '+', '2024-01-01', null],
      ['2024-01-01', '*', 2, null],
      ['2024-01-01', '+', 1, null],
    ],
  ],
];

describe.each(rows)('%s', (_, sums) => {
  test.each(sums)('%s %s %s is %s', (a, operator, b, result) => {
    expect(shown(temporalArithmetic(operator, read(a), read(b)))).toBe(result);
  });
});

test('the opposite of a duration; of anything else there is none', () => {
  expect(shown(negateDuration(parseTemporal('P1Y')))).toBe('-P1Y');
  expect(shown(negateDuration(parseTemporal('-PT5S')))).toBe('PT5S');
  expect(shown(negateDuration(parseTemporal('P0M')))).toBe('P0M');
  expect(negateDuration(parseTemporal('2024-01-01'))).toBeNull();
  expect(negateDuration(5)).toBeNull();
});

const months = fc.integer({ min: -5000, max: 5000 });
const nanos = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

test('a date plus the difference to another is the other', () => {
  fc.assert(
    fc.property(nearDate, nearDate, (a, b) => {
      expect(temporalArithmetic('+', a, temporalArithmetic('-', b, a))).toEqual(b);
    }),
  );
});

test('a moment plus a duration minus the moment is the duration', () => {
  fc.assert(
    fc.property(nearDateTime, nanos, (moment, size) => {
      const duration = DaysTime.of(size);
      const later = temporalArithmetic('+', moment, duration);
      // An hour that a change of clocks repeats is told by its first round only.
      const zoned = moment.time.place !== null && 'zone' in moment.time.place;
      const difference = temporalArithmetic('-', later, moment) as DaysTime;
      const off = difference.nanos - size;
      expect(zoned ? [0n, -3_600_000_000_000n].includes(off) : off === 0n).toBe(true);
    }),
  );
});

test('months forth and back give the day, or an earlier one where a month was shorter', () => {
  fc.assert(
    fc.property(nearDate, months, (date, count) => {
      const by = YearsMonths.of(count);
      const back = temporalArithmetic('-', temporalArithmetic('+', date, by), by);
      expect(isTemporal(back) && orderTemporal(back, date)).toBeLessThanOrEqual(0);
      if (date.day <= 28) expect(back).toEqual(date);
    }),
  );
});

test('months are added as the calendar library adds them', () => {
  fc.assert(
    fc.property(nearDate, months, ({ year, month, day }, count) => {
      const peer = Temporal.PlainDate.from({ year, month, day }).add({ months: count });
      const sum = temporalArithmetic(
        '+',
        parseTemporal(`${pad(year)}-${two(month)}-${two(day)}`),
        YearsMonths.of(count),
      );
      expect(sum).toMatchObject({ year: peer.year, month: peer.month, day: peer.day });
    }),
  );
});

const two = (value: number): string => String(value).padStart(2, '0');
const pad = (year: number): string =>
  (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');

test('days of the calendar: numbers, weekdays and weeks as the calendar library has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (days) => {
      const [year, month, day] = dateOfDayNumber(days);
      const peer = Temporal.PlainDate.from('1970-01-01').add({ days });
      expect([year, month, day]).toEqual([peer.year, peer.month, peer.day]);
      expect(dayNumber(year, month, day)).toBe(days);
      expect(weekdayOf(days)).toBe(peer.dayOfWeek);
      expect(weekOfYear(days)).toBe(peer.weekOfYear);
    }),
  );
});

test('a zone has an offset in every year', () => {
  const at = (text: string) => (parseTemporal(text) as FeelDateTime).offset;
  expect(at('2024-07-01T12:00:00@Europe/Paris')).toBe(7200);
  expect(at('999999999-07-01T12:00:00@Europe/Paris')).toBe(7200);
  expect(at('999999999-01-01T12:00:00@Europe/Paris')).toBe(3600);
  expect(at('-999999999-07-01T12:00:00@Asia/Shanghai')).toBe(29_143);
  // Skipped by the clocks, and repeated by them: the offset before the change.
  expect(at('2024-03-31T02:30:00@Europe/Paris')).toBe(3600);
  expect(at('2024-10-27T02:30:00@Europe/Paris')).toBe(7200);
});
