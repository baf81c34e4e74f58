import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitmentOf, draw, listDigestOf } from '../engines/draw/index.ts';

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-draw-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program as anyone would: another process, a file, an exit code. */
function verify(record) {
  const file = join(folder, 'record.json');
  writeFileSync(file, JSON.stringify(record));
  const { status, stdout } = spawnSync(process.execPath, ['scripts/verify-draw.mjs', file], {
    encoding: 'utf8',
  });
  const wrong = [...stdout.matchAll(/^WRONG {3}(.+)$/gm)].map(([, what]) => what);
  return { status, wrong };
}

function published(hash) {
  const digest = (text) => createHash(hash).update(text).digest('hex');
  const seed = digest('a seed');
  const strata = [
    { id: 'S1', take: 2, items: Array.from({ length: 30 }, (_, n) => `a${n}`) },
    { id: 'S2', take: 1, items: ['b1', 'b2', 'b3'] },
  ];
  return {
    protocol: 'yanzhen-draw-1',
    hash,
    commitment: commitmentOf(digest, seed),
    listDigest: listDigestOf(digest, strata),
    seed,
    list: strata.flatMap(({ id, take, items }) =>
      items.map((item) => ({ stratum: id, take, item })),
    ),
    picks: draw(digest, seed, strata).tickets.filter((each) => each.taken).map((each) => each.item), // prettier-ignore
  };
}

it('comes to the same pick without our code, in SHA-256 and in SM3', () => {
  for (const hash of ['sha256', 'sm3']) {
    expect(verify(published(hash))).toEqual({ status: 0, wrong: [] });
  }
});

it('tells what was changed: the seed, the list, a pick', () => {
  const record = published('sha256');
  const other = {
    ...record,
    seed: record.seed.replace(/./g, (digit) => (digit === '0' ? '1' : '0')),
  };
  expect(verify(other).wrong).toContain('the seed is the one committed to');
  const shorter = { ...record, list: record.list.slice(1) };
  expect(verify(shorter).wrong).toContain('the list is the one whose digest was published');
  const [first, ...rest] = record.picks;
  const spared = record.list.find(({ item }) => !record.picks.includes(item)).item;
  const swapped = { ...record, picks: [spared, ...rest] };
  expect(first).not.toBe(spared);
  expect(verify(swapped)).toEqual({
    status: 1,
    wrong: ['the picks are those of seed and list'],
  });
});
