import { expect, test } from 'vitest';
import { workingDaysLeft } from './working-days-left.ts';

const years = [
  {
    holidays: [{ days: ['2026-10-01', '2026-10-02', '2026-10-05'], makeUpDays: ['2026-10-10'] }],
  },
];

test('counts from the day after today to the due day', () => {
  expect(workingDaysLeft([], '2026-11-23', '2026-11-23')).toBe(0);
  expect(workingDaysLeft([], '2026-11-23', '2026-11-24')).toBe(1);
});

test('passes over weekends', () => {
  expect(workingDaysLeft([], '2026-11-20', '2026-11-23')).toBe(1);
});

test('passes over holidays and counts a weekend day worked in exchange', () => {
  expect(workingDaysLeft(years, '2026-09-30', '2026-10-06')).toBe(1);
  expect(workingDaysLeft(years, '2026-10-09', '2026-10-10')).toBe(1);
});

test('is below zero after the due day, and zero again over the weekend that follows it', () => {
  expect(workingDaysLeft([], '2026-11-25', '2026-11-23')).toBe(-2);
  expect(workingDaysLeft([], '2026-11-22', '2026-11-20')).toBe(0);
});

test('does not count a term that nobody can mean', () => {
  expect(workingDaysLeft([], '2026-01-01', '2199-01-01')).toBeUndefined();
});
