import { expect, it } from 'vitest';
import { lightOf } from './task-light.ts';

const task = { year: 2024, target: 12, done: 0, dueOn: '2024-12-31' };

it('is green at the pace, amber behind it, red when more than a quarter of the target is behind', () => {
  const on = (done: number) => lightOf({ ...task, done }, '2024-07-01');
  expect([on(5), on(4), on(2), on(1)]).toEqual(['green', 'amber', 'amber', 'red']);
});

it('is red the day after its day and not on it, and met once all is done, however late', () => {
  const once = { ...task, target: 1, dueOn: '2024-06-30' };
  expect(lightOf(once, '2024-06-30')).toBe('green');
  expect(lightOf(once, '2024-07-01')).toBe('red');
  expect(lightOf({ ...once, done: 1 }, '2024-07-01')).toBe('met');
});

it('has nothing behind before its year begins', () => {
  expect(lightOf(task, '2023-11-01')).toBe('green');
});
