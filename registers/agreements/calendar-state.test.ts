import { expect, it } from 'vitest';
import { lastDayOf, nextReview, stateByCalendar, untilOf } from './calendar-state.ts';

const term = { from: '2023-07-01', until: '2024-07-01' };

it.each([
  ['2023-06-30', 'signed'],
  ['2023-07-01', 'in-force'],
  ['2024-04-01', 'in-force'],
  ['2024-04-02', 'due-soon'],
  ['2024-06-30', 'due-soon'],
  ['2024-07-01', 'closed'],
])('stands on %s as %s: 90 days before the end it is due', (today, state) => {
  expect(stateByCalendar(term, today)).toBe(state);
});

it('keeps the last day as people write it', () => {
  expect(lastDayOf(untilOf('2024-02-29'))).toBe('2024-02-29');
});

it('counts the next review from the last, and none without a cycle or a term', () => {
  expect(nextReview('2024-01-31', 1)).toBe('2024-02-29');
  expect(nextReview('2024-01-31', null)).toBeNull();
  expect(nextReview(null, 6)).toBeNull();
});
