import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commitmentOf,
  draw,
  listDigestOf,
  listProblems,
  takeOfShare,
  verifyDraw,
} from './index.ts';
import type { DrawRecord, Stratum } from './index.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const sm3 = (text: string): string => createHash('sm3').update(text).digest('hex');
const seedOf = (n: number): string => sha256(`seed ${n}`);

const item = fc.stringMatching(/^[!-~]{1,12}$/);
const strata = fc
  .uniqueArray(item, { minLength: 1, maxLength: 30 })
  .chain((items) =>
    fc.tuple(
      fc.constant(items),
      fc.array(fc.nat(3), { minLength: items.length, maxLength: items.length }),
      fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
    ),
  )
  .map(([items, places, shares]) =>
    [0, 1, 2, 3].map((n): Stratum => {
      const own = items.filter((_, at) => places[at] === n);
      return { id: `S${n}`, take: takeOfShare(own.length, shares[n] ?? 0), items: own };
    }),
  );
const seed = fc.nat().map(seedOf);

const takenOf = (from: string, list: readonly Stratum[]): string[] =>
  draw(sha256, from, list)
    .tickets.filter((each) => each.taken)
    .map((each) => each.item);

const recordOf = (from: string, list: readonly Stratum[]): DrawRecord => ({
  protocol: 'yanzhen-draw-1',
  commitment: commitmentOf(sha256, from),
  listDigest: listDigestOf(sha256, list),
  seed: from,
  list: list.flatMap(({ id, take, items }) =>
    items.map((each) => ({ stratum: id, take, item: each })),
  ),
  picks: takenOf(from, list),
});

