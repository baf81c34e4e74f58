import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPack } from '@yanzhen/registers/policies/offers.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { runSimulation } from './run-simulation.ts';
import { packWork } from './simulate-pack.ts';
import { checkBySql, type Query } from './sql-check.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity([]);
});
afterAll(() => city.close());

const query: Query = async (text, values) =>
  (await city.ground.pool.query<Record<string, unknown>>(text, [...values])).rows;

/** A change of Luzhou's housing policy over a small population. */
async function run() {
  const folder = join(projectRoot, 'cities/luzhou');
  const { pack } = readPack(folder);
  if (!pack) throw new Error('the pack cannot be read');
  const work = packWork(pack, folder, {
    day: '2026-11-23',
    changes: { parameters: { masterAmount: 180_000 } },
    population: { kind: 'synthetic', persons: 1500, seed: 3 },
  });
  return { work, result: await runSimulation(work) };
}

it('PostgreSQL gives both sides of a what-if to the fen, and a fen more is found', async () => {
  const { work, result } = await run();
  const check = await checkBySql(work, result, query);
  expect(check.differences).toEqual([]);
  expect(check).toMatchObject({ equal: true, persons: 1500 });
  const compared = result.benefits.filter(({ id }) => !check.notCompared.includes(id));
  const purchase = compared.find(({ id }) => id === 'home-purchase');
  expect(purchase?.after?.aloneFen).toBeGreaterThan(purchase?.before?.aloneFen ?? Infinity);

  const altered = {
    ...result,
    benefits: result.benefits.map((each) =>
      each.id === 'home-purchase' && each.after
        ? { ...each, after: { ...each.after, aloneFen: each.after.aloneFen + 1 } }
        : each,
    ),
  };
  const found = await checkBySql(work, altered, query);
  expect(found.equal).toBe(false);
  expect(found.differences).toMatchObject([
    { benefit: 'home-purchase', side: 'after', what: 'aloneFen' },
  ]);
});
