import { expect, test } from 'vitest';
import { joinDate, splitDate } from './date-parts.ts';
import { dateText, denseDate, denseMoment, momentText } from './dates.ts';

test('writes a day in either language', () => {
  expect(dateText('2024-06-18', 'zh')).toBe('2024年6月18日');
  expect(dateText('2024-06-18', 'en')).toBe('18 June 2024');
});

test('writes a moment on the city’s clock, past midnight too', () => {
  expect(momentText('2026-11-23T16:05:00Z', 'zh')).toBe('2026年11月24日 00:05');
  expect(momentText('2026-11-23T08:20:00Z', 'en')).toBe('23 November 2026, 16:20');
  expect(denseMoment('2026-11-23T16:05:00Z')).toBe('2026-11-24 00:05');
  expect(denseDate('2026-11-23T16:05:00Z')).toBe('2026-11-24');
  expect(denseDate('2026-11-23')).toBe('2026-11-23');
});

test('splits a date into its boxes and joins it again', () => {
  expect(splitDate('2024-06-08')).toEqual({ year: '2024', month: '6', day: '8' });
  expect(joinDate({ year: '2024', month: '6', day: '8' })).toBe('2024-06-08');
  expect(joinDate({ year: '2024', month: '6', day: '' }, true)).toBe('2024-06');
  expect(joinDate({ year: '', month: '', day: '' })).toBe('');
  expect(joinDate({ year: '2024', month: '', day: '8' })).toBe('2024--08');
});
