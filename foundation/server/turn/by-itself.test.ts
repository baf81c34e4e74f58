import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '../testing/test-city.ts';
import { byItself } from './by-itself.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openTestCity([]);
});
afterAll(() => city.close());

it('takes back what a part wrote and no more, also of a part in which another failed before', async () => {
  const left = await city.turn(async (turn) => {
    const count = (name: string) => turn.next(`by-itself.${name}`);
    const failing = (names: readonly string[], then: () => Promise<unknown>) =>
      byItself(
        turn,
        async () => {
          for (const name of names) await count(name);
          await then();
          throw new Error('failed');
        },
        () => undefined,
      );
    await count('before');
    await failing(['outer'], () => failing(['inner'], () => Promise.resolve()));
    await count('after');
    const rows = await turn.rows<{ name: string }>(sql`
      select name from counter where city = ${turn.city} and name like 'by-itself.%' order by name`);
    return rows.map(({ name }) => name);
  });
  expect(left).toEqual(['by-itself.after', 'by-itself.before']);
});
