import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { applications } from '../applications/feature.ts';
import { startApplication } from '../applications/offers.ts';
import { keepBudgetLine } from './budget-lines.ts';
import { payments } from './feature.ts';
import { reconcile } from './reconcile.ts';
import { releaseReservation, reserve, reserveAll, type ReserveRequest } from './reserve.ts';
import { listBudgetLines } from './budget-store.ts';

let city: TestCity;
let person: TestPerson;
let serial = 0;

beforeAll(async () => {
  city = await openTestCity([talents, calendar, applications, payments]);
  person = await city.person({ name: '林知远', kind: 'talent' });
});
afterAll(() => city.close());

/** Cases to reserve for; reserving asks nothing of them but to be there. */
const requestsOf = (amounts: readonly number[], benefitId: string): Promise<ReserveRequest[]> =>
  city.turn(async (turn) => {
    const requests: ReserveRequest[] = [];
    for (const amountFen of amounts) {
      const { id } = await startApplication(turn, {
        benefitId: `case-${(serial += 1)}`,
        policyDigest: 'sample',
        applicantPersonId: person.personId,
        applicantName: '林知远',
        terms: [],
      });
      requests.push({ applicationId: id, benefitId, personId: person.personId, amountFen });
    }
    return requests;
  });

const openLine = async (amountFen: number): Promise<string> => {
  const benefitId = `benefit-${(serial += 1)}`;
  await city.turn((turn) => keepBudgetLine(turn, { benefitIds: [benefitId], year: 2024, amountFen, document: '测试预算' }));
  return benefitId;
}; // prettier-ignore

const lineOf = (benefitId: string) =>
  city.turn(async (turn) => {
    const found = (await listBudgetLines(turn)).find((line) => line.benefitIds.includes(benefitId));
    if (!found) throw new Error('no such line');
    return found;
  });

describe('a budget line', () => {
  it('gives what it has to the last fen, and not one more', async () => {
    const benefitId = await openLine(100);
    const [first, second, third] = await requestsOf([60, 41, 40], benefitId);
    const run = (request: ReserveRequest | undefined) =>
      city.turn((turn) => reserve(turn, request as ReserveRequest));
    await run(first);
    await expect(run(second)).rejects.toMatchObject({
      code: 'payments.budget-short',
      values: { leftFen: 40, neededFen: 41 },
    });
    await run(third);
    expect(await lineOf(benefitId)).toMatchObject({ availableFen: 0, reservedFen: 100 });
  });

  it('names the year and the benefit that have no line', async () => {
    const [request] = await requestsOf([1], 'no-such-benefit');
    await expect(
      city.turn((turn) => reserve(turn, request as ReserveRequest)),
    ).rejects.toMatchObject({
      code: 'payments.no-budget',
      values: { benefit: 'no-such-benefit', year: 2024 },
    });
  });

  it('reserves a list whole or not at all', async () => {
    const benefitId = await openLine(100);
    const requests = await requestsOf([50, 30, 21], benefitId);
    await expect(city.turn((turn) => reserveAll(turn, requests))).rejects.toMatchObject({
      code: 'payments.budget-short',
    });
    expect(await lineOf(benefitId)).toMatchObject({ availableFen: 100, reservedFen: 0 });
    await city.turn((turn) => reserveAll(turn, requests.slice(0, 2)));
    expect(await lineOf(benefitId)).toMatchObject({ availableFen: 20, reservedFen: 80 });
  });

  it('reserves once for one application, and again only after a release', async () => {
    const benefitId = await openLine(100);
    const [request] = (await requestsOf([70], benefitId)) as [ReserveRequest];
    await city.turn((turn) => reserve(turn, request));
    await expect(city.turn((turn) => reserve(turn, request))).rejects.toMatchObject({
      code: 'payments.reserved-before',
    });
    const release = () =>
      city.turn((turn) => releaseReservation(turn, request.applicationId, '异议成立'));
    expect([await release(), await release()]).toEqual([true, false]);
    expect(await lineOf(benefitId)).toMatchObject({ availableFen: 100, reservedFen: 0 });
    await city.turn((turn) => reserve(turn, request));
    expect(await lineOf(benefitId)).toMatchObject({ availableFen: 30, reservedFen: 70 });
  });

  it('never overdraws by one fen under 64 approvals at once', async () => {
    const benefitId = await openLine(64 * 250_000 - 1);
    const requests = await requestsOf(
      Array.from({ length: 64 }, () => 250_000),
      benefitId,
    );
    const results = await Promise.allSettled(
      requests.map((request) => city.turn((turn) => reserve(turn, request))),
    );
    const refused = results.filter((each) => each.status === 'rejected');
    expect(refused.map((each) => (each.reason as { code: string }).code)).toEqual([
      'payments.budget-short',
    ]);
    expect(await lineOf(benefitId)).toMatchObject({
      availableFen: 249_999,
      reservedFen: 63 * 250_000,
    });
    expect((await city.turn(reconcile)).differences).toEqual([]);
  });

  it('agrees with its ledger whatever is reserved and released at once', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 4, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(amounts, fc.integer({ min: 1, max: 12_000 }), async (wanted, budget) => {
        const benefitId = await openLine(budget);
        const requests = await requestsOf(wanted, benefitId);
        const results = await Promise.allSettled(
          requests.map((request, at) =>
            city.turn(async (turn) => {
              await reserve(turn, request);
              if (at % 3 === 0) await releaseReservation(turn, request.applicationId, '撤销');
            }),
          ),
        );
        const held = results.reduce(
          (sum, each, at) =>
            each.status === 'fulfilled' && at % 3 !== 0 ? sum + (wanted[at] ?? 0) : sum,
          0,
        );
        expect(await lineOf(benefitId)).toMatchObject({
          availableFen: budget - held,
          reservedFen: held,
        });
        expect((await city.turn(reconcile)).differences).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('lets two lists over the same lines pass in either order', async () => {
    const [one, other] = [await openLine(10_000), await openLine(10_000)];
    const lists = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const pair = at % 2 === 0 ? [one, other] : [other, one];
        return (await Promise.all(pair.map((benefitId) => requestsOf([10, 10], benefitId)))).flat();
      }),
    );
    await Promise.all(lists.map((list) => city.turn((turn) => reserveAll(turn, list))));
    for (const benefitId of [one, other]) {
      expect(await lineOf(benefitId)).toMatchObject({ reservedFen: 240 });
    }
  });
});

