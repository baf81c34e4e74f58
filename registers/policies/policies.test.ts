import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '../calendar/feature.ts';
import type { BenefitView, PersonDecision } from './contract.ts';
import { policies } from './feature.ts';
import { keepParameters } from './keep-parameters.ts';
import {
  applyPack,
  getBenefit,
  getCityProfile,
  publishPolicy,
  readPack,
  type CityPack,
} from './offers.ts';

const luzhou = join(projectRoot, 'cities/luzhou');
const policyText = readFileSync(join(luzhou, 'policies/housing-2024.yaml'), 'utf8');

/** The same, in force from 2025 on. */
const laterText = policyText.replace(
  "from: '2024-01-01', until: null",
  "from: '2025-01-01', until: null",
);

const doctor = {
  fullTimeHire: true,
  newlyIntroduced: true,
  continuousWorkMonths: 36,
  firstHome: true,
  newlyBuilt: true,
  inCentralArea: true,
  highestEducation: 'doctor',
  skillLevel: 'none',
};

describe('the register of policies', () => {
  let city: TestCity;
  let pack: CityPack;
  let editor: TestPerson;
  let proposer: TestPerson;
  beforeAll(async () => {
    city = await openTestCity([calendar, policies]);
    const read = readPack(luzhou).pack;
    if (!read) throw new Error('the pack of Luzhou has problems');
    pack = { ...read, city: { ...read.city, city: city.city } };
    editor = await city.person({ name: '杜亦凡', roles: ['policy-admin'] });
    proposer = await city.person({ name: '苏见微', roles: ['policy-admin'] });
  });
  afterAll(() => city.close());

  const decide = async (answers: object): Promise<PersonDecision> =>
    (await city.visitor('POST', '/benefits/home-purchase/decision', { answers })).body;
  /** As the second of two persons publishes: 苏见微 proposed it, 杜亦凡 publishes. */
  const publish = (
    content: string,
    options: { checkOnly?: boolean; activatesOn?: string; proposedByPerson?: string } = {},
  ) => {
    const { activatesOn = '2024-06-03', proposedByPerson = proposer.personId } = options;
    const activation = { activatesOn, proposedByPerson };
    const { checkOnly = false } = options;
    return city.turn(
      (turn) => publishPolicy(turn, { policyText: content, checkOnly, activation }),
      editor.accountId,
    );
  };
  const versionsOfHousing = async (): Promise<{ document: { id: string } }[]> => {
    const reply = await editor.call('GET', '/policies');
    const { rows } = reply.body as { rows: { document: { id: string }; version: number }[] };
    return rows
      .filter(({ document }) => document.id === 'housing-2024')
      .toSorted((a, b) => b.version - a.version);
  };
  const count = async (table: string): Promise<number> =>
    (
      await city.turn((turn) =>
        turn.row<{ n: number }>(sql`select count(*)::int as n from ${sql.table(table)}`),
      )
    )?.n ?? -1;

  it('takes a pack over once: the same pack again changes nothing', async () => {
    const first = await city.turn((turn) => applyPack(turn, pack));
    expect(first.published).toEqual(pack.policies.map(({ policy }) => policy.document.id));
    expect(first.years).toEqual(pack.calendar.map(({ year }) => year));
    const before = [
      await count('policy_version'),
      await count('fact_dictionary'),
      await count('audit'),
    ];
    expect(await city.turn((turn) => applyPack(turn, pack))).toEqual({ published: [], years: [] });
    expect([
      await count('policy_version'),
      await count('fact_dictionary'),
      await count('audit'),
    ]).toEqual(before);
  });

  it('counts what policies set on a day: of the version that decides, as published by a moment', async () => {
    const valueOf = (parameter: string, validOn: string, knownAt = new Date()) =>
      city.turn(async (turn) => {
        const [money] = policies.indicators ?? [];
        if (!money) throw new Error('no parameters are declared');
        const rows = money.rows({ validOn, knownAt });
        const found = await turn.rows<{ amount_fen: number }>(
          sql`select amount_fen from (${rows}) r where parameter = ${parameter}`,
        );
        return found.map(({ amount_fen: fen }) => fen);
      });
    expect(await valueOf('educationCap', '2024-06-18')).toEqual([25_000_000]);
    expect(await valueOf('educationCap', '2023-12-31')).toEqual([]);
    expect(await valueOf('educationCap', '2024-06-18', new Date('2024-01-01'))).toEqual([]);
    // Kept once, however often it is looked at.
    const before = await count('policy_parameter');
    await city.turn(keepParameters);
    expect(await count('policy_parameter')).toBe(before);
    // A version of tomorrow moves the value from its first day on, and takes along what it has no more.
    await city.turn(async (turn) => {
      const next = sql`insert into policy_parameter select (jsonb_populate_record(p, jsonb_build_object('id', ${turn.newId()}::uuid,
        'document_version', 99, 'value', 7, 'from_on', '2024-07-01', 'version_id', p.version_id))).* from policy_parameter p
        where city = ${turn.city} and parameter = 'educationCap'`;
      await turn.run(next);
      const { validOn, knownAt } = { validOn: '2024-07-01', knownAt: new Date() };
      const [money] = policies.indicators ?? [];
      const rows = await turn.rows(sql`select parameter, amount_fen from (${money?.rows({ validOn, knownAt })}) r
        where policy = 'housing-2024'`);
      expect(rows).toEqual([{ parameter: 'educationCap', amount_fen: 7 }]);
      throw new Error('taken back');
    }).catch((error: unknown) => expect((error as Error).message).toBe('taken back'));
  }); // prettier-ignore

  it('tells counties and clusters to every page', async () => {
    const reply = await city.visitor('GET', '/city');
    expect(reply.body).toMatchObject({ areaCode: '510500', counties: expect.any(Array) as never });
    const profile = await city.turn((turn) => getCityProfile(turn));
    expect(profile.letterhead?.assumed).toBe(true);
  });

  it('lists what the city gives', async () => {
    const reply = await city.visitor('GET', '/benefits');
    const { rows } = reply.body as { rows: { id: string }[] };
    expect(rows.map(({ id }) => id).toSorted()).toEqual(
      pack.policies.flatMap(({ policy }) => policy.benefits.map(({ id }) => id)).toSorted(),
    );
    expect(rows.find(({ id }) => id === 'home-purchase')).toMatchObject({
      handling: 'reviewed',
      window: { open: true },
    });
    expect((await city.visitor('GET', '/benefits/none-such')).status).toBe(404);
  });

  it('tells the conditions with clauses, figures with their source and at most eight questions', async () => {
    const view: BenefitView = (await city.visitor('GET', '/benefits/home-purchase')).body;
    expect(view.questions.length).toBeLessThanOrEqual(8);
    expect(view.questions.map(({ factId }) => factId)).toEqual(Object.keys(doctor));
    expect(view.questions.find(({ factId }) => factId === 'highestEducation')).toMatchObject({
      kind: 'choice',
      options: expect.arrayContaining([expect.objectContaining({ value: 'doctor' })]) as never,
    });
    expect(view.applicationQuestions.length).toBeGreaterThan(view.questions.length);
    expect(view.parameters).toContainEqual(
      expect.objectContaining({
        id: 'educationCap',
        assumed: false,
        source: 'L23',
        shown: { zh: '250,000 元', en: '250,000 yuan' },
      }),
    );
    expect(view.parameters).toContainEqual(
      expect.objectContaining({ id: 'masterAmount', assumed: true }),
    );
    expect(view.conditions.every(({ clause, says }) => clause !== '' && says.zh !== '')).toBe(true);
  });

  it('answers a visitor with amount, clauses and what is assumed, and keeps nothing', async () => {
    const tables = ['audit', 'message', 'policy_version'];
    const before = await Promise.all(tables.map(count));
    const open = await decide(doctor);
    expect(open).toMatchObject({ outcome: 'unknown', amountFen: 25_000_000 });
    expect(open.missing).toMatchObject([{ factId: 'contributionRecognised' }]);
    expect(open.missing[0]?.suppliedBy).not.toContain('self');
    const decision = await decide({ ...doctor, contributionRecognised: true });
    expect(decision).toMatchObject({ outcome: 'yes', amountFen: 25_000_000, missing: [] });
    expect(
      decision.reasons.every(({ outcome, clause }) => outcome === 'yes' && clause.clause !== ''),
    ).toBe(true);
    expect(decision.reasons.flatMap(({ facts }) => facts)).toContainEqual(
      expect.objectContaining({
        id: 'continuousWorkMonths',
        shown: { zh: '36 个月', en: '36 months' },
      }),
    );
    expect(decision.assumed.length).toBeGreaterThan(0);
    expect(decision.instalments.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(
      25_000_000,
    );
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  it('says no with the clause and the remedy below the threshold, and cannot tell without a fact', async () => {
    const short = await decide({ ...doctor, continuousWorkMonths: 35 });
    expect(short).toMatchObject({ outcome: 'no', amountFen: null });
    const failing = short.reasons.filter(({ outcome }) => outcome === 'no');
    expect(failing).toHaveLength(1);
    expect(failing[0]?.remedy?.zh).toBeTruthy();
    const open = await decide({ ...doctor, firstHome: null });
    expect(open).toMatchObject({ outcome: 'unknown', amountFen: 25_000_000 });
    expect(open.amountFen).toBe(25_000_000);
    expect(open.missing.map(({ factId }) => factId)).toContain('firstHome');
    expect(await decide({})).toMatchObject({ outcome: 'unknown' });
  });

  it('refuses answers that no question asks for', async () => {
    const answers = { ...doctor, shoeSize: 42, continuousWorkMonths: -1 };
    const reply = await city.visitor('POST', '/benefits/home-purchase/decision', { answers });
    expect(reply.status).toBe(400);
    expect((reply.body as { errors: object[] }).errors).toMatchObject([
      { field: 'body.answers.continuousWorkMonths', code: 'policies.fact-value' },
      { field: 'body.answers.shoeSize', code: 'policies.fact-unknown' },
    ]);
  });

  it('publishes a changed file as the next version; the one before still decides by its digest', async () => {
    const before = await city.turn((turn) => getBenefit(turn, 'home-purchase'));
    const changed = policyText
      .replace('value: 150000', 'value: 160000')
      .replaceAll('amountYuan: 150000', 'amountYuan: 160000');
    expect(await publish(changed, { checkOnly: true })).toMatchObject({
      ok: true,
      versionId: null,
      isNew: true,
    });
    const published = await publish(changed);
    expect(published).toMatchObject({ ok: true, isNew: true });
    expect(await publish(changed)).toMatchObject({ isNew: false });
    const master = { ...doctor, highestEducation: 'master' };
    expect((await decide(master)).amountFen).toBe(16_000_000);
    const old = await city.turn((turn) => getBenefit(turn, 'home-purchase', before.digest));
    const facts = Object.fromEntries(Object.entries(master).map(([id, value]) => [id, { value }]));
    expect(old.compiled.decide(facts).amountFen).toBe(15_000_000);
    const versionId = published.ok ? published.versionId : '';
    const shown = await editor.call('GET', `/policies/${versionId}`);
    expect(shown.body).toMatchObject({
      version: 2,
      current: true,
      coming: false,
      publishedBy: '杜亦凡',
      activatesOn: '2024-06-03',
    });
    const { benefits } = shown.body as { benefits: { computed: { agrees: boolean }[] }[] };
    expect(benefits[0]?.computed.length).toBeGreaterThan(0);
    expect(benefits[0]?.computed.every(({ agrees }) => agrees)).toBe(true);
    expect(await versionsOfHousing()).toMatchObject([
      { version: 2, current: true },
      { version: 1, current: false },
    ]);
  });

  it('decides by the version in force today, not by one of next year', async () => {
    const result = await city.turn((turn) => publishPolicy(turn, { policyText: laterText }));
    expect(result).toMatchObject({ ok: true, isNew: true });
    expect((await city.turn((turn) => getBenefit(turn, 'home-purchase'))).version).toBe(2);
    city.setNow(new Date('2025-01-01T02:00:00Z'));
    expect((await city.turn((turn) => getBenefit(turn, 'home-purchase'))).version).toBe(3);
    city.setNow(new Date('2024-06-03T02:00:00Z'));
  });

  it('does not publish a file with a problem, a failing example or a benefit of another document', async () => {
    const before = await count('policy_version');
    const bad: [string, string][] = [
      [policyText.replace('when: 全职引进', 'when: 全职引近'), '全职引近'],
      [policyText.replace('amountYuan: 250000', 'amountYuan: 250001'), '250,001'],
      [policyText.replace('id: housing-2024', 'id: housing-other'), 'home-purchase'],
    ];
    for (const [content, part] of bad) {
      const result = await publish(content);
      const problems = result.ok ? [] : result.problems;
      expect(problems.map(({ says }) => says.zh).join()).toContain(part);
    }
    expect(await count('policy_version')).toBe(before);
  });

  it('is published by another person than proposed it, whichever door is used, from today on', async () => {
    const next = policyText
      .replace('value: 150000', 'value: 170000')
      .replaceAll('150000', '170000');
    const own = { proposedByPerson: editor.personId };
    await expect(publish(next, own)).rejects.toMatchObject({ code: 'policies.same-person' });
    const byHand = (published: string | null, proposed: string | null, activates: string | null) =>
      city.turn((turn) =>
        turn.run(sql`
          insert into policy_version (city, id, document_id, version, digest, file_name, content,
            facts_version, published_at, published_by, published_by_person, proposed_by_person, activates_on)
          select city, ${turn.newId()}, document_id, 99, digest, file_name, content, facts_version,
            ${turn.now}, ${editor.accountId}, ${published}, ${proposed}, ${activates}
          from policy_version where city = ${turn.city} and version = 1 limit 1`),
      );
    for (const proposed of [editor.personId, null]) {
      await expect(byHand(editor.personId, proposed, '2024-06-03')).rejects.toMatchObject({
        constraint: 'policy_version_two_persons',
      });
    }
    await expect(byHand(editor.personId, proposer.personId, null)).rejects.toMatchObject({
      constraint: 'policy_version_activation',
    });
    await expect(publish(next, { activatesOn: '2024-06-02' })).rejects.toMatchObject({
      code: 'policies.activation-past',
      field: 'body.activatesOn',
    });
  });

  it('is decided by from its first day on, and the next begins after it', async () => {
    const version = async () =>
      (await city.turn((turn) => getBenefit(turn, 'home-purchase'))).version;
    const before = await version();
    const next = policyText
      .replace('value: 150000', 'value: 170000')
      .replaceAll('150000', '170000');
    expect(await publish(next, { activatesOn: '2024-07-01' })).toMatchObject({ isNew: true });
    expect(await version()).toBe(before);
    const [coming] = await versionsOfHousing();
    expect(coming).toMatchObject({ activatesOn: '2024-07-01', current: false, coming: true });
    const further = next.replaceAll('170000', '180000');
    await expect(publish(further, { activatesOn: '2024-07-01' })).rejects.toMatchObject({
      code: 'policies.activation-order',
    });
    city.setNow(new Date('2024-06-30T15:59:00Z'));
    expect(await version()).toBe(before);
    city.setNow(new Date('2024-06-30T16:00:00Z'));
    expect(await version()).toBeGreaterThan(before);
    city.setNow(new Date('2024-06-03T02:00:00Z'));
  });

  it('is not undone by the pack that was applied before', async () => {
    const before = await count('policy_version');
    const last = await city.turn((turn) => publishPolicy(turn, { policyText: laterText }));
    expect(last).toMatchObject({ ok: true, isNew: false });
    expect(await count('policy_version')).toBe(before);
  });

  it('shows versions to those who answer for them, and lets nobody change one', async () => {
    expect((await city.visitor('GET', '/policies')).status).toBe(401);
    const talent = await city.person({ name: '林知夏', kind: 'talent' });
    expect((await talent.call('GET', '/policies')).status).toBe(403);
    const officer = await city.person({ name: '唐静', roles: ['county-officer'] });
    expect((await officer.call('GET', '/policies')).status).toBe(200);
    const change = city.turn((turn) => turn.run(sql`update policy_version set version = 9`));
    await expect(change).rejects.toThrow(/permission/);
  });
});
