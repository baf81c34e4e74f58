import { expect, it } from 'vitest';
import { yearIsOpen } from './year-is-open.ts';

it.each([
  ['2024-01-01', '2023-12-31', [], true],
  ['2024-12-31', '2023-01-01', [{ year: 2022 }], true],
  ['2024-06-18', '2023-05-06', [{ year: 2023 }], false],
  ['2024-06-18', '2024-01-01', [], false],
])('on %s, of one that is there since %s with looks %j: %s', (today, since, looks, open) => {
  expect(yearIsOpen(today, since, looks)).toBe(open);
});
