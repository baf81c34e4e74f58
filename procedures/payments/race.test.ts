import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { keepBudgetLine } from './budget-lines.ts';
import { listBudgetLines } from './budget-store.ts';
import { payments } from './feature.ts';
import { reconcile } from './reconcile.ts';
import { makeRequests, oddAmounts, raceReserve, seeded } from './testing/race-line.ts';

describe('one budget line from 64 connections', () => {
  let city: TestCity;
  beforeAll(async () => {
    const features = [talents, calendar, applications, payments];
    city = await openTestCity(features, { connections: 64 });
  });
  afterAll(() => city.close());

  it('is spent to exactly zero by odd amounts, and gives not one fen more', async () => {
    const { personId } = await city.person({ name: '林知远', kind: 'talent' });
    const amountFen = 1_000_003;
    const line = { benefitIds: ['race'], year: 2024, amountFen, document: '测试预算' };
    await city.turn((turn) => keepBudgetLine(turn, line));
    // Large ones that no shard holds alone, and small ones, together every fen.
    const amounts = oddAmounts(amountFen, 9_999, seeded(20_240_603));
    const requests = await makeRequests(city, personId, 'race', [...amounts, ...over]);
    const [exact, beyond] = [requests.slice(0, amounts.length), requests.slice(amounts.length)];
    expect(await raceReserve(city, exact, 64)).toEqual([]);
    const [spent] = await city.turn((turn) => listBudgetLines(turn));
    expect(spent).toMatchObject({ availableFen: 0, reservedFen: amountFen });
    const refused = await raceReserve(city, beyond, 64);
    expect(refused.map(({ code }) => code)).toEqual(over.map(() => 'payments.budget-short'));
    expect((await city.turn(reconcile)).differences).toEqual([]);
  }, 60_000);

  const over = Array.from({ length: 64 }, () => 1);
});
