import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { startApplication } from '../applications/offers.ts';
import type { BudgetLine } from './contract.ts';
import { payments } from './feature.ts';
import { postSure } from './ledger.ts';
import { reconcile } from './reconcile.ts';
import { releaseReservation, reserve, type ReserveRequest } from './reserve.ts';
import { demandBack, recallPaid, takeBack, waiveDemand } from './take-back.ts';

let city: TestCity;
let finance: TestPerson;
let leader: TestPerson;
let talent: TestPerson;
let serial = 0;

beforeAll(async () => {
  city = await openTestCity([organisations, talents, calendar, applications, payments]);
  finance = await city.person({ name: '拨付己', roles: ['finance-releaser'] });
  leader = await city.person({ name: '领导庚', roles: ['leader'] });
  talent = await city.person({ name: '林知远', kind: 'talent' });
});
afterAll(() => city.close());

interface Reply<Body> {
  readonly status: number;
  readonly body: Body & { readonly code?: string; readonly id: string };
}
const ask = async <Body = BudgetLine>(
  who: TestPerson,
  path: string,
  body: object = {},
): Promise<Reply<Body>> => await who.call('POST', `/payments${path}`, body);

const openLine = async (line: Partial<BudgetLine> & { amountFen: number }): Promise<BudgetLine> => {
  const name = `额度${(serial += 1)}`;
  const body = { name, year: 2024, benefitIds: [name], document: '测试预算〔2024〕1号', ...line };
  const reply = await ask(finance, '/budget-lines', body);
  expect(reply).toMatchObject({ status: 200 });
  return reply.body;
};
const lineOf = async (id: string): Promise<BudgetLine> => {
  const { body } = (await finance.call('GET', '/payments/budget-lines')) as { body: { rows: BudgetLine[] } }; // prettier-ignore
  const line = body.rows.find((each) => each.id === id);
  if (!line) throw new Error('no such line');
  return line;
};
const difference = async () => (await city.turn(reconcile)).differences;

/** A case that asks a benefit for a sum. */
const request = async (benefitId: string, amountFen: number): Promise<ReserveRequest> => {
  const application = await city.turn((turn) =>
    startApplication(turn, {
      benefitId: `case-${(serial += 1)}`,
      policyDigest: 'sample',
      applicantPersonId: talent.personId,
      applicantName: '林知远',
      terms: [],
    }),
  );
  return { applicationId: application.id, benefitId, personId: talent.personId, amountFen };
};

/** Lets a reserved case be paid, as batches do. */
const pay = (one: ReserveRequest, line: BudgetLine, others: { budgetLineId: string; amountFen: number }[] = []) =>
  city.turn(async (turn) => {
    const movement = { budgetLineId: line.id, others, ...one };
    await postSure(turn, 'instruct', [movement]);
    await postSure(turn, 'confirm', [movement]);
    await turn.run(sql`update reservation set state = 'paid' where application_id = ${one.applicationId}`);
  }); // prettier-ignore
/** Payments are another part's; what remains is the ledger's own. */
const ledgerDifference = async () =>
  (await difference()).filter(({ what }) => !what.startsWith('payments of'));

