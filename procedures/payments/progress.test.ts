import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { startApplication } from '../applications/offers.ts';
import { makeCasePeople, type CasePeople } from '../applications/testing/walk-application.ts';
import { evidence } from '../evidence/feature.ts';
import { keepBudgetLine } from './budget-lines.ts';
import { payments } from './feature.ts';
import { reserveAll } from './reserve.ts';
import { demandBack, takeBack, waiveDemand } from './take-back.ts';
import { makeFundedCase, type FundedCase } from './testing/make-payable.ts';

let city: TestCity;
let people: CasePeople;
const cases: FundedCase[] = [];

/** Four cases: two answered by the bank (the second sent back), one in a batch, one in the queue. */
beforeAll(async () => {
  city = await openTestCity([
    calendar,
    policies,
    organisations,
    talents,
    applications,
    evidence,
    payments,
  ]);
  people = await makeCasePeople(city);
  await city.turn((turn) =>
    keepBudgetLine(turn, { benefitIds: ['home-purchase'], year: 2024, amountFen: 5_000_000_000, document: '测试预算〔2024〕1号' }),
  ); // prettier-ignore
  for (const name of ['甲到账', '乙退回', '丙批次', '丁排队']) {
    cases.push(await makeFundedCase(city, people, { to: 'payable', name, amountFen: 10_000_100 }));
  }
  const make = async (chosen: readonly FundedCase[]) => {
    const { preparer, signer } = people;
    const body = { benefitId: 'home-purchase', applicationIds: chosen.map(({ id }) => id) };
    const made = await preparer.call('POST', '/payments/batches', body);
    expect(made).toMatchObject({ status: 200 });
    const batch = made.body as { id: string };
    const seen = { lineCount: chosen.length, totalFen: chosen.length * 10_000_100 };
    const signed = await signer.call('POST', `/payments/batches/${batch.id}/sign`, seen);
    expect(signed).toMatchObject({ status: 200 });
    return batch;
  };
  const answered = await make(cases.slice(0, 2));
  const { releaser } = people;
  await releaser.call('POST', `/payments/batches/${answered.id}/file`);
  const path = `/payments/batches/${answered.id}`;
  const answer = await releaser.call('GET', `${path}/demonstration-answer?returned=2`);
  await releaser.upload(`${path}/answer`, { name: 'a.csv', type: 'text/csv', bytes: answer.raw });
  await make(cases.slice(2, 3));
});
afterAll(() => city.close());

