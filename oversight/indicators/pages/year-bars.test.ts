import { expect, it } from 'vitest';
import { yearBars } from './year-bars.ts';

it('fills twelve months up to the last one, and has no year before where none is known', () => {
  const bars = yearBars([
    { month: '2024-01', measure: 3 },
    { month: '2024-02', measure: 4 },
  ]);
  expect(bars.months).toHaveLength(12);
  expect([bars.months[0], bars.months.at(-1)]).toEqual(['2023-03', '2024-02']);
  expect(bars.measures.slice(-3)).toEqual([0, 3, 4]);
  expect(bars.yearBefore).toBeUndefined();
  expect(yearBars([])).toEqual({ months: [], measures: [], yearBefore: undefined });
});

it('stands each month beside the same month a year before', () => {
  const trend = Array.from({ length: 13 }, (_, at) => ({
    month: at < 1 ? '2023-12' : `2024-${String(at).padStart(2, '0')}`,
    measure: at,
  }));
  const { months, measures, yearBefore } = yearBars(trend);
  expect(months.at(-1)).toBe('2024-12');
  expect([measures.at(-1), yearBefore?.at(-1)]).toEqual([12, 0]);
  expect(yearBefore?.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => 0));
});
