import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { indicators } from '../indicators/feature.ts';
import { applyIndicators } from '../indicators/offers.ts';
import { pay, sampleFiles, samplePayments } from '../indicators/testing/sample-payments.ts';
import { applyLetterTemplates } from './apply-templates.ts';
import type * as contract from './contract.ts';
import { exportLetter } from './export-letter.ts';
import { letters } from './feature.ts';
import { letterPack, templateFiles } from './testing/letter-city.ts';
import { checkTemplateFile } from './template-file.ts';

type Shown = z.output<typeof contract.letterSchema>;
type Compared = z.output<typeof contract.compareFigure.reply>;
type Verified = z.output<typeof contract.showPublicLetter.reply>;
type Reply = Awaited<ReturnType<TestPerson['call']>>;

describe('a reply letter', () => {
  let city: TestCity;
  let drafter: TestPerson;
  let checker: TestPerson;
  let signer: TestPerson;
  let auditor: TestPerson;
  let leader: TestPerson;
  let paidFirst = '';
  let talent: TestPerson;
  let minutes = 0;

  /** Lets a minute pass, so that what is recorded later is known later. */
  const later = (): void => {
    minutes += 1;
    city.setNow(new Date(Date.parse('2024-06-03T02:00:00Z') + minutes * 60_000));
  };

  beforeAll(async () => {
    const features = [calendar, policies, samplePayments, indicators, letters];
    city = await openTestCity(features, { pack: letterPack });
    await city.turn((turn) => applyIndicators(turn, sampleFiles));
    await city.turn((turn) => applyLetterTemplates(turn, templateFiles));
    drafter = await city.person({ name: '拟稿甲', roles: ['letter-drafter'] });
    checker = await city.person({ name: '核稿乙', roles: ['letter-checker'] });
    signer = await city.person({ name: '签发丙', roles: ['letter-signer'] });
    auditor = await city.person({ name: '审计丁', roles: ['auditor'] });
    leader = await city.person({ name: '领导戊', roles: ['leader'] });
    talent = await city.person({ name: '林小满', kind: 'talent', roles: ['talent'] });
    const other = await city.person({ name: '周若谷', kind: 'talent', roles: ['talent'] });
    const paid = { paidOn: '2024-05-20', county: '510502', education: 'master' };
    paidFirst = await pay(city, { ...paid, personId: talent.personId, amountFen: 120_000_00 });
    await pay(city, {
      ...paid,
      personId: other.personId,
      amountFen: 80_000_00,
      education: 'doctor',
    });
    later();
  });
  afterAll(() => city.close());

  const start = async (who = drafter): Promise<string> => {
    const body = { templateId: 'home-purchase-reply', suggestionNumber: '27', deputyName: '甘霖' };
    const reply = await who.call('POST', '/letters', body);
    expect(reply.status).toBe(200);
    return (reply.body as { id: string }).id;
  };
  const show = async (who: TestPerson, id: string): Promise<Shown> => {
    const reply = await who.call('GET', `/letters/${id}`);
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const move = async (
    who: TestPerson,
    id: string,
    name: string,
    reason?: string,
  ): Promise<Reply> => {
    const { version } = await show(drafter, id);
    return who.call('POST', `/letters/${id}/moves`, { move: name, version, reason });
  };
  const issue = async (): Promise<string> => {
    const id = await start();
    later();
    for (const [who, name] of [
      [drafter, 'submit'],
      [checker, 'check'],
      [signer, 'issue'],
    ] as const) {
      const reply = await move(who, id, name);
      expect([name, reply.status, reply.body]).toMatchObject([name, 200, {}]);
    }
    return id;
  };

  it('is drafted from a template with its figures taken', async () => {
    const letter = await show(drafter, await start());
    expect(letter).toMatchObject({
      state: 'draft',
      holder: 'letter-drafter',
      title: '关于第27号建议办理情况的答复函',
      suggestionNumber: '27',
      findings: [],
    });
    expect(letter.figures.map((each) => [each.slotId, each.shown])).toEqual([
      ['paid-persons', '2人'],
      ['paid-yuan', '20万元'],
      ['paid-masters', '1人'],
    ]);
    expect(letter.html).toContain('2人');
    expect(letter.html).not.toContain('<script');
  });

  it('gets its number at the issue, and the same files every time', async () => {
    const id = await issue();
    const letter = await show(signer, id);
    expect(letter.number).toMatch(/^测市人社函〔2024〕\d+号$/);
    expect(letter).toMatchObject({ state: 'issued', holder: 'letter-registrar', moves: [] });
    for (const [format, magic] of [
      ['docx', 'PK'],
      ['pdf', '%PDF'],
      ['html', '<!doctype'],
    ] as const) {
      const one = await leader.call('GET', `/letters/${id}/${format}`);
      const two = await leader.call('GET', `/letters/${id}/${format}`);
      expect(one.status).toBe(200);
      expect(one.raw.subarray(0, magic.length).toString()).toBe(magic);
      expect(one.raw.equals(two.raw)).toBe(true);
      const digest = createHash('sha256').update(one.raw).digest('hex');
      if (format === 'pdf') expect(digest).toBe(letter.issue?.pdfDigest);
      if (format === 'docx') expect(digest).toBe(letter.issue?.docxDigest);
    }
    const byNumber = await city.turn((turn) => exportLetter(turn, letter.number ?? ''));
    expect(byNumber.contentDigest).toBe(letter.issue?.contentDigest);
    const second = await show(signer, await issue());
    const counted = (number: string | null) => Number(/〕(\d+)号/.exec(number ?? '')?.[1]);
    expect(counted(second.number)).toBe(counted(letter.number) + 1);
  });

  it('does not move with a payment made or corrected later, and shows then, now and between', async () => {
    const id = await issue();
    const before = await show(leader, id);
    later();
    const third = await city.person({ name: '何知秋', kind: 'talent', roles: ['talent'] });
    await pay(city, {
      personId: third.personId,
      amountFen: 50_000_00,
      paidOn: '2024-06-01',
      county: '510503',
      education: 'master',
    });
    await city.turn((turn) =>
      correctRow(turn, 'sample_payment', paidFirst, { amount_fen: 100_000_00 }),
    );
    later();
    const after = await show(leader, id);
    expect(after.figures).toEqual(before.figures);
    expect(after.html).toBe(before.html);

    const compared: Compared = (await auditor.call('GET', `/letters/${id}/figures/paid-yuan`)).body;
    expect(compared.holds).toBe(true);
    expect(compared.frozen.measure).toBe(200_000_00);
    expect(compared.now.measure).toBe(230_000_00);
    // The two times: of the letter's day as known now the figure moved; as known then it is the letter's.
    const { validOn, knownAt } = compared.frozen;
    const asked = `/indicators/home-purchase-paid-yuan?validOn=${validOn}`;
    const knownNow = await auditor.call('GET', asked);
    expect(knownNow.body).toMatchObject({ measure: 230_000_00 });
    const knownThen = await auditor.call('GET', `${asked}&knownAt=${knownAt}`);
    expect(knownThen.body).toMatchObject({ measure: compared.frozen.measure });
    expect(compared.between.counts).toEqual({
      added: { rows: 1, adds: 50_000_00 },
      removed: { rows: 0, adds: 0 },
      changed: { rows: 1, adds: -20_000_00 },
    });
    expect(compared.between.rows.map((each) => [each.change, each.row.name])).toEqual([
      ['added', '何知秋'],
      ['changed', '林小满'],
    ]);
    const reply = await leader.call('GET', `/letters/${id}/figures/paid-yuan`);
    const counts: Compared = reply.body;
    expect(counts.between).toMatchObject({
      view: 'counts',
      rows: [],
      counts: { added: { rows: 1 } },
    });
    expect(reply.raw.toString()).not.toMatch(/何知秋|林小满/);
  });

  it('tells the public number, date, organ, figures and digests, and nothing of a person', async () => {
    const id = await issue();
    const reply = await city.visitor('GET', `/public/letters/${id}`);
    const verified: Verified = reply.body;
    expect(reply.status).toBe(200);
    expect(verified).toMatchObject({
      issuedOn: '2024-06-03',
      organ: '测试市人力资源和社会保障局',
      holds: true,
      letterheadAssumed: true,
    });
    expect(verified.figures.every((figure) => figure.holds)).toBe(true);
    expect(reply.raw.toString()).not.toMatch(/拟稿甲|核稿乙|签发丙|林小满|周若谷|何知秋/);
    const typed = verified.number.replace('〔', '[').replace('〕', ' ]');
    const found = await city.visitor('GET', `/public/letters?number=${encodeURIComponent(typed)}`);
    expect(found.body).toEqual({ id });
    const none = await city.visitor('GET', '/public/letters?number=x');
    expect(none.body).toEqual({ id: null });
    const draft = await start();
    expect((await city.visitor('GET', `/public/letters/${draft}`)).status).toBe(404);
    expect(await leader.call('GET', `/letters/${draft}/pdf`)).toMatchObject({
      status: 409,
      body: { code: 'letters.not-issued' },
    });
  });

  it('refuses one natural person in two duties, by page or database, on a second account too', async () => {
    const identityNumber = syntheticIdentityNumber(4711);
    const one = await city.person({ name: '多岗己', roles: ['letter-drafter'], identityNumber });
    const two = await city.person({
      name: '多岗己',
      roles: ['letter-checker', 'letter-signer'],
      identityNumber,
    });
    expect(two.personId).toBe(one.personId);
    const id = await start(one);
    await move(one, id, 'submit');
    expect((await show(two, id)).moves).toMatchObject([
      { move: 'check', excluded: 'draft' },
      { move: 'ask-countersign', excluded: 'draft' },
      { move: 'return', excluded: 'draft' },
    ]);
    expect(await move(two, id, 'check')).toMatchObject({
      status: 409,
      body: { code: 'letters.excluded-duty' },
    });
    const byHand = city.turn(
      (turn) =>
        turn.run(sql`
          insert into letter_event (city, id, letter_id, number, move, from_state, to_state, version, duty,
                                    person_id, account_id, at)
          values (${turn.city}, ${turn.newId()}, ${id}, 99, 'check', 'checking', 'checked', 1, 'check',
                  ${two.personId}, ${two.accountId}, ${turn.now})`),
      two.accountId,
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'letter_event_excluded' });
    expect((await move(checker, id, 'check')).status).toBe(200);
    expect(await move(two, id, 'issue')).toMatchObject({ body: { code: 'letters.excluded-duty' } });
  });

  it('goes back with a reason, is changed and checked again', async () => {
    const id = await start();
    await move(drafter, id, 'submit');
    expect(await move(checker, id, 'return')).toMatchObject({
      status: 400,
      body: { code: 'letters.reason-missing' },
    });
    expect((await move(checker, id, 'return', '请写明数据口径')).status).toBe(200);
    const letter = await show(drafter, id);
    const content = { ...letter.content, closing: '感谢您的建议。' };
    const saved = await drafter.call('PUT', `/letters/${id}`, { version: letter.version, content });
    expect(saved).toMatchObject({ status: 200, body: { version: letter.version + 1 } });
    const stale = await drafter.call('PUT', `/letters/${id}`, { version: letter.version, content });
    expect(stale).toMatchObject({ body: { code: 'letters.stale' } });
    await move(drafter, id, 'submit');
    await move(checker, id, 'check');
    expect((await move(signer, id, 'send-back', '标题请简化')).status).toBe(200);
    const events = (await show(drafter, id)).events.map((event) => [event.move, event.by]);
    expect(events).toEqual([
      ['start', '拟稿甲'],
      ['submit', '拟稿甲'],
      ['return', '核稿乙'],
      ['edit', '拟稿甲'],
      ['submit', '拟稿甲'],
      ['check', '核稿乙'],
      ['send-back', '签发丙'],
    ]);
  });

  it('takes new figures in a draft when asked, and keeps those of slots that did not change', async () => {
    const id = await start();
    const first = await show(drafter, id);
    later();
    const late = await city.person({ name: '迟到庚', kind: 'talent', roles: ['talent'] });
    await pay(city, { personId: late.personId, amountFen: 10_000_00, paidOn: '2024-06-02' });
    later();
    const kept = await drafter.call('PUT', `/letters/${id}`, {
      version: first.version,
      content: first.content,
    });
    expect(kept.status).toBe(200);
    const second = await show(drafter, id);
    expect(second.figures).toEqual(first.figures);
    const body = { version: second.version };
    expect((await drafter.call('POST', `/letters/${id}/figures`, body)).status).toBe(200);
    const third = await show(drafter, id);
    const yuan = (letter: Shown) =>
      letter.figures.find((each) => each.slotId === 'paid-yuan')?.measure ?? 0;
    expect(yuan(third)).toBe(yuan(second) + 10_000_00);
  });

  it('previews unsaved text and is not submitted with an error', async () => {
    const id = await start();
    const { content, version } = await show(drafter, id);
    const bad = {
      ...content,
      blocks: [
        ...content.blocks,
        { kind: 'paragraph', inlines: [{ kind: 'text', text: '身份证号11010519491231002X。' }] },
      ],
    };
    const preview = await drafter.call('POST', `/letters/${id}/preview`, { content: bad });
    expect(preview.status).toBe(200);
    expect((preview.body as { findings: { code: string }[] }).findings).toMatchObject([
      { code: 'identity-number', severity: 'error' },
    ]);
    await drafter.call('PUT', `/letters/${id}`, { version, content: bad });
    const refused = await move(drafter, id, 'submit');
    expect(refused).toMatchObject({ status: 409, body: { code: 'letters.lint' } });
    expect(refused.raw.toString()).not.toContain('11010519491231002X');
    const slots = {
      ...content.slots,
      lost: { ...content.slots['paid-yuan'], indicatorId: 'lost' },
    };
    const lost = await drafter.call('POST', `/letters/${id}/preview`, {
      content: { ...content, slots },
    });
    expect(lost).toMatchObject({ status: 400, body: { code: 'letters.slot-unknown' } });
  });

  it('states the growth of one figure against another, worked out of both, and none against nothing', async () => {
    const id = await start();
    const { content, version } = await show(drafter, id);
    const slot = content.slots['paid-yuan'];
    if (!slot) throw new Error('the template has no sum');
    const slots = { ...content.slots, before: { ...slot, validOn: '2024-06-01' }, never: { ...slot, filter: { until: '2020-01-01' } } };
    const grown = (base: string) => ({
      ...content,
      slots,
      blocks: [...content.blocks, { kind: 'paragraph' as const, inlines: [
        { kind: 'figure' as const, slotId: 'before' }, { kind: 'figure' as const, slotId: 'never' },
        { kind: 'text' as const, text: '，增长' }, { kind: 'figure' as const, slotId: `paid-yuan/${base}` }, { kind: 'text' as const, text: '。' },
      ] }],
    });
    expect(await drafter.call('POST', `/letters/${id}/preview`, { content: grown('never') })).toMatchObject({
      status: 400,
      body: { code: 'letters.growth-without-base', errors: [{ field: 'body.content.slots.never' }] },
    });
    const preview = (await drafter.call('POST', `/letters/${id}/preview`, { content: grown('before') })).body as { html: string; figures: { slotId: string; measure: number }[] };
    const measure = (name: string) => preview.figures.find(({ slotId }) => slotId === name)?.measure ?? Number.NaN;
    const growth = Math.round((measure('paid-yuan') / measure('before') - 1) * 10_000) / 100;
    expect(preview.html).toContain(`>${String(growth)}%<`);
    expect((await drafter.call('PUT', `/letters/${id}`, { version, content: grown('before') })).status).toBe(200);
    expect((await show(drafter, id)).html).toContain(`>${String(growth)}%<`);
  }); // prettier-ignore

  it('is never changed after the issue, whatever is tried', async () => {
    const id = await issue();
    const before = await show(leader, id);
    const { version, content } = before;
    expect(await drafter.call('PUT', `/letters/${id}`, { version, content })).toMatchObject({
      body: { code: 'letters.wrong-state' },
    });
    expect(await move(signer, id, 'issue')).toMatchObject({
      body: { code: 'letters.wrong-state' },
    });
    const tried = (statement: ReturnType<typeof sql>) => city.turn((turn) => turn.run(statement));
    await expect(
      tried(sql`update letter_issue set number = 'x' where letter_id = ${id}`),
    ).rejects.toThrow(/permission/);
    await expect(tried(sql`delete from letter_issue`)).rejects.toThrow(/permission/);
    await expect(tried(sql`update letter_figure set measure = 1`)).rejects.toThrow(/permission/);
    await expect(tried(sql`update letter_draft set version = 9`)).rejects.toThrow(/permission/);
    await expect(tried(sql`delete from letter where id = ${id}`)).rejects.toThrow(/permission/);
    await expect(
      tried(sql`update letter set state = 'draft', number = null where id = ${id}`),
    ).rejects.toMatchObject({ constraint: 'letter_issued_stays' });
    await expect(tried(sql`update letter set title = 'x' where id = ${id}`)).rejects.toMatchObject({
      constraint: 'letter_issued_stays',
    });
    await expect(
      tried(sql`insert into letter_draft select city, letter_id, version + 1, content, figures,
        saved_by_person, saved_at from letter_draft where letter_id = ${id}`),
    ).rejects.toThrow(/row-level security/);
    expect(await show(leader, id)).toEqual(before);
  });

  it('refuses the issue when a figure can no longer be recomputed', async () => {
    const id = await start();
    await move(drafter, id, 'submit');
    await move(checker, id, 'check');
    // A transaction that began before the figure was taken and committed after it.
    const at = new Date(Date.parse('2024-06-03T02:00:00Z'));
    await city.turn((turn) =>
      turn.run(sql`
        insert into sample_payment (city, id, person_id, benefit_id, amount_fen, valid_from, recorded_from)
        values (${turn.city}, ${turn.newId()}, ${talent.personId}, 'home-purchase', 1, '2024-05-01', ${at})`),
    );
    expect(await move(signer, id, 'issue')).toMatchObject({
      status: 409,
      body: { code: 'letters.figure-moved' },
    });
    expect((await show(signer, id)).state).toBe('checked');
  });

  it('is read by its roles only', async () => {
    const id = await start();
    expect((await talent.call('GET', `/letters/${id}`)).status).toBe(403);
    expect((await city.visitor('GET', `/letters/${id}`)).status).toBe(401);
    expect((await leader.call('POST', '/letters', {})).status).toBe(403);
    const reply = await leader.call('GET', '/letters?limit=2');
    const list: z.output<typeof contract.listLetters.reply> = reply.body;
    expect(list.rows).toHaveLength(2);
    const next = await leader.call('GET', `/letters?limit=2&after=${list.next}`);
    const further: typeof list = next.body;
    expect(further.rows[0]?.id).not.toBe(list.rows[1]?.id);
  });
});

describe('a letter template', () => {
  const good = templateFiles[0]?.text ?? '';

  it('is accepted when it is whole', () => {
    expect(checkTemplateFile(good, 'letters/x.yaml').problems).toEqual([]);
  });

  it('is refused for a slot that is not declared, or not used, with the line', () => {
    const lost = checkTemplateFile(
      good.replace('[[paid-yuan]]', '[[paid-gold]]'),
      'letters/x.yaml',
    );
    expect(lost.problems.map((each) => [each.path, each.line > 1])).toEqual([
      ['blocks.2', true],
      ['slots.paid-yuan', true],
    ]);
  });
});
