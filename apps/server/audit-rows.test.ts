import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as z from 'zod';
import type { Route } from '@yanzhen/server/routes/route.ts';
import { runRoute } from '@yanzhen/server/routes/run-route.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { features } from './features.ts';

const nothingAsked = { params: {}, query: {}, body: {}, files: [], idempotencyKey: undefined };
const routes = features.flatMap((feature) => feature.routes ?? []);
const writes = routes.filter((route) => route.endpoint.method !== 'GET' && !route.readOnly);
let city: TestCity;
beforeAll(async () => {
  city = await openTestCity([]);
});
afterAll(() => city.close());

it('leaves an audit row for every write of the product, whatever its use case does', async () => {
  expect(writes.length).toBeGreaterThan(20);
  for (const route of writes) {
    expect(await acts(silent(route))).toEqual([route.endpoint.id]);
  }
});

it('keeps nothing where it only computes: the database refuses a write', async () => {
  const asked = routes.filter((route) => route.readOnly);
  expect(asked.map(({ endpoint }) => endpoint.id).toSorted()).toEqual([
    'policies.decide',
    'policies.entitlements',
  ]);
  for (const route of asked) {
    expect(await acts(silent(route))).toEqual([]);
    const writing: Route = { ...silent(route), run: (turn) => turn.next('forbidden') };
    await expect(city.turn((turn) => runRoute(writing, turn, nothingAsked))).rejects.toThrow(
      /read-only transaction/,
    );
  }
});

it('leaves none for a read, and only the use case’s own where it records itself', async () => {
  const [read] = routes.filter((route) => route.endpoint.method === 'GET');
  const [write] = writes;
  if (!read || !write) throw new Error('there are no routes');
  expect(await acts(silent(read))).toEqual([]);
  const recording: Route = {
    ...silent(write),
    run: (turn) => turn.record({ act: 'own.act', subject: { type: 'own', id: 'one' } }),
  };
  expect(await acts(recording)).toEqual(['own.act']);
});

/** The route as registered, but for anyone and anything, with a use case that forgets to record. */
function silent(route: Route): Route {
  const anything = {
    safeParse: (data: unknown) => ({ success: true, data }),
  } as unknown as z.ZodType;
  return {
    ...route,
    who: 'anyone',
    idempotent: false,
    endpoint: { ...route.endpoint, params: anything, query: anything, body: anything },
    run: () => Promise.resolve(undefined),
  };
}

/** What a call of the route left in the trail; taken back afterwards. */
async function acts(route: Route): Promise<string[]> {
  const found: string[] = [];
  const takenBack = new Error('taken back');
  const call = city.turn(async (turn) => {
    await runRoute(route, turn, nothingAsked);
    const rows = await turn.rows<{ act: string }>(
      sql`select act from audit where city = ${turn.city}`,
    );
    found.push(...rows.map((row) => row.act));
    throw takenBack;
  });
  await expect(call).rejects.toBe(takenBack);
  return found;
}
