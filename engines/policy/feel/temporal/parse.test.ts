import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeelDateTime } from './date-time.ts';
import { FeelDate } from './date.ts';
import { DaysTime, YearsMonths } from './durations.ts';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from './parse.ts';
import { anyDate, anyDateTime, anyTime } from './testing/arbitraries.ts';
import { FeelTime } from './time.ts';

test.each([
  ['2024-07-01', '2024-07-01'],
  ['0044-03-15', '0044-03-15'],
  ['-0044-03-15', '-0044-03-15'],
  ['0000-01-01', '0000-01-01'],
  ['12024-02-29', '12024-02-29'],
  ['999999999-12-31', '999999999-12-31'],
  ['-999999999-01-01', '-999999999-01-01'],
])('a text that is a date: %s', (text, printed) =>
  expect(parseDate(text)?.toString()).toBe(printed),
);

test.each([
  '',
  '2024',
  '2024-7-1',
  '2024-13-01',
  '2024-00-10',
  '2024-02-30',
  '2023-02-29',
  '1900-02-29',
  '024-01-01',
  '02024-01-01',
  '+2024-01-01',
  '-0000-01-01',
  '1000000000-01-01',
  '2024-01-01T',
  '2024-01-01Z',
  ' 2024-01-01',
  '２０２４-01-01',
])('“%s” is no date', (text) => expect(parseDate(text)).toBeNull());

test.each([
  ['10:30:00', '10:30:00'],
  ['10:30:00.500', '10:30:00.5'],
  ['10:30:00.000', '10:30:00'],
  ['10:30:00.123456789', '10:30:00.123456789'],
  ['10:30:00.1234567899', '10:30:00.123456789'],
  ['10:30:00Z', '10:30:00Z'],
  ['10:30:00z', '10:30:00Z'],
  ['10:30:00-00:00', '10:30:00Z'],
  ['10:30:00+01:00', '10:30:00+01:00'],
  ['10:30:00-14:00', '10:30:00-14:00'],
  ['10:30:00+02:45:55', '10:30:00+02:45:55'],
  ['10:30:00@Europe/Paris', '10:30:00@Europe/Paris'],
  ['24:00:00', '00:00:00'],
])('a text that is a time: %s', (text, printed) =>
  expect(parseTime(text)?.toString()).toBe(printed),
);

test.each([
  '',
  '10:30',
  '1:30:00',
  '10:3:00',
  '10:30:0',
  '24:00:01',
  '25:00:00',
  '10:60:00',
  '10:30:60',
  '10:30:00.',
  '10:30:00+5',
  '10:30:00+14:01',
  '10:30:00+01:60',
  '10:30:00@Nowhere/City',
  '10:30:00@',
  '10:30:00+01:00@Europe/Paris',
  '10:30:00T',
  'T10:30:00',
  '10:30:00@constructor',
  '10:30:00@+01:00',
])('“%s” is no time', (text) => expect(parseTime(text)).toBeNull());

test.each([
  ['2024-07-01T08:00:00+08:00', '2024-07-01T08:00:00+08:00'],
  ['2024-07-01T08:00:00.250@Asia/Shanghai', '2024-07-01T08:00:00.25@Asia/Shanghai'],
  ['2024-12-31T24:00:00', '2025-01-01T00:00:00'],
  ['12024-07-01T08:00:00Z', '12024-07-01T08:00:00Z'],
  ['2024-07-01', '2024-07-01T00:00:00'],
])('a text that is a date and time: %s', (text, printed) =>
  expect(parseDateTime(text)?.toString()).toBe(printed),
);

test.each([
  '',
  '2024-07-01T',
  '2024-07-01t08:00:00',
  '2024-07-01 08:00:00',
  '2024-02-30T08:00:00',
  'T08:00:00',
  '999999999-12-31T24:00:00',
])('“%s” is no date and time', (text) => expect(parseDateTime(text)).toBeNull());

test.each([
  ['P1Y2M', 'P1Y2M'],
  ['-P26M', '-P2Y2M'],
  ['P0Y', 'P0M'],
  ['-P0M', 'P0M'],
  ['P1D', 'P1D'],
  ['PT36H', 'P1DT12H'],
  ['-PT0.5S', '-PT0.5S'],
  ['PT0.000S', 'PT0S'],
  ['P1DT2H3M4.123456789S', 'P1DT2H3M4.123456789S'],
  ['P104249991374D', 'P104249991374D'],
])('a text that is a duration: %s', (text, printed) =>
  expect(parseDuration(text)?.toString()).toBe(printed),
);

test.each([
  '',
  'P',
  'PT',
  'P1',
  '1D',
  'P1H',
  'PT1D',
  'P1DT',
  'P1Y1D',
  'P1Y2MT',
  'P1.5D',
  'PT.5S',
  'P-1D',
  '+P1D',
  '--P1D',
  'p1d',
  'P99999999999999999Y',
  `P${'9'.repeat(400)}D`,
  'P104249991375D',
])('“%s” is no duration', (text) => expect(parseDuration(text)).toBeNull());

test('what @"…" stands for is told by its form', () => {
  const kinds = ['2024-01-01', '10:00:00', '2024-01-01T10:00:00', 'P1M', 'PT1M'].map(parseTemporal);
  expect(kinds.map((value) => value?.constructor)).toEqual([
    FeelDate,
    FeelTime,
    FeelDateTime,
    YearsMonths,
    DaysTime,
  ]);
  expect(parseTemporal('tomorrow')).toBeNull();
});

test('what is printed and read again is the same value', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      expect(parseDate(date.toString())).toEqual(date);
    }),
  );
  fc.assert(
    fc.property(anyTime, (time) => {
      expect(parseTime(time.toString())).toEqual(time);
    }),
  );
  fc.assert(
    fc.property(anyDateTime, (moment) => {
      expect(parseDateTime(moment.toString())).toEqual(moment);
      expect(parseTemporal(moment.toString())).toEqual(moment);
    }),
  );
  fc.assert(
    fc.property(fc.maxSafeInteger(), (months) => {
      const duration = YearsMonths.of(months);
      expect(parseDuration(String(duration))).toEqual(duration);
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), (nanos) => {
      const duration = DaysTime.of(nanos);
      expect(parseDuration(String(duration))).toEqual(duration);
    }),
  );
});
