import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { publishPolicy } from '@yanzhen/registers/policies/offers.ts';
import type { DraftCheck, DraftView, listDrafts } from './contract.ts';
import { policyReview } from './feature.ts';

const luzhou = join(projectRoot, 'cities/luzhou');
const factsText = readFileSync(join(luzhou, 'facts.yaml'), 'utf8');
const policyText = readFileSync(join(luzhou, 'policies/housing-2024.yaml'), 'utf8');

const master = {
  fullTimeHire: true,
  newlyIntroduced: true,
  continuousWorkMonths: 40,
  contributionRecognised: true,
  firstHome: true,
  newlyBuilt: true,
  inCentralArea: true,
  highestEducation: 'master',
  skillLevel: 'none',
};

describe('a policy draft', () => {
  let city: TestCity;
  let writer: TestPerson;
  let second: TestPerson;
  let third: TestPerson;
  let versionId = '';
  let day = 2;

  beforeAll(async () => {
    city = await openTestCity([calendar, policies, policyReview]);
    writer = await city.person({ name: '苏见微', roles: ['policy-admin'] });
    second = await city.person({ name: '陶令闻', roles: ['policy-admin'] });
    third = await city.person({ name: '丁未然', roles: ['policy-admin'] });
    const first = await city.turn((turn) => publishPolicy(turn, { policyText, factsText }));
    versionId = (first.ok && first.versionId) || '';
  });
  afterAll(() => city.close());

  /** The text with another sum for a master, examples included. */
  const withMaster = (text: string, yuan: number): string => {
    const now = /id: masterAmount[^\n]*value: (\d+)/.exec(text)?.[1] ?? '';
    return text
      .replace(`value: ${now}, unit: yuan`, `value: ${yuan}, unit: yuan`)
      .replace(new RegExp(`((?:amount|payable)Yuan: )${now}\\b`, 'g'), `$1${yuan}`);
  };
  const newest = async (): Promise<string> => {
    const { rows } = (await writer.call('GET', '/policies')).body as { rows: { id: string }[] };
    return rows[0]?.id ?? versionId;
  };
  const start = async (who = writer, from?: string): Promise<string> => {
    const body = { label: '提高硕士标准', versionId: from ?? (await newest()) };
    const reply = await who.call('POST', '/policy-drafts', body);
    expect(reply).toMatchObject({ status: 200 });
    return (reply.body as { id: string }).id;
  };
  const show = async (id: string, who = writer): Promise<DraftView> => {
    const reply = await who.call('GET', `/policy-drafts/${id}`);
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const save = async (id: string, content: string, who = writer, version?: number) =>
    who.call('PUT', `/policy-drafts/${id}`, {
      version: version ?? (await show(id)).version,
      content,
    });
  const move = async (id: string, name: string, who: TestPerson, set: object = {}) => {
    const { version } = await show(id);
    return who.call('POST', `/policy-drafts/${id}/moves`, { move: name, version, ...set });
  };
  /** A draft with a change of the master's sum, proposed for a day that nobody has taken. */
  const propose = async (yuan: number, activatesOn?: string): Promise<string> => {
    const id = await start();
    const { content } = await show(id);
    expect(await save(id, withMaster(content, yuan))).toMatchObject({ status: 200 });
    const on = activatesOn ?? `2024-07-${String((day += 1)).padStart(2, '0')}`;
    const set = { activatesOn: on, reason: '按会议纪要调整硕士标准' };
    expect(await move(id, 'propose', writer, set)).toMatchObject({ status: 200 });
    return id;
  };
  const masterGets = async (): Promise<number | null> =>
    (
      (await city.visitor('POST', '/benefits/home-purchase/decision', { answers: master }))
        .body as { amountFen: number | null }
    ).amountFen;

  it('begins as a copy of a published version and keeps every text', async () => {
    const id = await start();
    const first = await show(id);
    expect(first).toMatchObject({
      state: 'draft',
      version: 1,
      label: '提高硕士标准',
      document: { id: 'housing-2024' },
      content: policyText,
      newer: null,
    });
    expect(await save(id, withMaster(policyText, 180_000))).toMatchObject({ body: { version: 2 } });
    const text = await writer.call('GET', `/policy-drafts/${id}/texts/1`);
    expect(text.body).toMatchObject({ version: 1, content: policyText, by: '苏见微' });
    const listed: z.output<typeof listDrafts.reply> = (
      await writer.call('GET', '/policy-drafts?state=draft')
    ).body;
    expect(listed).toMatchObject({ mayDraft: true, rows: [{ id, version: 2 }] });
  });

  it('may begin with a file of its own, which names its document', async () => {
    const content = policyText
      .replace('id: housing-2024', 'id: housing-2025')
      .replaceAll('home-purchase', 'home-purchase-2025');
    const started = await writer.call('POST', '/policy-drafts', { label: '新办法', content });
    const { id } = started.body as { id: string };
    expect(await show(id)).toMatchObject({ base: null, document: { id: 'housing-2025' } });
    for (const bad of ['just words', 'document: { id: __proto__ }', 'a: [']) {
      const refused = await writer.call('POST', '/policy-drafts', { label: '坏', content: bad });
      expect(refused).toMatchObject({ status: 400, body: { code: 'policy-review.unreadable' } });
    }
    const neither = await writer.call('POST', '/policy-drafts', { label: '空' });
    expect(neither.status).toBe(400);
  });

  it('tells the second of two people who edit at once, and loses neither text', async () => {
    const id = await start();
    const mine = withMaster(policyText, 190_000);
    const theirs = withMaster(policyText, 200_000);
    const [one, two] = await Promise.all([save(id, mine, writer, 1), save(id, theirs, second, 1)]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    const refused = one.status === 409 ? one : two;
    const winner = one.status === 409 ? '陶令闻' : '苏见微';
    expect(refused.body).toMatchObject({ code: 'policy-review.stale' });
    expect((refused.body as { title: string }).title).toContain(winner);
    const again = one.status === 409 ? mine : theirs;
    const who = one.status === 409 ? writer : second;
    expect((await save(id, again, who)).status).toBe(200);
    const { texts, content } = await show(id);
    expect(texts.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(content).toBe(again);
  });

  it('is checked with line and column, and its examples are computed', async () => {
    const id = await start();
    const check = async (content: string): Promise<DraftCheck> => {
      const reply = await writer.call('POST', `/policy-drafts/${id}/check`, { content });
      expect(reply.status).toBe(200);
      return reply.body;
    };
    const whole = await check(policyText);
    expect(whole.problems).toEqual([]);
    expect(whole.examples.length).toBeGreaterThan(6);
    expect(whole.examples.every(({ agrees }) => agrees)).toBe(true);
    const lines = policyText.split('\n');
    const named = whole.examples.find(({ exampleId }) => exampleId === 'master');
    expect(lines[(named?.line ?? 0) - 1]).toContain('id: master');

    const misspelt = await check(policyText.replace('when: 全职引进', 'when: 全职引近'));
    const at = lines.findIndex((line) => line.includes('when: 全职引进'));
    expect(misspelt.problems[0]).toMatchObject({ line: at + 1 });
    expect(misspelt.problems[0]?.column).toBe((lines[at]?.indexOf('全职引进') ?? 0) + 1);
    expect(misspelt.examples).toEqual([]);

    const wrong = await check(policyText.replace('amountYuan: 250000', 'amountYuan: 250001'));
    expect(wrong.problems).toHaveLength(1);
    expect(wrong.examples.filter(({ agrees }) => !agrees)).toMatchObject([
      { expected: { amountFen: 25_000_100 }, actual: { amountFen: 25_000_000 } },
    ]);
    const other = await check(policyText.replace('id: housing-2024', 'id: housing-9'));
    expect(other.problems.map(({ path }) => path)).toContain('document.id');
  });

  it('is published by another natural person, by whichever door or account', async () => {
    const identityNumber = syntheticIdentityNumber(5120);
    const one = await city.person({ name: '两号人', roles: ['policy-admin'], identityNumber });
    const two = await city.person({ name: '两号人', roles: ['policy-admin'], identityNumber });
    const id = await start(one);
    const text = withMaster((await show(id)).content, 151_000);
    expect((await save(id, text, one)).status).toBe(200);
    const set = { activatesOn: '2024-06-03', reason: '调整标准' };
    expect((await move(id, 'propose', one, set)).status).toBe(200);
    expect((await show(id, two)).moves).toMatchObject([
      { move: 'withdraw', excluded: null },
      { move: 'send-back', excluded: 'write' },
      { move: 'publish', excluded: 'write' },
    ]);
    for (const who of [one, two]) {
      expect(await move(id, 'publish', who)).toMatchObject({
        status: 409,
        body: { code: 'policy-review.excluded-duty' },
      });
    }
    const byHand = city.turn(
      (turn) =>
        turn.run(sql`
          insert into policy_draft_event (city, id, draft_id, number, move, from_state, to_state, version,
                                          duty, person_id, account_id, at)
          values (${turn.city}, ${turn.newId()}, ${id}, 99, 'publish', 'proposed', 'published', 2, 'decide',
                  ${two.personId}, ${two.accountId}, ${turn.now})`),
      two.accountId,
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'policy_draft_event_excluded' });

    expect(await masterGets()).toBe(15_000_000);
    const published = await move(id, 'publish', second);
    expect(published).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(await masterGets()).toBe(15_100_000);
    const { rows } = (await writer.call('GET', '/policies')).body as { rows: object[] };
    expect(rows[0]).toMatchObject({ publishedBy: '陶令闻', activatesOn: '2024-06-03' });
  });

  it('goes back with words, is withdrawn, changed and proposed again; all of it is kept', async () => {
    const id = await propose(152_000);
    expect(await save(id, policyText)).toMatchObject({
      body: { code: 'policy-review.wrong-state' },
    });
    expect(await move(id, 'send-back', second)).toMatchObject({
      status: 400,
      body: { code: 'policy-review.reason-missing', errors: [{ field: 'body.reason' }] },
    });
    expect((await move(id, 'send-back', second, { reason: '请附测算' })).status).toBe(200);
    const set = { activatesOn: '2024-07-20', reason: '测算已附' };
    expect((await move(id, 'propose', writer, set)).status).toBe(200);
    expect((await move(id, 'withdraw', writer, { reason: '还要改' })).status).toBe(200);
    expect((await move(id, 'drop', writer)).status).toBe(200);
    const { events, state, moves } = await show(id);
    expect({ state, moves }).toEqual({ state: 'dropped', moves: [] });
    expect(events.map((event) => [event.move, event.by, event.reason])).toEqual([
      ['start', '苏见微', null],
      ['edit', '苏见微', null],
      ['propose', '苏见微', '按会议纪要调整硕士标准'],
      ['send-back', '陶令闻', '请附测算'],
      ['propose', '苏见微', '测算已附'],
      ['withdraw', '苏见微', '还要改'],
      ['drop', '苏见微', null],
    ]);
    const audit = await city.turn((turn) =>
      turn.rows<{ act: string }>(sql`
        select act from audit where city = ${turn.city} and subject_id = ${id} order by at, act`),
    );
    expect(audit.map(({ act }) => act).toSorted()).toEqual(
      events
        .map((event) => `policy-review.${event.move === 'edit' ? 'save' : event.move}`)
        .toSorted(),
    );
  });

  it('needs a first day from today on, and a reason', async () => {
    const id = await start();
    await save(id, withMaster((await show(id)).content, 153_000));
    const proposed = (set: object) => move(id, 'propose', writer, set);
    expect(await proposed({ activatesOn: '2024-08-01' })).toMatchObject({
      body: { code: 'policy-review.reason-missing' },
    });
    expect(await proposed({ reason: '调整标准' })).toMatchObject({
      status: 400,
      body: { code: 'policy-review.activation-missing', errors: [{ field: 'body.activatesOn' }] },
    });
    expect(await proposed({ reason: '调整标准', activatesOn: '2024-06-02' })).toMatchObject({
      status: 400,
      body: { code: 'policies.activation-past', errors: [{ field: 'body.activatesOn' }] },
    });
    expect((await proposed({ reason: '调整标准', activatesOn: '2024-02-30' })).status).toBe(400);
    expect((await proposed({ reason: '调整标准', activatesOn: '2024-06-03' })).status).toBe(200);
    const { version } = await show(id);
    city.setNow(new Date('2024-06-04T02:00:00Z'));
    const tomorrow = await city.person({ name: '次日', roles: ['policy-admin'] });
    const late = await tomorrow.call('POST', `/policy-drafts/${id}/moves`, {
      move: 'publish',
      version,
    });
    expect(late).toMatchObject({ body: { code: 'policies.activation-past' } });
    city.setNow(new Date('2024-06-03T02:00:00Z'));
    expect((await move(id, 'withdraw', writer)).status).toBe(200);
  });

  it('is not proposed with a problem, a failing example, without a change or over another version', async () => {
    const id = await start();
    const { content } = await show(id);
    const set = { reason: '调整标准', activatesOn: '2024-08-01' };
    expect(await move(id, 'propose', writer, set)).toMatchObject({
      body: { code: 'policy-review.unchanged' },
    });
    for (const bad of [
      content.replace('when: 全职引进', 'when: 全职引近'),
      content.replace('amountYuan: 250000', 'amountYuan: 250001'),
    ]) {
      expect((await save(id, bad)).status).toBe(200);
      expect(await move(id, 'propose', writer, set)).toMatchObject({
        status: 409,
        body: { code: 'policy-review.problems' },
      });
    }
    await save(id, withMaster(content, 155_000));
    const other = await propose(156_000, '2024-06-10');
    expect((await move(other, 'publish', second)).status).toBe(200);
    expect(await move(id, 'propose', writer, set)).toMatchObject({
      body: { code: 'policy-review.base-moved' },
    });
    const { newer, version } = await show(id);
    const body = { version, content: withMaster(content, 155_000), basedOn: newer?.versionId };
    expect((await writer.call('PUT', `/policy-drafts/${id}`, body)).status).toBe(200);
    expect((await show(id)).newer).toBeNull();
    expect((await move(id, 'propose', writer, set)).status).toBe(200);
  });

  it('is not proposed while a change of a rule would go unnoticed by every example', async () => {
    const id = await start();
    const { content } = await show(id);
    const blunt = withMaster(content, 154_000).replace(
      / {6}- id: doctor-below-threshold\n(?: {8}[^\n]*\n)+/,
      '',
    );
    const body = { content: blunt, sharpness: true };
    const check: DraftCheck = (await writer.call('POST', `/policy-drafts/${id}/check`, body)).body;
    expect(check.problems).toEqual([]);
    const [first] = check.survivors ?? [];
    expect(blunt.split('\n')[(first?.line ?? 0) - 1]).toContain('连续工作月数');
    expect((await save(id, blunt)).status).toBe(200);
    const set = { activatesOn: '2024-07-30', reason: '调整标准' };
    expect(await move(id, 'propose', writer, set)).toMatchObject({
      status: 409,
      body: { code: 'policy-review.not-sharp', errors: [{ field: first?.path }] },
    });
  });

  it('is published once, though asked twice at once or with the same key again', async () => {
    const id = await propose(157_000);
    const { version } = await show(id);
    const path = `/policy-drafts/${id}/moves`;
    const body = { move: 'publish', version };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const both = await Promise.all([
      second.call('POST', path, body, key),
      third.call('POST', path, body),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const winner = both.find(({ status }) => status === 200);
    if (winner === both[0]) {
      expect(await second.call('POST', path, body, key)).toMatchObject({ body: winner?.body });
    }
    const published = await city.turn((turn) =>
      turn.row<{ n: number }>(sql`
        select count(*)::int as n from policy_version
        where city = ${turn.city} and content like '%value: 157000%'`),
    );
    expect(published?.n).toBe(1);
  });

  it('stays as it is once published', async () => {
    const id = await propose(158_000);
    expect((await move(id, 'publish', second)).status).toBe(200);
    expect(await save(id, policyText)).toMatchObject({
      body: { code: 'policy-review.wrong-state' },
    });
    expect(await move(id, 'withdraw', writer)).toMatchObject({
      body: { code: 'policy-review.wrong-state' },
    });
    const tried = (statement: ReturnType<typeof sql>) =>
      city.turn((turn) => turn.run(statement), writer.accountId);
    await expect(tried(sql`delete from policy_draft where id = ${id}`)).rejects.toThrow(
      /permission/,
    );
    await expect(tried(sql`update policy_draft_text set content = 'x'`)).rejects.toThrow(
      /permission/,
    );
    await expect(tried(sql`update policy_draft_event set reason = 'x'`)).rejects.toThrow(
      /permission/,
    );
    expect(await tried(sql`update policy_draft set label = 'x' where id = ${id}`)).toBe(0);
    const late = sql`
      insert into policy_draft_text (city, draft_id, version, content, saved_by_person, saved_at)
      values (${city.city}, ${id}, 9, 'x', ${writer.personId}, now())`;
    await expect(tried(late)).rejects.toThrow(/row-level security/);
  });

  it('is seen and moved only by those whose work it is, in their own city', async () => {
    const id = await start();
    expect((await city.visitor('GET', '/policy-drafts')).status).toBe(401);
    const leader = await city.person({ name: '领导', roles: ['leader'] });
    const officer = await city.person({ name: '初审', roles: ['county-officer'] });
    const talent = await city.person({ name: '人才', kind: 'talent', roles: ['talent'] });
    expect(await show(id, leader)).toMatchObject({ moves: [] });
    for (const who of [leader, officer, talent]) {
      expect((await save(id, policyText, who)).status).toBe(403);
      expect((await move(id, 'drop', who)).status).toBe(403);
      const body = { label: '改', versionId };
      expect((await who.call('POST', '/policy-drafts', body)).status).toBe(403);
      const content = { content: policyText };
      expect((await who.call('POST', `/policy-drafts/${id}/check`, content)).status).toBe(403);
    }
    for (const who of [officer, talent]) {
      expect((await who.call('GET', `/policy-drafts/${id}`)).status).toBe(403);
    }
    const elsewhere = await openTestCity([calendar, policies, policyReview]);
    const stranger = await elsewhere.person({ name: '他城', roles: ['policy-admin'] });
    expect((await stranger.call('GET', `/policy-drafts/${id}`)).status).toBe(404);
    const taken = { label: '他城', versionId };
    expect((await stranger.call('POST', '/policy-drafts', taken)).status).toBe(404);
    await elsewhere.close();
  });

  it('names the facts a file may read, with meaning and codes', async () => {
    const { facts } = (await writer.call('GET', '/policy-vocabulary')).body as {
      facts: { name: string; codes: object[] }[];
    };
    const education = facts.find(({ name }) => name === '最高学历');
    expect(education?.codes).toContainEqual({
      code: 'master',
      label: expect.objectContaining({ en: "Master's degree" }) as never,
    });
  });
});