describe('the public batch board', () => {
  it('says where each case is, in which batch, why not further, without names', async () => {
    const reply = await city.visitor('GET', '/payments/progress');
    const { rows, benefits, total } = reply.body as {
      rows: { reference: string; stage: string; place: number | null; reason: string | null; batchNumber: string | null; waiting: number }[];
      benefits: object[];
      total: { count: number };
    }; // prettier-ignore
    const of = (at: number) => rows.find(({ reference }) => reference === cases[at]?.reference);
    expect(of(0)).toBeUndefined();
    expect(of(1)).toMatchObject({ stage: 'queue', waiting: 2, batchNumber: null });
    expect(['returned', 'account-wrong']).toContain(of(1)?.reason);
    expect(of(2)).toMatchObject({ stage: 'batch', place: null, reason: null });
    expect(of(2)?.batchNumber).toMatch(/\d/);
    expect(of(3)).toMatchObject({ stage: 'queue', waiting: 2 });
    expect([of(1)?.place, of(3)?.place].toSorted()).toEqual([1, 2]);
    expect(total.count).toBe(3);
    expect(benefits).toEqual([
      expect.objectContaining({ benefitId: 'home-purchase', queue: 2, underWay: 1, paid: 1 }),
    ]);
    const text = JSON.stringify(reply.body);
    for (const { talent, account } of cases) {
      expect(text).not.toContain(talent.personId);
      expect(text).not.toContain(account.slice(-4) + '"');
    }
    expect(text).not.toMatch(/甲到账|乙退回|丙批次|丁排队/);
  });

  it('finds one case by its whole number, and goes on page by page', async () => {
    const reference = cases[3]?.reference ?? '';
    const one = await city.visitor(
      'GET',
      `/payments/progress?reference=${reference.toLowerCase()}`,
    );
    expect((one.body as { rows: object[] }).rows).toEqual([expect.objectContaining({ reference })]);
    const none = await city.visitor(
      'GET',
      `/payments/progress?reference=${reference.slice(0, -1)}`,
    );
    expect((none.body as { rows: object[] }).rows).toEqual([]);
    const seen: string[] = [];
    for (let after = '', pages = 0; pages < 5; pages += 1) {
      const path = `/payments/progress?limit=2${after ? `&after=${encodeURIComponent(after)}` : ''}`;
      const { rows, next } = (await city.visitor('GET', path)).body as { rows: { reference: string }[]; next: string | null }; // prettier-ignore
      seen.push(...rows.map((row) => row.reference));
      if (!next) break;
      after = next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([3, 3]);
  });
});

describe('a person’s statement', () => {
  const statement = async (who = cases[0]) => (await who?.talent.call('GET', '/payments/mine/statement'))?.body as unknown as {
    totals: Record<string, number>;
    cases: { lines: { kind: string; amountFen: number }[]; due: object[] }[];
  }; // prettier-ignore

  it('adds up what was granted, paid, demanded, waived and recovered', async () => {
    const applicationId = cases[0]?.id ?? '';
    await city.turn((turn) => demandBack(turn, { applicationId, amountFen: 4_000 }));
    await city.turn((turn) => waiveDemand(turn, { applicationId, amountFen: 1_000 }));
    await city.turn((turn) => takeBack(turn, { applicationId, amountFen: 2_500 }));
    const mine = await statement();
    expect(mine.totals).toEqual({
      grantedFen: 10_000_100,
      paidFen: 10_000_100,
      returnedFen: 0,
      owedFen: 500,
      recoveredFen: 2_500,
      dueFen: 0,
    });
    // The clock stands still here: what happened at one moment comes in any order.
    expect(mine.cases[0]?.lines.map(({ kind }) => kind).toSorted()).toEqual([
      'demanded', 'granted', 'paid', 'recovered', 'waived',
    ]); // prettier-ignore
  });

  it('shows what came back and is still due, and nobody else’s', async () => {
    const mine = await statement(cases[1]);
    expect(mine.totals).toMatchObject({ paidFen: 0, returnedFen: 10_000_100, dueFen: 10_000_100 });
    expect(mine.cases).toHaveLength(1);
    expect((await people.preparer.call('GET', '/payments/mine/statement')).status).toBe(403);
  });
});

describe('the months of a year', () => {
  const months = async () => (await people.preparer.call('GET', '/payments/reconciliation/months?year=2024')).body as unknown as {
    lines: Record<string, number | string>[];
    batches: Record<string, number | string>[];
    differences: number;
  }; // prettier-ignore

  it('agree with the bank’s answers, line by line', async () => {
    const { lines, batches, differences } = await months();
    expect(lines).toEqual([
      expect.objectContaining({
        month: '2024-06',
        appropriatedFen: 5_000_000_000,
        reservedFen: 4 * 10_000_100,
        instructedFen: 2 * 10_000_100,
        paidFen: 10_000_100,
        returnedFen: 10_000_100,
        recoveredFen: 2_500,
      }),
    ]);
    expect(batches).toEqual([
      expect.objectContaining({ bankPaidFen: 10_000_100, ledgerPaidFen: 10_000_100, linesPaidFen: 10_000_100, differenceFen: 0 }),
    ]); // prettier-ignore
    expect(differences).toBe(0);
  });

  it('list a batch whose answer and lines differ', async () => {
    const set = (from: string, to: string, paidOn: string | null) => city.turn((turn) =>
      turn.run(sql`update payment_line set state = ${to}, paid_on = ${paidOn} where city = ${turn.city} and state = ${from}`),
    ); // prettier-ignore
    await set('paid', 'returned', null);
    expect(await months()).toMatchObject({
      differences: 1,
      batches: [{ linesPaidFen: 0, differenceFen: 10_000_100 }],
    });
  });
});

describe('the forecast', () => {
  it('adds up what is promised and not reserved, by the year it falls due', async () => {
    const { personId } = cases[0]?.talent ?? { personId: '' };
    const part = (number: number, amountFen: number, dueOn: string) => ({
      number,
      amountFen,
      dueOn,
      partId: `part-${number}`,
      recheck: null,
      name: { zh: `第${number}期`, en: `Part ${number}` },
    });
    await city.turn(async (turn) => {
      const { id } = await startApplication(turn, { benefitId: 'promised', policyDigest: 'sample', applicantPersonId: personId, applicantName: '甲', terms: [] }); // prettier-ignore
      await reserveAll(turn, [
        {
          applicationId: id,
          personId,
          benefitId: 'home-purchase',
          amountFen: 700,
          parts: [
            part(1, 400, '2024-06-03'),
            part(2, 200, '2025-06-03'),
            part(3, 100, '2026-06-03'),
          ],
        },
      ]);
    });
    const { body } = await people.releaser.call('GET', '/payments/forecast');
    expect((body as { rows: object[] }).rows).toEqual([
      { year: 2025, benefitId: 'home-purchase', cases: 1, promisedFen: 200, availableFen: null },
      { year: 2026, benefitId: 'home-purchase', cases: 1, promisedFen: 100, availableFen: null },
    ]);
  });
});
