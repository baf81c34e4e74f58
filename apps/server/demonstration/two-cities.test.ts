import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCities, listDemoAccounts } from '@yanzhen/values/session.ts';
import { openDemonstration, type DemonstrationServer } from '../testing/demonstration-server.ts';

describe('the demonstration', () => {
  let demo: DemonstrationServer;
  beforeAll(async () => {
    demo = await openDemonstration();
  }, 120_000);
  afterAll(() => demo.close());

  const read = async (url: string, cookie = ''): Promise<unknown> => {
    const reply = await demo.app.inject({ url, headers: { cookie } });
    expect([url, reply.statusCode]).toEqual([url, 200]);
    return reply.json();
  };
  const signIn = async (city: string, login: string): Promise<string> => {
    const { accounts } = listDemoAccounts.reply.parse(await read(`/api/${city}/demo/accounts`));
    const accountId = accounts.find((each) => each.login === login)?.accountId;
    const reply = await demo.app.inject({
      method: 'POST',
      url: `/api/${city}/demo/switch`,
      payload: { accountId },
    });
    return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };

  it('serves two cities', async () => {
    const { cities } = listCities.reply.parse(await read('/api/cities'));
    expect(cities.map(({ city }) => city).toSorted()).toEqual(['dazhou', 'luzhou']);
  });

  it('carries the settling allowance of Dazhou to the bank by the mechanism of Luzhou', async () => {
    const cookie = await signIn('dazhou', 'preparer');
    const { rows } = (await read('/api/dazhou/payments/batches', cookie)) as {
      rows: { benefitId: string; state: string; lineCount: number; totalFen: number }[];
    };
    expect(rows).toEqual([
      expect.objectContaining({
        benefitId: 'settling-allowance',
        lineCount: 3,
        // A doctor, a master and an associate senior title.
        totalFen: 15_000_000 + 6_000_000 + 8_000_000,
      }),
    ]);
  });

  it('keeps the two cities apart', async () => {
    const cookie = await signIn('dazhou', 'auditor');
    const reply = await demo.app.inject({
      url: '/api/luzhou/payments/batches',
      headers: { cookie },
    });
    expect(reply.statusCode).toBe(401);
  });
});
