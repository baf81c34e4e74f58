import { expect, it } from 'vitest';
import { colourStep, growthOf } from './growth.ts';

it('tells more, less and the same against the base, in one decimal of a per cent', () => {
  expect(growthOf(132, 120)).toEqual({ direction: 'more', by: 12, percent: 10 });
  expect(growthOf(2, 3)).toEqual({ direction: 'less', by: 1, percent: 33.3 });
  expect(growthOf(5, 5)).toEqual({ direction: 'same', by: 0, percent: 0 });
});

it('gives no per cent of a base of nothing', () => {
  expect(growthOf(5, 0)).toEqual({ direction: 'more', by: 5, percent: undefined });
  expect(growthOf(0, 0)).toEqual({ direction: 'same', by: 0, percent: undefined });
});

it('colours in five steps, of which the first is nothing at all', () => {
  expect([0, 1, 24, 25, 50, 75, 100].map((measure) => colourStep(measure, 100))).toEqual([
    0, 1, 1, 2, 3, 4, 4,
  ]);
  expect(colourStep(0, 0)).toBe(0);
});
