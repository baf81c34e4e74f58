import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf, places, splitUp } from './chance.ts';

describe('a total that is split over records', () => {
  it('adds up to the unit, in parts that are above zero and all differ', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 120 }),
        fc.nat(1e9),
        (seed, parts, extra) => {
          const total = (parts * (parts + 1)) / 2 + extra;
          const found = splitUp(total, parts, chanceOf(seed));
          expect(found.reduce((sum, each) => sum + each, 0)).toBe(total);
          expect(new Set(found).size).toBe(parts);
          expect(Math.min(...found)).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('is refused where so many different parts do not fit, and is the same for the same seed', () => {
    expect(() => splitUp(5, 3, chanceOf(1))).toThrow(RangeError);
    expect(splitUp(6, 3, chanceOf(1))).toEqual([1, 2, 3]);
    expect(splitUp(1_000, 7, chanceOf(4))).toEqual(splitUp(1_000, 7, chanceOf(4)));
    expect(places(9, 9, chanceOf(2))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(() => places(2, 3, chanceOf(2))).toThrow(RangeError);
  });
});
