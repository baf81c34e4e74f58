import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCountyCode, isCountyOf, isWithin } from './area.ts';
import {
  addDays,
  addMonths,
  ageOn,
  civilDateFromText,
  civilDateOf,
  dateForReader,
  daysBetween,
  isCivilDate,
  monthsBetween,
  weekdayOf,
} from './civil-date.ts';
import {
  contains,
  dayPeriod,
  intersection,
  periodForReader,
  periodFromName,
  quarterPeriod,
  yearBefore,
  yearPeriod,
} from './period.ts';

const anyDay = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1960-01-01', days));
const anyMonths = fc.integer({ min: 0, max: 600 });

describe('days', () => {
  test.each(['2024-02-29', '1900-01-01', '2199-12-31'])('%s is a day', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '1899-12-31',
    '2200-01-01',
    '',
    '2024-04-31',
  ])('%j is none', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  test('the day of a moment is the one on the clock of Shanghai', () => {
    expect(civilDateOf(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(civilDateOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  });

  test('adding days is undone by counting them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(weekdayOf('2026-11-22')).toBe(7);
  });

  test('adding months keeps the day or takes the last of the month, and never goes back', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    fc.assert(
      fc.property(anyDay, anyMonths, (day, months) => {
        const later = addMonths(day, months);
        expect(addMonths(day, 0)).toBe(day);
        expect(addMonths(day, months + 1) > later).toBe(true);
        expect(addMonths(addDays(day, 1), months) >= later).toBe(true);
        if (Number(day.slice(8)) <= 28) expect(addMonths(later, -months)).toBe(day);
      }),
    );
  });

  test('whole months are counted as they were added: one day short is one month less', () => {
    expect(monthsBetween('2021-05-09', '2024-05-08')).toBe(35);
    expect(monthsBetween('2021-05-09', '2024-05-09')).toBe(36);
    expect(monthsBetween('2024-01-31', '2024-02-29')).toBe(1);
    expect(monthsBetween('2024-02-01', '2024-01-01')).toBe(0);
    fc.assert(
      fc.property(anyDay, anyMonths, (day, months) => {
        expect(monthsBetween(day, addMonths(day, months))).toBe(months);
        if (months > 0)
          expect(monthsBetween(day, addDays(addMonths(day, months), -1))).toBe(months - 1);
      }),
    );
  });

  test('age changes on the birthday', () => {
    expect(ageOn('1991-05-09', '2026-05-08')).toBe(34);
    expect(ageOn('1991-05-09', '2026-05-09')).toBe(35);
  });

  test.each([
    '2024-06-18',
    '2024/6/18',
    '2024.6.18',
    '2024年6月18日',
    '20240618',
    ' 2024-6-18 ',
    '２０２４－０６－１８',
  ])('reads %j as people write it', (text) => {
    expect(civilDateFromText(text)).toBe('2024-06-18');
  });

  test.each(['2024-06/18', '18/6/2024', '2024-02-30', '45461', ''])('does not guess %j', (text) => {
    expect(civilDateFromText(text)).toBeUndefined();
  });

  test('is written for a reader', () => {
    expect(dateForReader('2024-05-09', 'zh')).toBe('2024年5月9日');
    expect(dateForReader('2024-05-09', 'en')).toBe('9 May 2024');
  });
});

describe('periods', () => {
  test.each([
    ['2024', '2024-01-01', '2025-01-01', '2024年', '2024'],
    ['2024-Q3', '2024-07-01', '2024-10-01', '2024年第3季度', 'Q3 2024'],
    ['2024-12', '2024-12-01', '2025-01-01', '2024年12月', '2024-12'],
    ['2024-02-29', '2024-02-29', '2024-03-01', '2024年2月29日', '2024-02-29'],
  ])('%s runs from %s until %s', (name, from, until, zh, en) => {
    const period = periodFromName(name);
    expect(period).toMatchObject({ name, from, until });
    if (!period) throw new Error(name);
    expect(periodForReader(period, 'zh')).toBe(zh);
    expect(periodForReader(period, 'en')).toBe(en);
  });

  test.each(['2024-Q5', '2024-13', '1899', '24', '2024-02-30', ''])('%j is no period', (name) => {
    expect(periodFromName(name)).toBeUndefined();
  });

  test('four quarters make the year, and a day lies in exactly one', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const year = Number(day.slice(0, 4));
        const quarters = [1, 2, 3, 4].map((quarter) => quarterPeriod(year, quarter));
        expect(quarters.filter((quarter) => contains(quarter, day))).toHaveLength(1);
        expect(contains(yearPeriod(year), day)).toBe(true);
        expect(intersection(dayPeriod(day), yearPeriod(year))).toEqual({
          from: day,
          until: addDays(day, 1),
        });
        expect(intersection(yearPeriod(year), yearPeriod(year + 1))).toBeUndefined();
      }),
    );
    expect(() => quarterPeriod(2024, 5)).toThrow(RangeError);
  });

  test('the year before keeps the span', () => {
    expect(yearBefore({ from: '2024-01-01', until: '2024-11-24' })).toEqual({
      from: '2023-01-01',
      until: '2023-11-24',
    });
  });
});

describe('areas', () => {
  test('a county has six digits that do not end in 00, and stands under its city', () => {
    expect(['510502', '510500', '510000', '5105', '010502'].map(isCountyCode)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(isCountyOf('510502', '510500')).toBe(true);
    expect(isCountyOf('511702', '510500')).toBe(false);
    expect(isCountyOf('510502', '510502')).toBe(false);
  });

  test('a county holds its records, the city holds all, and neither holds another city', () => {
    const record = { city: 'luzhou', county: '510502', cluster: 'liquor' };
    expect(isWithin(record, { city: 'luzhou', county: null, cluster: null })).toBe(true);
    expect(isWithin(record, { city: 'luzhou', county: '510502', cluster: null })).toBe(true);
    expect(isWithin(record, { city: 'luzhou', county: '510503', cluster: null })).toBe(false);
    expect(isWithin(record, { city: 'luzhou', county: null, cluster: 'energy' })).toBe(false);
    expect(
      isWithin({ ...record, county: null }, { city: 'luzhou', county: '510502', cluster: null }),
    ).toBe(false);
    expect(isWithin(record, { city: 'dazhou', county: null, cluster: null })).toBe(false);
  });
});
