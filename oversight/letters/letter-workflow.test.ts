import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { indicators } from '../indicators/feature.ts';
import { applyIndicators } from '../indicators/offers.ts';
import { pay, sampleFiles, samplePayments } from '../indicators/testing/sample-payments.ts';
import { applyLetterTemplates } from './apply-templates.ts';
import type * as contract from './contract.ts';
import { letters } from './feature.ts';
import { letterPack, templateFiles } from './testing/letter-city.ts';

type Shown = z.output<typeof contract.letterSchema>;
type Changes = z.output<typeof contract.showChanges.reply>;
type Reply = Awaited<ReturnType<TestPerson['call']>>;

const education = '测试市教育局';
const housing = '测试市住房和城乡建设局';

describe('what is found in a letter, what changed in it, and where it goes', () => {
  let city: TestCity;
  const people: Record<string, TestPerson> = {};
  const by = (role: string): TestPerson => people[role] ?? (people['drafter'] as TestPerson);

  beforeAll(async () => {
    const features = [calendar, policies, samplePayments, indicators, letters];
    city = await openTestCity(features, { pack: letterPack });
    await city.turn((turn) => applyIndicators(turn, sampleFiles));
    await city.turn((turn) => applyLetterTemplates(turn, templateFiles));
    for (const role of ['drafter', 'checker', 'countersigner', 'signer', 'registrar'])
      people[role] = await city.person({ name: `岗位${role}`, roles: [`letter-${role}`] });
    people['second'] = await city.person({ name: '会签二', roles: ['letter-countersigner'] });
    for (let at = 0; at < 3; at += 1) {
      const talent = await city.person({ name: `人才${at}`, kind: 'talent', roles: ['talent'] });
      const paidOn = '2024-05-20';
      await pay(city, {
        personId: talent.personId,
        amountFen: 20_000_00,
        paidOn,
        county: '510502',
      });
    }
    city.setNow(new Date('2024-06-03T02:00:00Z'));
  });
  afterAll(() => city.close());

  const start = async (): Promise<string> => {
    const body = { templateId: 'home-purchase-reply', suggestionNumber: '27', deputyName: '甘霖' };
    return ((await by('drafter').call('POST', '/letters', body)).body as { id: string }).id;
  };
  const show = async (id: string, who = by('drafter')): Promise<Shown> =>
    (await who.call('GET', `/letters/${id}`)).body;
  const write = async (id: string, words: string): Promise<Reply> => {
    const { version, content } = await show(id);
    const block = { kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: words }] };
    const changed = { ...content, blocks: [...content.blocks, block] };
    return by('drafter').call('PUT', `/letters/${id}`, { version, content: changed });
  };
  const move = async (
    who: TestPerson,
    id: string,
    name: string,
    more: { reason?: string; offices?: string[] } = {},
  ): Promise<Reply> => {
    const { version } = await show(id);
    return who.call('POST', `/letters/${id}/moves`, { move: name, version, ...more });
  };
  const pass = async (
    id: string,
    code: string,
    excerpt: string,
    reason = '来件原文如此',
  ): Promise<Reply> => {
    const { version } = await show(id);
    const body = { version, findings: [{ code, excerpt }], reason };
    return by('drafter').call('POST', `/letters/${id}/passes`, body);
  };
  const tried = (statement: ReturnType<typeof sql>) => city.turn((turn) => turn.run(statement));

  it('does not leave the drafter with an open warning; one that is kept has a reason the checker reads', async () => {
    const id = await start();
    await write(id, '我市名额全部入编，青年人材驿站已经建成。');
    const found = (await show(id)).findings.map(({ code, where, at, severity }) => [
      code,
      where,
      at,
      severity,
    ]);
    expect(found).toEqual([
      ['name-near', 'blocks.8', 9, 'warning'],
      ['promise-banned', 'blocks.8', 4, 'warning'],
    ]);
    expect(await move(by('drafter'), id, 'submit')).toMatchObject({
      status: 409,
      body: { code: 'letters.warnings-open', errors: [{ field: 'content.blocks.8' }] },
    });
    expect(await pass(id, 'promise-banned', '别的词')).toMatchObject({
      body: { code: 'letters.finding-unknown' },
    });
    expect((await pass(id, 'promise-banned', '全部入编')).body).toEqual({ passed: 1 });
    expect((await pass(id, 'promise-banned', '全部入编', '又一理由')).body).toEqual({ passed: 0 });
    expect((await move(by('drafter'), id, 'submit')).status).toBe(409);
    expect((await pass(id, 'name-near', '青年人材驿站')).body).toEqual({ passed: 1 });
    expect((await move(by('drafter'), id, 'submit')).status).toBe(200);
    const read = await show(id, by('checker'));
    expect(read.findings.map((each) => each.passed)).toMatchObject([
      { reason: '来件原文如此', by: '岗位drafter' },
      { reason: '来件原文如此', by: '岗位drafter' },
    ]);
    // Once the text is with the checker, no reason comes after it, by page or by hand.
    expect(await pass(id, 'name-near', '青年人材驿站')).toMatchObject({
      body: { code: 'letters.wrong-state' },
    });
    await expect(
      tried(sql`insert into letter_pass select city, gen_random_uuid(), letter_id, 'other', excerpt, reason,
        person_id, at from letter_pass where letter_id = ${id}`),
    ).rejects.toThrow(/row-level security/);
    await expect(tried(sql`update letter_pass set reason = 'xx'`)).rejects.toThrow(/permission/);
  });

  it('is stopped by an error whatever reason is given', async () => {
    const id = await start();
    await write(id, '已建成青人年才驿站。');
    expect(await pass(id, 'name-transposed', '青人年才驿站')).toMatchObject({
      status: 409,
      body: { code: 'letters.error-stays', errors: [{ field: 'body.findings.0' }] },
    });
    expect(await move(by('drafter'), id, 'submit')).toMatchObject({
      body: { code: 'letters.lint', errors: [{ field: 'content.blocks.8' }] },
    });
  });

  it('words a figure as asked, and refuses a wording that lies or a day to come, by field', async () => {
    const id = await start();
    const { content } = await show(id);
    const paid = content.slots['paid-yuan'];
    const preview = (slot: object) =>
      by('drafter').call('POST', `/letters/${id}/preview`, {
        content: { ...content, slots: { ...content.slots, 'paid-yuan': { ...paid, ...slot } } },
      });
    const shown = async (slot: object): Promise<string | undefined> =>
      ((await preview(slot)).body as Shown).figures.find((each) => each.slotId === 'paid-yuan')
        ?.shown;
    expect(await shown({ phrasing: 'odd', stated: 50_000 })).toBe('5余万元');
    expect(await shown({ phrasing: 'exceeds', stated: 50_000 })).toBe('超过5万元');
    expect(await shown({ phrasing: 'near', stated: 65_000 })).toBe('近6.5万元');
    expect(await shown({ phrasing: 'about', step: 10_000 })).toBe('6万元');
    for (const [slot, part] of [
      [{ phrasing: 'over', stated: 60_000 }, 'stated'],
      [{ phrasing: 'near', stated: 60_000 }, 'stated'],
      [{ phrasing: 'exact', stated: 61_000 }, 'stated'],
      [{ phrasing: 'near', step: 1_000_000 }, 'step'],
    ] as const) {
      const refused = await preview(slot);
      expect(refused).toMatchObject({
        status: 400,
        body: {
          code: 'letters.rounding-lies',
          errors: [{ field: `body.content.slots.paid-yuan.${part}` }],
        },
      });
    }
    expect(await preview({ validOn: '2024-06-04' })).toMatchObject({
      status: 400,
      body: {
        code: 'letters.slot-in-future',
        errors: [{ field: 'body.content.slots.paid-yuan.validOn' }],
      },
    });
  });

  it('shows what changed since an earlier version: text, and figures then and now', async () => {
    const id = await start();
    const first = await show(id);
    const blocks = [...first.content.blocks.slice(1), ...first.content.blocks.slice(7, 8)];
    const content = { ...first.content, title: '关于第27号建议的答复函', blocks };
    const put = { version: first.version, content };
    expect((await by('drafter').call('PUT', `/letters/${id}`, put)).status).toBe(200);
    const late = await city.person({ name: '迟到的人', kind: 'talent', roles: ['talent'] });
    await pay(city, { personId: late.personId, amountFen: 10_000_00, paidOn: '2024-06-02' });
    const changes: Changes = (await by('checker').call('GET', `/letters/${id}/changes`)).body;
    expect(changes).toMatchObject({ version: 2, since: 1 });
    expect(changes.versions.map((each) => [each.version, each.by])).toEqual([
      [2, '岗位drafter'],
      [1, '岗位drafter'],
    ]);
    expect(
      changes.texts.map(({ where, was, is }) => [where, was?.slice(0, 6), is?.slice(0, 6)]),
    ).toEqual([
      ['title', '关于第27号', '关于第27号'],
      ['blocks.0', '您提出的完善', undefined],
      ['blocks.7', undefined, '我局将继续简'],
    ]);
    expect(
      changes.figures.map(({ slotId, before, here, now, moved }) => [
        slotId,
        before,
        here,
        now,
        moved,
      ]),
    ).toEqual([
      ['paid-persons', '3人', '3人', '4人', true],
      ['paid-yuan', '6万元', '6万元', '7万元', true],
      ['paid-masters', '0人', '0人', '0人', false],
    ]);
    const same: Changes = (await by('drafter').call('GET', `/letters/${id}/changes?since=2`)).body;
    expect(same.texts).toEqual([]);
    expect((await by('drafter').call('GET', `/letters/${id}/changes?since=3`)).status).toBe(404);
  });

  it('is signed only after every unit that was asked has countersigned, each by its own person', async () => {
    const id = await start();
    await move(by('drafter'), id, 'submit');
    expect(await move(by('checker'), id, 'ask-countersign', { offices: [] })).toMatchObject({
      status: 400,
      body: { code: 'letters.office-unknown', errors: [{ field: 'body.offices' }] },
    });
    expect(
      await move(by('checker'), id, 'ask-countersign', { offices: [education, '没有的局'] }),
    ).toMatchObject({ body: { errors: [{ field: 'body.offices.1' }] } });
    const offices = [education, housing];
    expect((await move(by('checker'), id, 'ask-countersign', { offices })).body).toMatchObject({
      state: 'countersigning',
    });
    expect((await move(by('checker'), id, 'countersign', { offices: [education] })).status).toBe(
      403,
    );
    const first = { offices: [education], reason: '同意' };
    expect((await move(by('countersigner'), id, 'countersign', first)).body).toMatchObject({
      state: 'countersigning',
    });
    const again = by('countersigner');
    expect(await move(again, id, 'countersign', { offices: [housing] })).toMatchObject({
      body: { code: 'letters.one-unit' },
    });
    expect(await move(by('second'), id, 'countersign', { offices: [education] })).toMatchObject({
      body: { code: 'letters.not-asked' },
    });
    // Not by hand either: neither past an open unit, nor over one that has spoken.
    await expect(
      tried(sql`update letter set state = 'checked' where id = ${id}`),
    ).rejects.toMatchObject({ constraint: 'letter_countersigned' });
    expect(
      await tried(
        sql`update letter_countersign set opinion = 'x' where letter_id = ${id} and office = ${education}`,
      ),
    ).toBe(0);
    expect(
      (await move(by('second'), id, 'countersign', { offices: [housing] })).body,
    ).toMatchObject({
      state: 'checked',
    });
    expect((await show(id)).countersigns).toMatchObject([
      { office: housing, by: '会签二', opinion: null },
      { office: education, by: '岗位countersigner', opinion: '同意' },
    ]);
  });

  it('goes back when a unit objects, and the next version is countersigned anew', async () => {
    const id = await start();
    await move(by('drafter'), id, 'submit');
    await move(by('checker'), id, 'ask-countersign', { offices: [education] });
    expect(await move(by('countersigner'), id, 'object')).toMatchObject({
      body: { code: 'letters.reason-missing' },
    });
    expect(
      (await move(by('countersigner'), id, 'object', { reason: '数据口径不一致' })).status,
    ).toBe(200);
    // The very same version cannot go past the unit that has not spoken.
    await move(by('drafter'), id, 'submit');
    expect(await move(by('checker'), id, 'check')).toMatchObject({
      status: 409,
      body: { code: 'letters.units-open' },
    });
    await move(by('checker'), id, 'return', { reason: '请按意见修改' });
    await write(id, '以上口径与教育部门一致。');
    await move(by('drafter'), id, 'submit');
    expect((await move(by('checker'), id, 'check')).body).toMatchObject({ state: 'checked' });
    expect((await show(id)).countersigns).toEqual([]);
  });

  it('is sealed, sent and archived in this order by a person of its own, and stays what it was', async () => {
    const id = await start();
    await move(by('drafter'), id, 'submit');
    await move(by('checker'), id, 'check');
    const { number } = (await move(by('signer'), id, 'issue')).body as { number: string };
    const issued = await show(id);
    expect((await move(by('signer'), id, 'seal')).status).toBe(403);
    expect(await move(by('registrar'), id, 'send', { reason: '机要交换' })).toMatchObject({
      body: { code: 'letters.wrong-state' },
    });
    expect((await move(by('registrar'), id, 'seal')).body).toEqual({ state: 'sealed', number });
    expect(await move(by('registrar'), id, 'send')).toMatchObject({
      status: 400,
      body: { code: 'letters.reason-missing' },
    });
    expect((await move(by('registrar'), id, 'send', { reason: '机要交换，甘霖' })).status).toBe(
      200,
    );
    await expect(
      tried(sql`update letter set state = 'sealed' where id = ${id}`),
    ).rejects.toMatchObject({ constraint: 'letter_issued_stays' });
    expect((await move(by('registrar'), id, 'archive', { reason: '2024-3-12' })).status).toBe(200);
    const archived = await show(id);
    expect(archived).toMatchObject({ state: 'archived', holder: null, moves: [], number });
    expect(archived.html).toBe(issued.html);
    expect(archived.issue).toEqual(issued.issue);
    await expect(
      tried(sql`update letter set changed_at = now() where id = ${id}`),
    ).rejects.toMatchObject({ constraint: 'letter_issued_stays' });
    // Whoever signed does not dispatch.
    const byHand = city.turn(
      (turn) =>
        turn.run(sql`
          insert into letter_event (city, id, letter_id, number, move, from_state, to_state, version, duty,
                                    person_id, account_id, at)
          values (${turn.city}, ${turn.newId()}, ${id}, 99, 'seal', 'issued', 'sealed', 1, 'dispatch',
                  ${by('signer').personId}, ${by('signer').accountId}, ${turn.now})`),
      by('signer').accountId,
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'letter_event_excluded' });
  });
});