describe('a budget line', () => {
  it('serves several benefits or none, and one payer pays a benefit from one line', async () => {
    const line = await openLine({ amountFen: 100, benefitIds: ['a', 'b'] });
    expect(line.benefitIds).toEqual(['a', 'b']);
    const again = { name: '另一条', year: 2024, benefitIds: ['b'], amountFen: 1, document: '测' };
    expect(await ask(finance, '/budget-lines', again)).toMatchObject({
      status: 409,
      body: { code: 'payments.line-exists' },
    });
    expect((await openLine({ amountFen: 1, benefitIds: [] })).benefitIds).toEqual([]);
    for (const benefitId of ['a', 'b']) {
      const one = await request(benefitId, 30);
      await city.turn((turn) => reserve(turn, one));
    }
    expect(await lineOf(line.id)).toMatchObject({ availableFen: 40, reservedFen: 60 });
  });

  it('carries its payer’s share of a sum, the fen that do not divide fall to the first', async () => {
    const mine = await openLine({ amountFen: 100, benefitIds: ['split'] });
    const county = await openLine({ amountFen: 100, benefitIds: ['split'], payer: 'county', county: '510502' }); // prettier-ignore
    const payers = [
      { payer: 'city', share: 50 },
      { payer: 'county', share: 50 },
    ] as const;
    const one = { ...(await request('split', 77)), payers, county: '510502' };
    await city.turn((turn) => reserve(turn, one));
    expect([(await lineOf(mine.id)).reservedFen, (await lineOf(county.id)).reservedFen]).toEqual([
      39, 38,
    ]);
    expect(await difference()).toEqual([]);
    const elsewhere = { ...(await request('split', 77)), payers, county: '510503' };
    await expect(city.turn((turn) => reserve(turn, elsewhere))).rejects.toMatchObject({
      code: 'payments.no-budget',
      values: { county: '510503' },
    });
    const release = (turn: Parameters<typeof reserve>[0]) => releaseReservation(turn, one.applicationId, '撤销'); // prettier-ignore
    await city.turn(release);
    expect(await lineOf(county.id)).toMatchObject({ availableFen: 100, reservedFen: 0 });
  });

  it('refuses a county’s share without the county, and a county beside another payer', async () => {
    const body = { name: '县级', year: 2024, amountFen: 1, document: '测' };
    for (const wrong of [{ payer: 'county' }, { payer: 'city', county: '510502' }]) {
      expect(await ask(finance, '/budget-lines', { ...body, ...wrong })).toMatchObject({
        status: 409,
        body: { code: 'payments.county-of-payer' },
      });
    }
  });

  it('gives to another line of the year by document, only what is available', async () => {
    const [one, other] = [await openLine({ amountFen: 100 }), await openLine({ amountFen: 50 })];
    const move = (amountFen: number, toLineId = other.id) =>
      ask(finance, `/budget-lines/${one.id}/adjustments`, { toLineId, amountFen, document: '调剂1号' }); // prettier-ignore
    expect(await move(101)).toMatchObject({ body: { code: 'payments.budget-short' } });
    expect(await move(1, one.id)).toMatchObject({ body: { code: 'payments.same-line' } });
    const past = await openLine({ amountFen: 1, year: 2023 });
    expect(await move(1, past.id)).toMatchObject({ body: { code: 'payments.other-year' } });
    expect(await move(60)).toMatchObject({ body: { availableFen: 40, transferredFen: -60 } });
    expect(await lineOf(other.id)).toMatchObject({ availableFen: 110, transferredFen: 60 });
    // What came from another line is no appropriation, and is not cut as one.
    const cut = { direction: 'cut', amountFen: 51, document: '核减' };
    expect(await ask(finance, `/budget-lines/${other.id}/appropriations`, cut)).toMatchObject({
      body: { code: 'payments.budget-short' },
    });
    expect(await difference()).toEqual([]);
  });
});

