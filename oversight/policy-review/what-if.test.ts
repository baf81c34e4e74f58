import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import {
  openSubsidyCity,
  type SubsidyCity,
} from '@yanzhen/mechanisms/subsidies/testing/subsidy-city.ts';
import { policyReview } from './feature.ts';
import type { WhatIf } from './contract-what-if.ts';
import { cancelRun, duringRun, mayBegin, progressOf, RunCancelled } from './what-if-runs.ts';

const policyText = readFileSync(
  join(projectRoot, 'cities/luzhou/policies/housing-2024.yaml'),
  'utf8',
);
const raised = policyText.replace(/(id: doctorAmount[^\n]*value: )250000/, '$1200000');

describe('a what-if', () => {
  let s: SubsidyCity;
  let officer: TestPerson;
  beforeAll(async () => {
    s = await openSubsidyCity({ further: [policyReview] });
    officer = await s.city.person({ name: '苏见微', roles: ['policy-admin'] });
    for (const name of ['欧阳修远', '林知远']) {
      const talent = await s.talent(name);
      await s.readyDraft(talent);
    }
  });
  afterAll(() => s.city.close());

  const run = (who: TestPerson, body: object) =>
    who.call('POST', `/policy-what-ifs/${crypto.randomUUID()}`, body);
  const database = { kind: 'database' };

  it('tells from the register what a change costs, who wins and who loses', async () => {
    const reply = await run(officer, { content: raised, population: database });
    expect(reply.status).toBe(200);
    const result: WhatIf = reply.body;
    expect(result.persons).toBeGreaterThanOrEqual(2);
    const home = result.benefits.find(({ id }) => id === 'home-purchase');
    expect(home).toMatchObject({
      before: { eligible: 2, costFen: 50_000_000 },
      after: { eligible: 2, costFen: 40_000_000 },
    });
    expect(result.losers).toMatchObject({ persons: 2, differenceFen: -10_000_000 });
    expect(result.people.map(({ name }) => name).toSorted()).toEqual(['林*', '欧阳*']);
    expect(reply.raw.toString()).not.toMatch(/欧阳修远|林知远/);
  });

  it('changes nothing where nothing is changed', async () => {
    const result: WhatIf = (await run(officer, { content: null, population: database })).body;
    expect(result.totals.after).toEqual(result.totals.before);
    expect(result).toMatchObject({ winners: { persons: 0 }, losers: { persons: 0 }, people: [] });
  });

  it('runs over a synthetic population, the same each time, in which nobody has a name', async () => {
    const population = { kind: 'synthetic', persons: 5_000, seed: 7 };
    const one: WhatIf = (await run(officer, { content: raised, population })).body;
    const two: WhatIf = (await run(officer, { content: raised, population })).body;
    expect(one.persons).toBe(5_000);
    expect(one.totals).toEqual(two.totals);
    expect(one.people.every(({ name }) => name === null)).toBe(true);
  });

  it('names persons only for those who may see them', async () => {
    const leader = await s.city.person({ name: '领导', roles: ['leader'] });
    const reply = await run(leader, { content: raised, population: database });
    expect(reply.status).toBe(200);
    const { people, losers }: WhatIf = reply.body;
    expect(losers.persons).toBe(2);
    expect(people.every(({ name }) => name === null)).toBe(true);
    const county = await s.city.person({ name: '初审', roles: ['county-officer'] });
    expect((await run(county, { content: raised, population: database })).status).toBe(403);
  });

  it('refuses a text that is no policy, and a population without measure', async () => {
    const broken = raised.replace('when: 全职引进', 'when: 全职引近');
    expect(await run(officer, { content: broken, population: database })).toMatchObject({
      status: 400,
      body: { code: 'policy-review.what-if-unreadable', errors: [{ field: 'body.content' }] },
    });
    for (const population of [{ kind: 'synthetic', persons: 10_000_001 }, { kind: 'all' }]) {
      expect((await run(officer, { content: raised, population })).status).toBe(400);
    }
    const benefits = raised.replaceAll('home-purchase', '__proto__');
    expect((await run(officer, { content: benefits, population: database })).status).toBe(400);
  });

  it('tells how far a run has come, to its own account only, and stops when asked', async () => {
    const key = { city: s.city.city, accountId: officer.accountId, runId: crypto.randomUUID() };
    const progress = (who: TestPerson) => who.call('GET', `/policy-what-ifs/${key.runId}`);
    expect((await progress(officer)).body).toEqual({ progress: null });
    const stopped = duringRun(key, async (tell) => {
      tell({ step: 'full', done: 0.5 });
      expect((await progress(officer)).body).toEqual({ progress: { step: 'full', done: 0.5 } });
      const other = await s.city.person({ name: '旁人', roles: ['policy-admin'] });
      expect((await progress(other)).body).toEqual({ progress: null });
      const path = `/policy-what-ifs/${key.runId}`;
      expect((await other.call('DELETE', path)).body).toEqual({ cancelled: false });
      expect((await officer.call('DELETE', path)).body).toEqual({ cancelled: true });
      tell({ step: 'full', done: 0.6 });
    });
    await expect(stopped).rejects.toBeInstanceOf(RunCancelled);
    expect(progressOf(key)).toBeUndefined();
  });

  it('makes a few runs at once and no more', async () => {
    const ends: (() => void)[] = [];
    const keys = Array.from({ length: 4 }, (_none, i) => ({
      city: s.city.city,
      accountId: officer.accountId,
      runId: String(i),
    }));
    const runs = keys.map((key) =>
      duringRun(key, () => new Promise<void>((resolve) => ends.push(resolve))),
    );
    expect(mayBegin()).toBe(false);
    expect(await run(officer, { content: null, population: database })).toMatchObject({
      status: 503,
      body: { code: 'policy-review.what-if-busy' },
    });
    for (const end of ends) end();
    await Promise.all(runs);
    expect(mayBegin()).toBe(true);
    expect(cancelRun(keys[0] ?? { city: '', accountId: '', runId: '' })).toBe(false);
  });
});
