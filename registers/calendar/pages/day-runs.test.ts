import { expect, it } from 'vitest';
import { daysOf } from './year-draft.ts';
import { dayRuns } from './day-runs.ts';

it('joins days that follow one another, over the end of a month too', () => {
  expect(dayRuns(['2025-10-01', '2025-09-30', '2025-10-03'])).toEqual([
    { first: '2025-09-30', last: '2025-10-01' },
    { first: '2025-10-03', last: '2025-10-03' },
  ]);
  expect(dayRuns([])).toEqual([]);
});

it('reads days one a line, and those parted by commas or spaces', () => {
  expect(daysOf('2026-01-01\n2026-01-02，2026-01-03、 2026-01-04\n')).toEqual([
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
    '2026-01-04',
  ]);
});