describe('the ledger in the database', () => {
  const header = (debit: number, credit: number) => sql`
    insert into ledger_transaction (city, id, kind, debit_fen, credit_fen, happened_on, posted_at)
    values (yanzhen_city(), gen_random_uuid(), 'reserve', ${debit}, ${credit}, '2024-06-03', now())`;

  it('refuses a header whose sides differ, and one without entries', async () => {
    await expect(city.turn((turn) => turn.run(header(2, 1)))).rejects.toThrow(/check constraint/);
    await expect(city.turn((turn) => turn.run(header(2, 2)))).rejects.toThrow(/does not balance/);
  });

  it('refuses an entry added to a transaction that is whole', async () => {
    await openLine(100);
    await expect(
      city.turn((turn) =>
        turn.run(sql`
          insert into ledger_entry (city, transaction_id, number, budget_line_id, account, side, amount_fen)
          select city, transaction_id, 99, budget_line_id, 'available', 'debit', 1
          from ledger_entry where city = ${turn.city} limit 1`),
      ),
    ).rejects.toThrow(/do not balance/);
  });

  it('refuses to change or remove an entry', async () => {
    await expect(
      city.turn((turn) => turn.run(sql`update ledger_entry set amount_fen = amount_fen + 1`)),
    ).rejects.toThrow(/permission/);
    await expect(
      city.turn((turn) => turn.run(sql`delete from ledger_transaction`)),
    ).rejects.toThrow(/permission/);
  });

  it('refuses a counter below zero and one that loses money, whoever asks', async () => {
    const benefitId = await openLine(100);
    const change = async (text: ReturnType<typeof sql>) => {
      const { id } = await lineOf(benefitId);
      return city.turn((turn) =>
        turn.run(sql`
          update budget_shard set ${text}
          where city = ${turn.city} and budget_line_id = ${id} and number = 0`),
      );
    };
    const below = change(sql`available_fen = -1, reserved_fen = available_fen + reserved_fen + 1`);
    await expect(below).rejects.toThrow(/check constraint/);
    await expect(change(sql`available_fen = available_fen - 1`)).rejects.toThrow(
      /budget_shard_balanced/,
    );
    const lost = change(sql`available_fen = available_fen - 1, share_fen = share_fen - 1`);
    await expect(lost).rejects.toThrow(/does not balance/);
  });

  it('tells a difference between counters and entries', async () => {
    const benefitId = await openLine(100);
    const { id } = await lineOf(benefitId);
    const shift = (fen: number) =>
      city.turn((turn) =>
        turn.run(sql`
          update budget_shard set available_fen = available_fen - ${fen}, reserved_fen = reserved_fen + ${fen}
          where city = ${turn.city} and budget_line_id = ${id} and number = 0`),
      );
    await shift(1);
    const { ok, differences } = await city.turn(reconcile);
    expect(ok).toBe(false);
    expect(differences.map((each) => each.what).toSorted()).toEqual([
      'available',
      'reservations: reserved',
      'reserved',
    ]);
    await shift(-1);
    expect((await city.turn(reconcile)).ok).toBe(true);
  });
});
