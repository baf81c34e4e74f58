import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardCount, spread, takeFrom } from './shards.ts';

const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);

describe('the shards of a budget line', () => {
  it('share a sum to the last fen, and none that got money got less than eight takings', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 12), fc.integer({ min: 1, max: 10 ** 9 }), (total, usual) => {
        const parts = spread(total, usual);
        expect(parts).toHaveLength(shardCount);
        expect(sum(parts)).toBe(total);
        expect(parts.every((part) => part >= 0)).toBe(true);
        const filled = parts.filter((part) => part > 0);
        if (filled.length > 1) expect(Math.min(...filled)).toBeGreaterThanOrEqual(8 * usual);
      }),
    );
  });

  it('give a sum together to the last fen, and nothing when one fen is missing', () => {
    expect(takeFrom([3, 0, 4], 7)).toEqual([3, 0, 4]);
    expect(takeFrom([3, 0, 4], 5)).toEqual([3, 0, 2]);
    expect(takeFrom([3, 0, 4], 8)).toBeUndefined();
  });
});
