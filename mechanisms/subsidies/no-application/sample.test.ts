import { expect, it } from 'vitest';
import { sampleSize } from './sample.ts';

const share = { samplePercent: 5, sampleLeast: 3 };

it('takes the share, rounded up, and no fewer than the least', () => {
  expect([60, 61, 80, 81].map((items) => sampleSize(items, share))).toEqual([3, 4, 4, 5]);
  expect(sampleSize(10_000, share)).toBe(500);
});

it('takes all of a list that is shorter than the least', () => {
  expect([0, 1, 2, 3, 4].map((items) => sampleSize(items, share))).toEqual([0, 1, 2, 3, 3]);
});