describe('an overdraft of the leading group', () => {
  const act = { amountFen: 50, document: '人才领导小组〔2024〕3号', reason: '引进人数超出预期' };

  it('takes two natural persons, raises the line in red, and is covered by what comes first', async () => {
    const line = await openLine({ amountFen: 100 });
    const recorded = await ask(finance, `/budget-lines/${line.id}/overdraft-acts`, act);
    expect(recorded).toMatchObject({ status: 200, body: { confirmed: null, mayConfirm: false } });
    expect(await lineOf(line.id)).toMatchObject({ availableFen: 100, overdraftFen: 0 });
    expect(await ask(finance, `/budget-lines/${line.id}/overdraft-acts`, act)).toMatchObject({
      body: { code: 'payments.act-recorded' },
    });
    const confirm = (who: TestPerson) => ask(who, `/overdraft-acts/${recorded.body.id}/confirm`);
    expect((await confirm(finance)).status).toBe(403);
    expect(await confirm(leader)).toMatchObject({ status: 200 });
    expect(await confirm(leader)).toMatchObject({ body: { code: 'payments.act-confirmed' } });
    expect(await lineOf(line.id)).toMatchObject({ availableFen: 150, overdraftFen: 50 });
    const one = await request(line.name, 140);
    await city.turn((turn) => reserve(turn, one));
    await ask(finance, `/budget-lines/${line.id}/appropriations`, { direction: 'add', amountFen: 30, document: '追加' }); // prettier-ignore
    expect(await lineOf(line.id)).toMatchObject({
      availableFen: 10,
      overdraftFen: 20,
      totalFen: 130,
    });
    expect(await difference()).toEqual([]);
  });

  it('is refused by the database to one person, without an act, and beyond the act', async () => {
    const line = await openLine({ amountFen: 100 });
    const both = await city.person({ name: '一人两岗', roles: ['finance-releaser', 'leader'] });
    const { body } = await ask(both, `/budget-lines/${line.id}/overdraft-acts`, { ...act, document: '4号' }); // prettier-ignore
    expect(await ask(both, `/overdraft-acts/${body.id}/confirm`)).toMatchObject({ status: 403 });
    const confirm = sql`
      update overdraft_act set confirmed_by_person = ${both.personId}, confirmed_by_name = '一人两岗',
        confirmed_at = now() where id = ${body.id}`;
    await expect(city.turn((turn) => turn.run(confirm))).rejects.toThrow(/overdraft_act_of_two_persons/); // prettier-ignore
    const overdraw = (amountFen: number, overdraftActId?: string) =>
      city.turn((turn) =>
        postSure(turn, 'overdraw', [{ budgetLineId: line.id, applicationId: null, amountFen }], {
          ...(overdraftActId && { overdraftActId }),
        }),
      );
    await expect(overdraw(50)).rejects.toThrow(/ledger_overdraft_by_act/);
    await expect(overdraw(50, body.id)).rejects.toThrow(/ledger_overdraft_in_force/);
    await ask(leader, `/overdraft-acts/${body.id}/confirm`);
    await expect(overdraw(50, body.id)).rejects.toThrow(/ledger_overdraft_once/);
    await expect(overdraw(51, body.id)).rejects.toThrow(/ledger_overdraft_once|in_force/);
    expect((await lineOf(line.id)).overdraftFen).toBe(50);
  });
});

describe('money that was paid', () => {
  it('is demanded, waived, recovered into the open year, and recalled by the bank', async () => {
    const line = await openLine({ amountFen: 100 });
    const one = await request(line.name, 90);
    await city.turn((turn) => reserve(turn, one));
    await pay(one, line);
    const { applicationId } = one;
    await city.turn((turn) => demandBack(turn, { applicationId, amountFen: 60 }));
    expect(await lineOf(line.id)).toMatchObject({ paidFen: 30, owedFen: 60 });
    await city.turn((turn) => waiveDemand(turn, { applicationId, amountFen: 20 }));
    await city.turn((turn) => takeBack(turn, { applicationId, amountFen: 40 }));
    expect(await lineOf(line.id)).toMatchObject({ paidFen: 50, owedFen: 0, availableFen: 50 });
    await expect(
      city.turn((turn) => takeBack(turn, { applicationId, amountFen: 1 })),
    ).rejects.toThrow(/1 fen asked, 0 held/);
    const two = await request(line.name, 50);
    await city.turn((turn) => reserve(turn, two));
    await pay(two, line);
    const part = { applicationId: two.applicationId, instalment: 1 };
    await city.turn((turn) => recallPaid(turn, part));
    expect(await lineOf(line.id)).toMatchObject({ paidFen: 50, reservedFen: 50 });
    expect((await ledgerDifference()).filter((each) => each.budgetLineId === line.id)).toEqual([]);
    await expect(
      city.turn((turn) => recallPaid(turn, { applicationId, instalment: 1 })),
    ).rejects.toMatchObject({ code: 'payments.recall-demanded' });
  });
});

