#!/usr/bin/env node
/**
 * Recomputes a published draw: `node verify-draw.mjs record.json`. It stands alone: Node and nothing else,
 * no code of the product, so that who checks needs to trust neither. The rules (`yanzhen-draw-1`) are
 * written out in `engines/draw/README.md`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const record = JSON.parse(readFileSync(process.argv[2] ?? '/dev/stdin', 'utf8'));
const H = (...lines) => createHash(record.hash).update(lines.join('\n')).digest('hex');
const tell = (what, good) => console.log(`${good ? 'ok      ' : 'WRONG   '}${what}`);

const lines = record.list.map((each) => `${each.stratum}\t${each.take}\t${each.item}`).sort();
const listDigest = H('yanzhen-draw-1/list', ...lines);
const strata = new Map();
for (const { stratum, take, item } of record.list) {
  const ticket = H('yanzhen-draw-1/ticket', record.seed, listDigest, stratum, item);
  strata.set(stratum, [...(strata.get(stratum) ?? []), { ticket, take, item }]);
}
const picks = [...strata.values()].flatMap((tickets) =>
  tickets
    .sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .slice(0, tickets[0].take)
    .map(({ item }) => item),
);

const checks = {
  'rules are yanzhen-draw-1': record.protocol === 'yanzhen-draw-1',
  'the seed is the one committed to': H('yanzhen-draw-1/seed', record.seed) === record.commitment,
  'the list is the one whose digest was published': listDigest === record.listDigest,
  'no item stands twice': new Set(record.list.map((each) => each.item)).size === record.list.length,
  'the picks are those of seed and list': picks.sort().join() === [...record.picks].sort().join(),
};
for (const [what, good] of Object.entries(checks)) tell(what, good);
console.log(`${record.list.length} on the list, ${picks.length} drawn`);
process.exit(Object.values(checks).every(Boolean) ? 0 : 1);
