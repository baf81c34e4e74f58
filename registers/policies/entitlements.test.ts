import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '../calendar/feature.ts';
import type { AllEntitlementsView, EntitlementView, PersonDecision } from './contract.ts';
import { policies } from './feature.ts';
import { applyPack, readPack } from './offers.ts';

const home = {
  fullTimeHire: true,
  newlyIntroduced: true,
  continuousWorkMonths: 36,
  firstHome: true,
  newlyBuilt: true,
  inCentralArea: true,
  highestEducation: 'master',
  skillLevel: 'none',
};

describe('what all benefits of a city give together', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity([calendar, policies], { now: new Date('2026-11-23T02:00:00Z') });
    const { pack, problems } = readPack(join(projectRoot, 'cities/luzhou'));
    if (!pack) throw new Error(JSON.stringify(problems[0]));
    const of = { ...pack, city: { ...pack.city, city: city.city } };
    await city.turn((turn) => applyPack(turn, of));
  });
  afterAll(() => city.close());

  const ask = async (answers: object, more: object = {}): Promise<AllEntitlementsView> => {
    const { status, body } = await city.visitor('POST', '/entitlements', { answers, ...more });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const of = (all: AllEntitlementsView, id: string): EntitlementView => {
    const found = all.benefits.find(({ benefitId }) => benefitId === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  it('begins with a question and every benefit of persons, none of employers', async () => {
    const all = await ask({});
    expect(all.next.length).toBeGreaterThan(0);
    expect(all.answered).toEqual([]);
    expect(all.benefits.map(({ benefitId }) => benefitId)).toContain('home-purchase');
    expect(new Set(all.benefits.map(({ beneficiary }) => beneficiary))).not.toContain('employer');
    expect(of(all, 'home-purchase')).toMatchObject({ standing: 'open' });
    const organisations = await ask({}, { who: 'organisation' });
    const whose = organisations.benefits.map(({ beneficiary }) => beneficiary);
    expect(whose).not.toContain('person');
    expect(whose.length).toBeGreaterThan(0);
  });

  it('promises nothing to whoever has said nothing, though departments alone could tell', async () => {
    const { pack } = readPack(join(projectRoot, 'cities/dazhou'));
    const other = await openTestCity([calendar, policies], {
      now: new Date('2026-11-23T02:00:00Z'),
    });
    try {
      if (!pack) throw new Error('no pack');
      const there = { ...pack, city: { ...pack.city, city: other.city } };
      await other.turn((turn) => applyPack(turn, there));
      const { body } = await other.visitor('POST', '/entitlements', { answers: {} });
      const all = body as AllEntitlementsView;
      expect(all.benefits.length).toBeGreaterThan(10);
      expect(all.benefits.map(({ standing }) => standing)).not.toContain('if-confirmed');
      expect(all.hopedFen).toBe(0);
    } finally {
      await other.close();
    }
  });

  it('gives a yes that waits for others with its sum, and who it waits for', async () => {
    const all = await ask(home);
    expect(of(all, 'home-purchase')).toMatchObject({
      standing: 'if-confirmed',
      payableFen: 15_000_000,
      gift: { zh: '150,000 元' },
      waiting: [{ factId: 'contributionRecognised', suppliedBy: ['employer', 'department'] }],
    });
    expect(all.hopedFen).toBeGreaterThanOrEqual(15_000_000);
    expect(all.answered.map(({ factId }) => factId).toSorted()).toEqual(
      Object.keys(home).toSorted(),
    );
    for (const { factId } of all.next) expect(Object.keys(home)).not.toContain(factId);
  });

  it('says no with clause, remedy and the smallest change that would turn it', async () => {
    const all = await ask({ ...home, continuousWorkMonths: 35 });
    expect(of(all, 'home-purchase')).toMatchObject({
      standing: 'no',
      payableFen: null,
      reasons: [{ conditionId: 'three-years', outcome: 'no', clause: '第一条' }],
      changes: [
        {
          outcome: 'unknown',
          facts: [
            { factId: 'continuousWorkMonths', from: { zh: '35 个月' }, to: { zh: '36 个月' } },
          ],
        },
      ],
    });
    const two = await ask({ ...home, continuousWorkMonths: 35, firstHome: false });
    expect(of(two, 'home-purchase').changes).toMatchObject([
      { facts: [{ factId: 'continuousWorkMonths' }, { factId: 'firstHome' }] },
    ]);
  });

  it('tells the same of one benefit alone: what it gives, what would turn it, how it goes with others', async () => {
    const path = '/benefits/home-purchase/decision';
    const answers = { ...home, continuousWorkMonths: 35 };
    const { body } = await city.visitor('POST', path, { answers });
    expect(body as PersonDecision).toMatchObject({
      outcome: 'no',
      gives: 'money',
      gift: null,
      ranged: false,
      changes: [{ facts: [{ factId: 'continuousWorkMonths', to: { en: '36 months' } }] }],
      fixed: [],
    });
    const view = (await city.visitor('GET', '/benefits/home-purchase')).body;
    expect(view).toMatchObject({
      gives: 'money',
      stacking: expect.arrayContaining([
        expect.objectContaining({ clause: expect.any(String) as string }),
      ]) as unknown,
      duties: { waivers: expect.any(Array) as unknown },
    });
  });

  it('asks on until nothing that the person can say is open, and takes “I don’t know” for an answer', async () => {
    const answers: Record<string, unknown> = {};
    let asked = 0;
    for (;;) {
      const { next } = await ask(answers);
      if (next.length === 0) break;
      asked += 1;
      expect(asked).toBeLessThanOrEqual(20);
      for (const { factId } of next) {
        expect(Object.hasOwn(answers, factId)).toBe(false);
        answers[factId] = null;
      }
    }
    const all = await ask(answers);
    expect(all.openCount).toBe(0);
    expect(all.benefits.every(({ standing }) => standing === 'if-confirmed')).toBe(true);
  });

  it('keeps what was received before in mind', async () => {
    expect(of(await ask(home), 'home-purchase').displacedBy).toEqual([]);
    const received = (holder: string) => ({
      prior: [{ benefitId: 'home-purchase', holder, fen: 15_000_000, on: '2025-05-01' }],
    });
    for (const holder of ['self', 'spouse']) {
      const again = of(await ask(home, received(holder)), 'home-purchase');
      expect(again).toMatchObject({
        standing: 'displaced',
        payableFen: 0,
        displacedBy: [{ benefitId: 'home-purchase', clause: '第九条' }],
        beside: { zh: expect.stringContaining('2025-05-01') as string },
      });
    }
  });

  it('refuses what no dictionary knows, what is of the wrong kind, and names of JavaScript’s own', async () => {
    const bad = async (body: object) => {
      const reply = await city.visitor('POST', '/entitlements', body);
      const { errors = [] } = reply.body as { errors?: { field: string; code: string }[] };
      return { status: reply.status, errors };
    };
    const unknown = await bad({ answers: { shoeSize: 42, continuousWorkMonths: 'many' } });
    expect(unknown).toMatchObject({
      status: 400,
      errors: [
        { field: 'body.answers.shoeSize', code: 'policies.fact-unknown' },
        { field: 'body.answers.continuousWorkMonths', code: 'policies.fact-value' },
      ],
    });
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      expect((await bad({ answers: { [name]: true } })).status).toBe(400);
    }
    expect((await bad({})).status).toBe(400);
    expect((await bad({ answers: {}, who: 'nobody' })).status).toBe(400);
    const prior = [{ benefitId: 'x', holder: 'self', fen: -1, on: '2025-02-30' }];
    expect((await bad({ answers: {}, prior })).status).toBe(400);
  });
});