describe('a year that is over', () => {
  it('is closed once: the rest goes on or back, reservations go along, only returns come in', async () => {
    const other = await openTestCity([organisations, talents, calendar, applications, payments]);
    const before = city;
    city = other;
    [finance, talent] = [
      await other.person({ name: '拨付己', roles: ['finance-releaser'] }),
      await other.person({ name: '林知远', kind: 'talent' }),
    ];
    leader = await other.person({ name: '领导庚', roles: ['leader'] });
    try {
      const carries = await openLine({ amountFen: 100, benefitIds: ['c'] });
      const givesBack = await openLine({ amountFen: 80, benefitIds: ['g'] });
      const county = await openLine({ amountFen: 70, benefitIds: ['c'], payer: 'county', county: '510502' }); // prettier-ignore
      const payers = [
        { payer: 'city', share: 50 },
        { payer: 'county', share: 50 },
      ] as const;
      const paid = await request('c', 20);
      const recalled = await request('c', 15);
      const held = { ...(await request('c', 31)), payers, county: '510502' };
      const back = await request('g', 7);
      await city.turn((turn) => reserve(turn, paid));
      await city.turn((turn) => reserve(turn, held));
      await city.turn((turn) => reserve(turn, back));
      await pay(paid, carries);
      await city.turn((turn) => reserve(turn, recalled));
      await pay(recalled, carries);
      const close = (giveBackLineIds: string[] = []) =>
        ask(finance, '/budget-years/2024/close', { document: '结账1号', giveBackLineIds });
      expect(await close()).toMatchObject({ body: { code: 'payments.year-not-over' } });
      city.setNow(new Date('2025-01-06T02:00:00Z'));
      finance = await city.person({ name: '拨付己', roles: ['finance-releaser'] });
      const instruct = (kind: 'instruct' | 'return') =>
        city.turn((turn) => postSure(turn, kind, [{ ...back, budgetLineId: givesBack.id }]));
      await instruct('instruct');
      expect(await close()).toMatchObject({ body: { code: 'payments.money-at-bank' } });
      await instruct('return');
      await city.turn((turn) => releaseReservation(turn, back.applicationId, '撤销'));
      const next = await openLine({ amountFen: 500, benefitIds: ['c'], year: 2025 });
      expect(await close([givesBack.id])).toMatchObject({
        status: 200,
        body: { lines: 3, carriedFen: 49 + 55, carriedReservedFen: 31, givenBackFen: 80 },
      });
      expect(await lineOf(carries.id)).toMatchObject({ closed: true, availableFen: 0, reservedFen: 0, paidFen: 35, transferredFen: -65 }); // prettier-ignore
      expect(await lineOf(givesBack.id)).toMatchObject({ recoveredFen: 80, availableFen: 0, totalFen: 80 }); // prettier-ignore
      expect(await lineOf(next.id)).toMatchObject({ availableFen: 549, reservedFen: 16, transferredFen: 65 }); // prettier-ignore
      expect(await ledgerDifference()).toEqual([]);
      expect(await close()).toMatchObject({ body: { code: 'payments.year-closed' } });
      const late = { direction: 'add', amountFen: 1, document: '迟' };
      expect(await ask(finance, `/budget-lines/${carries.id}/appropriations`, late)).toMatchObject({
        body: { code: 'payments.year-closed' },
      });
      // The database says the same to whoever asks.
      const force = (kind: 'appropriate' | 'bank-recall') =>
        city.turn((turn) => postSure(turn, kind, [{ ...paid, budgetLineId: carries.id, amountFen: 1 }])); // prettier-ignore
      await expect(force('appropriate')).rejects.toThrow(/budget_shard_closed/);
      await expect(force('bank-recall')).rejects.toThrow(/budget_shard_closed/);
      const { applicationId } = paid;
      await city.turn((turn) => demandBack(turn, { applicationId, amountFen: 5 }));
      await city.turn((turn) => takeBack(turn, { applicationId, amountFen: 5 }));
      expect(await lineOf(carries.id)).toMatchObject({ paidFen: 30, recoveredFen: 5 });
      await city.turn((turn) =>
        recallPaid(turn, { applicationId: recalled.applicationId, instalment: 1 }),
      );
      expect(await lineOf(next.id)).toMatchObject({ reservedFen: 31 });
      // Held sums moved with their lines: the released case gives back to the new year's lines.
      await city.turn((turn) => releaseReservation(turn, held.applicationId, '撤销'));
      const { body } = (await finance.call('GET', '/payments/budget-lines?year=2025')) as { body: { rows: BudgetLine[] } }; // prettier-ignore
      expect(body.rows.find((line) => line.county === county.county)).toMatchObject({ name: county.name, availableFen: 70, totalFen: 0 }); // prettier-ignore
      expect(await lineOf(next.id)).toMatchObject({ availableFen: 565, reservedFen: 15 });
    } finally {
      await other.close();
      city = before;
    }
  });
});
