import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '../testing/test-city.ts';
import { openTurn } from './open-turn.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity([]);
});
afterAll(() => city.close());

const count = (): Promise<number | undefined> =>
  city.turn(async (turn) => {
    const sum = sql`select coalesce(sum(value), 0)::int as value from counter where city = ${turn.city}`;
    return (await turn.row<{ value: number }>(sum))?.value;
  });

it('tells why the transaction could not begin, also when the work hides that its statement failed', async () => {
  // The queue's login may not become the application's role.
  const ground = { ...city.ground, pool: city.ground.jobsPool };
  const options = { city: city.city, requestId: 'test' };
  const asked = openTurn(ground, options, (turn) => turn.next('never'));
  await expect(asked).rejects.toThrow('permission denied to set role');
  const hidden = openTurn(ground, options, (turn) => turn.next('never').catch(() => 0));
  await expect(hidden).rejects.toThrow('permission denied to set role');
  const unasked = openTurn(ground, options, () => Promise.resolve(0));
  await expect(unasked).rejects.toThrow('permission denied to set role');
  expect(await count()).toBe(0);
});

it('runs a write again and again on one connection, also after a turn that was undone', async () => {
  await city.turn((turn) => turn.next('kept'));
  const undone = city.turn(async (turn) => {
    await turn.next('kept');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const failed = city.turn(async (turn) => {
    await turn.rows(sql`select 1 / 0`).catch(() => []);
    return turn.next('kept');
  });
  await expect(failed).rejects.toThrow('current transaction is aborted');
  expect(await city.turn((turn) => turn.next('kept'))).toBe(2);
  expect(await count()).toBe(2);
});
