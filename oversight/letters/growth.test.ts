import { expect, it } from 'vitest';
import { growthText, slotsOf } from './growth.ts';

it('is printed to two decimals, and from no base not at all', () => {
  expect(growthText(4_122_000_000, 3_249_250_000)).toBe('26.86%');
  expect(growthText(150, 100)).toBe('50%');
  expect(growthText(97, 100)).toBe('-3%');
  expect(growthText(1, 0)).toBeUndefined();
});

it('names two slots', () => {
  expect(slotsOf('budget/budget-before')).toEqual(['budget', 'budget-before']);
  expect(slotsOf('budget')).toEqual(['budget']);
});
