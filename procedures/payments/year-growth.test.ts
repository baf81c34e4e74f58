import { describe, expect, it } from 'vitest';
import { growthOf } from './year-growth.ts';

describe('the change of a budget against the year before', () => {
  it('is 26.86 % for 41,220,000 yuan over a base of 32,492,500', () => {
    expect(growthOf(4_122_000_000, 3_249_250_000)).toBe(2686);
  });

  it('rounds a half of a hundredth away from zero, and knows no change without a base', () => {
    expect(growthOf(200_009, 200_000)).toBe(0);
    expect(growthOf(200_010, 200_000)).toBe(1);
    expect(growthOf(199_990, 200_000)).toBe(-1);
    expect(growthOf(199_991, 200_000)).toBe(0);
    expect(growthOf(1, 0)).toBeUndefined();
  });
});