describe('a draw', () => {
  it('does not depend on the order of the list', () => {
    const shuffled = strata.chain((list) =>
      fc
        .tuple(
          fc.shuffledSubarray(list, { minLength: list.length }),
          ...list.map(({ items }) => fc.shuffledSubarray([...items], { minLength: items.length })),
        )
        .map(([order, ...items]) => ({
          list,
          other: order.map((each) => ({ ...each, items: items[list.indexOf(each)] ?? [] })),
        })),
    );
    fc.assert(
      fc.property(seed, shuffled, (from, { list, other }) => {
        expect(draw(sha256, from, other)).toEqual(draw(sha256, from, list));
      }),
    );
  });

  it('takes from each stratum as many as said, none twice and none that is not on the list', () => {
    fc.assert(
      fc.property(seed, strata, (from, list) => {
        const { tickets } = draw(sha256, from, list);
        for (const { id, take, items } of list) {
          const own = tickets.filter((each) => each.stratum === id);
          expect(own.map((each) => each.item).toSorted()).toEqual([...items].toSorted());
          expect(own.filter((each) => each.taken)).toHaveLength(take);
          expect(own.findLastIndex((each) => each.taken)).toBe(take - 1);
        }
      }),
    );
  });

  it('takes every item about as often as any other, and every pair too', () => {
    const items = Array.from({ length: 10 }, (_, n) => `item-${n}`);
    const counts = new Map<string, number>();
    const rounds = 4_000;
    for (let n = 0; n < rounds; n += 1) {
      const taken = takenOf(seedOf(n), [{ id: 'all', take: 2, items }]).toSorted();
      for (const key of [...taken, taken.join()]) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const chiSquare = (keys: readonly string[], expected: number): number =>
      keys.reduce((sum, key) => sum + ((counts.get(key) ?? 0) - expected) ** 2 / expected, 0);
    const pairs = items.flatMap((one, at) => items.slice(at + 1).map((other) => `${one},${other}`));
    // 99.9th percentiles of chi-square with 9 and 44 degrees of freedom.
    expect(chiSquare(items, rounds / 5)).toBeLessThan(27.9);
    expect(chiSquare(pairs, rounds / 45)).toBeLessThan(78.8);
  });

  it('comes out the same wherever it is computed: fixed values in SHA-256 and SM3', () => {
    const list: Stratum[] = [
      { id: 'S1', take: 1, items: ['a', 'b', 'c'] },
      { id: 'S2', take: 2, items: ['d', 'e', 'f'] },
    ];
    const from = '00'.repeat(32);
    const shown = [sha256, sm3].map((digest) => ({
      commitment: commitmentOf(digest, from).slice(0, 16),
      list: listDigestOf(digest, list).slice(0, 16),
      picks: draw(digest, from, list).tickets.filter((each) => each.taken).map((each) => each.item), // prettier-ignore
    }));
    expect(shown).toMatchInlineSnapshot(`
      [
        {
          "commitment": "3cda4441f80331b8",
          "list": "b18e6cb965059dd5",
          "picks": [
            "a",
            "f",
            "d",
          ],
        },
        {
          "commitment": "e719ccf1d7c859ce",
          "list": "143114b7418d870a",
          "picks": [
            "b",
            "d",
            "f",
          ],
        },
      ]
    `);
  });

  it('refuses a list that could be read in two ways', () => {
    const list: Stratum[] = [
      { id: 'S1', take: 3, items: ['a', 'b'] },
      { id: 'S1', take: 0.5, items: ['a', 'c\td', ''] },
    ];
    expect(listProblems(list).map((each) => each.what)).toEqual([
      'take',
      'stratum-twice',
      'take',
      'item-twice',
      'name',
      'name',
    ]);
    expect(() => draw(sha256, seedOf(1), list)).toThrow(RangeError);
    expect(() => commitmentOf(sha256, '42')).toThrow(RangeError);
  });
});

describe('a published draw', () => {
  it('is found right as it is, and wrong after any change of seed, list, numbers or picks', () => {
    const some = strata.filter((list) => list.some(({ take }) => take > 0));
    fc.assert(
      fc.property(seed, some, fc.nat(), (from, list, n) => {
        const record = recordOf(from, list);
        expect(verifyDraw(sha256, record)).toEqual([]);
        const at = n % record.list.length;
        const without = record.list.filter((_, place) => place !== at);
        const [first, ...rest] = record.picks;
        expect(verifyDraw(sha256, { ...record, seed: seedOf(-1) })).toContain('commitment');
        expect(verifyDraw(sha256, { ...record, list: without })).not.toEqual([]);
        const renamed = record.list.map((each, place) => (place === at ? { ...each, item: `${each.item}~~~~~~~~~~~~~` } : each)); // prettier-ignore
        expect(verifyDraw(sha256, { ...record, list: renamed })).toContain('list-digest');
        const more = record.list.map((each) => ({ ...each, take: each.take + 1 }));
        expect(verifyDraw(sha256, { ...record, list: more })).not.toEqual([]);
        expect(verifyDraw(sha256, { ...record, picks: rest })).toEqual(['picks']);
        expect(verifyDraw(sha256, { ...record, picks: [...rest, `${first}x`] })).toEqual(['picks']);
      }),
    );
  });

  it('is refused under other rules, with a seed that is none, or with two numbers for one stratum', () => {
    const record = recordOf(seedOf(1), [{ id: 'S1', take: 1, items: ['a', 'b'] }]);
    expect(verifyDraw(sha256, { ...record, protocol: 'other' })).toEqual(['protocol']);
    expect(verifyDraw(sha256, { ...record, seed: 'x' })).toEqual(['seed']);
    const list = record.list.map((each, place) => ({ ...each, take: place }));
    expect(verifyDraw(sha256, { ...record, list })).toEqual(['list']);
  });
});

describe('the number for a share', () => {
  it.each([
    [0, 5, 0],
    [1, 5, 1],
    [20, 5, 1],
    [21, 5, 2],
    [100, 7, 7],
    [101, 7, 8],
    [3, 0, 0],
    [3, 100, 3],
  ])('of %i at %i %% is %i', (items, percent, take) => {
    expect(takeOfShare(items, percent)).toBe(take);
  });

  it('is refused for a share that is no whole percent', () => {
    expect(() => takeOfShare(10, 2.5)).toThrow(RangeError);
    expect(() => takeOfShare(10, 101)).toThrow(RangeError);
    expect(() => takeOfShare(-1, 5)).toThrow(RangeError);
  });
});
