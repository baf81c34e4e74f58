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

  it('gives the budget of Dazhou as its letter has it, over its lines and with the base', async () => {
    const cookie = await signIn('dazhou', 'auditor');
    const figure = (await read('/api/dazhou/indicators/talent-budget-2024', cookie)) as {
      indicator: { figures: string[] };
      measure: number;
    };
    expect(figure).toMatchObject({ indicator: { figures: ['D11'] }, measure: 4_122_000_000 });
    const { rows, years } = (await read('/api/dazhou/payments/budget-lines', cookie)) as {
      rows: { year: number; payer: string; totalFen: number; benefitIds: string[] }[];
      years: { year: number; cityFen: number; growth: object | null }[];
    };
    const own = rows.filter(({ year, payer }) => year === 2024 && payer === 'city');
    expect(own).toHaveLength(5);
    expect(own.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(4_122_000_000);
    expect(own.filter(({ benefitIds }) => benefitIds.length === 0)).toHaveLength(3);
    // D12: 26.86 %.
    expect(years.find(({ year }) => year === 2024)).toMatchObject({
      cityFen: 4_122_000_000,
      growth: { baseYear: 2023, baseFen: 3_249_250_000, hundredths: 2686 },
    });
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
