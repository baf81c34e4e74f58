import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { commitmentOf, draw, listDigestOf } from '@yanzhen/draw';
import { recompute } from './recompute.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const strata = [
  { id: 'S0001', take: 2, items: ['a1', 'a2', 'a3', 'a4', 'a5'] },
  { id: 'S0002', take: 1, items: ['b1', 'b2'] },
];
const seed = digest('seed');
const record = {
  protocol: 'yanzhen-draw-1',
  hash: 'sha256' as const,
  commitment: commitmentOf(digest, seed),
  listDigest: listDigestOf(digest, strata),
  seed,
  list: strata.flatMap(({ id, take, items }) => items.map((item) => ({ stratum: id, take, item }))),
  picks: draw(digest, seed, strata)
    .tickets.filter((each) => each.taken)
    .map((each) => each.item),
};

it('comes to the same pick in the browser, whatever order the list came in', async () => {
  expect(await recompute(record)).toEqual([]);
  expect(await recompute({ ...record, list: record.list.toReversed() })).toEqual([]);
});

it('tells what was changed', async () => {
  expect(await recompute({ ...record, seed: digest('other') })).toContain('commitment');
  expect(await recompute({ ...record, list: record.list.slice(1) })).toContain('list');
  const spared = record.list.find(({ item }) => !record.picks.includes(item))?.item ?? '';
  const picks = [spared, ...record.picks.slice(1)];
  expect(await recompute({ ...record, picks })).toEqual(['picks-differ']);
});
