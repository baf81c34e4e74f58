import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { keepBudgetLine } from './budget-lines.ts';
import { listBudgetLines } from './budget-store.ts';
import { payments } from './feature.ts';
import { reconcile } from './reconcile.ts';
import { assertModel } from './testing/ledger-model.ts';
import { makeRequests, oddAmounts, raceReserve, seeded } from './testing/race-line.ts';

const tries = 100_000;
const ways = 64;
const sequences = 2_000;
const lanes = 4;

describe('the ledger, at length', () => {
  let city: TestCity;
  beforeAll(async () => {
    const features = [talents, calendar, applications, payments];
    city = await openTestCity(features, { connections: ways });
  });
  afterAll(() => city.close());

  it('gives never one fen over in 100,000 tries, 64 at once', async () => {
    const { personId } = await city.person({ name: 'Lin Zhiyuan', kind: 'talent' });
    const random = seeded(1);
    const amounts = oddAmounts(50_000_000, 999, random).concat(
      Array.from({ length: tries }, () => Math.floor(random() * 500) * 2 + 1),
    );
    const asked = amounts.slice(0, tries);
    // Half of what is asked for, and one fen that makes no sum come out even.
    const amountFen = Math.floor(asked.reduce((sum, fen) => sum + fen, 0) / 2) + 1;
    const line = { benefitIds: ['race'], year: 2024, amountFen, document: 'test budget' };
    await city.turn((turn) => keepBudgetLine(turn, line));
    const requests = await makeRequests(city, personId, 'race', asked);
    const refused = await raceReserve(city, requests, ways);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['payments.budget-short']));
    const given = asked.reduce((sum, fen) => sum + fen, 0) - sumOf(refused);
    const [after] = await city.turn((turn) => listBudgetLines(turn));
    expect(after).toMatchObject({ reservedFen: given, availableFen: amountFen - given });
    // What is left is less than the least that was refused last, and can be spent whole.
    const left = amountFen - given;
    if (left > 0) {
      const rest = await makeRequests(city, personId, 'race', [left]);
      expect(await raceReserve(city, rest, 1)).toEqual([]);
    }
    const beyond = await makeRequests(city, personId, 'race', [1]);
    expect(await raceReserve(city, beyond, 1)).toHaveLength(1);
    expect((await city.turn(reconcile)).differences).toEqual([]);
    reportFigure('tries of 64 at once on one line, fen given too many', '0 of 100,000 tries', '0');
  }, 900_000);

  it('agrees with a plain model over thousands of sequences of commands', async () => {
    // Each sequence has a city of its own, so several go on at once.
    const runs = sequences / lanes;
    await Promise.all(
      Array.from({ length: lanes }, () => assertModel(city, { runs, commands: 40 })),
    );
    reportFigure('sequences of 20 to 40 commands like the model', sequences, '2000');
  }, 900_000);
});

function sumOf(refused: readonly { readonly request: { readonly amountFen: number } }[]): number {
  return refused.reduce((sum, { request }) => sum + request.amountFen, 0);
}
