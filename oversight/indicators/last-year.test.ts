import { describe, expect, it } from 'vitest';
import { percentOf, yearBefore } from './last-year.ts';
import type { Question } from './question.ts';

const asked = (where: Record<string, string>, filter: Record<string, string>, validOn: string) =>
  yearBefore({
    indicator: { where } as unknown as Question['indicator'],
    asOf: { validOn, knownAt: new Date(0) },
    filter,
  });

describe('the question of a year before', () => {
  it('moves the day, the period and the year, and keeps every other filter', () => {
    const before = asked(
      { year: '2024', payer: 'city' },
      { from: '2024-01-01', until: '2024-07-01', county: '510502' },
      '2024-06-30',
    );
    expect(before.indicator.where).toEqual({ year: '2023', payer: 'city' });
    expect(before.filter).toEqual({ from: '2023-01-01', until: '2023-07-01', county: '510502' });
    expect(before.asOf.validOn).toBe('2023-06-30');
  });

  it('ends on the last day of February after a leap day', () => {
    expect(asked({}, {}, '2024-02-29').asOf.validOn).toBe('2023-02-28');
  });

  it('tells the change in per cent of the base, and nothing where there is no base', () => {
    expect(percentOf(41_220_000, 32_492_000)).toBe(26.86);
    expect(percentOf(8, 10)).toBe(-20);
    expect(percentOf(5, 0)).toBeNull();
  });
});
