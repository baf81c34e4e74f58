import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { asOwnerRolledBack, turnOver } from '@yanzhen/server/testing/admin-client.ts';
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
import { verifyIssues } from './verify-issues.ts';

type Shown = z.output<typeof contract.letterSchema>;
type Verified = z.output<typeof contract.showPublicLetter.reply>;

describe('an issued letter', () => {
  let city: TestCity;
  let drafter: TestPerson;
  let checker: TestPerson;
  let signers: [TestPerson, TestPerson];
  let registrar: TestPerson;
  let minutes = 0;
  let first = '';

  const later = (): void => {
    minutes += 1;
    city.setNow(new Date(Date.parse('2024-06-03T02:00:00Z') + minutes * 60_000));
  };
  const show = async (who: TestPerson, id: string): Promise<Shown> =>
    (await who.call('GET', `/letters/${id}`)).body;
  const verified = async (id: string): Promise<Verified> =>
    (await city.visitor('GET', `/public/letters/${id}`)).body;
  const move = async (who: TestPerson, id: string, name: string, reason?: string) => {
    const { version } = await show(drafter, id);
    return who.call('POST', `/letters/${id}/moves`, { move: name, version, reason });
  };
  const start = async (): Promise<string> => {
    const body = { templateId: 'home-purchase-reply', suggestionNumber: '27', deputyName: '甘霖' };
    return ((await drafter.call('POST', '/letters', body)).body as { id: string }).id;
  };
  const issue = async (id: string): Promise<string> => {
    later();
    for (const [who, name] of [
      [drafter, 'submit'],
      [checker, 'check'],
      [signers[0], 'issue'],
    ] as const)
      expect([name, await move(who, id, name)]).toMatchObject([name, { status: 200 }]);
    return id;
  };
  const correct = (id: string, what = '第一段“合计”所列金额有误') =>
    drafter.call('POST', `/letters/${id}/correction`, { what });

  beforeAll(async () => {
    const features = [calendar, policies, samplePayments, indicators, letters];
    city = await openTestCity(features, { pack: letterPack });
    await city.turn((turn) => applyIndicators(turn, sampleFiles));
    await city.turn((turn) => applyLetterTemplates(turn, templateFiles));
    drafter = await city.person({ name: '拟稿甲', roles: ['letter-drafter'] });
    checker = await city.person({ name: '核稿乙', roles: ['letter-checker'] });
    signers = [
      await city.person({ name: '签发丙', roles: ['letter-signer'] }),
      await city.person({ name: '签发丁', roles: ['letter-signer'] }),
    ];
    registrar = await city.person({ name: '文书戊', roles: ['letter-registrar'] });
    for (const [name, education] of [
      ['林小满', 'master'],
      ['周若谷', 'doctor'],
    ] as const) {
      const { personId } = await city.person({ name, kind: 'talent', roles: ['talent'] });
      await pay(city, { personId, amountFen: 100_000_00, paidOn: '2024-05-20', education });
    }
    later();
    first = await issue(await start());
    await move(registrar, first, 'seal');
  });
  afterAll(() => city.close());

  it('is signed by one of two who sign at the same moment, and never twice', async () => {
    const id = await start();
    await move(drafter, id, 'submit');
    await move(checker, id, 'check');
    const { version } = await show(drafter, id);
    const sign = (who: TestPerson) =>
      who.call('POST', `/letters/${id}/moves`, { move: 'issue', version });
    const replies = await Promise.all(signers.map(sign));
    const won = replies.findIndex((reply) => reply.status === 200);
    expect(replies[1 - won]).toMatchObject({ status: 409 });
    const refused = (replies[1 - won]?.body ?? {}) as { code?: string };
    expect(['letters.stale', 'letters.wrong-state']).toContain(refused.code);
    const { issue: issued, events } = await show(drafter, id);
    expect(issued?.signer).toBe(['签发丙', '签发丁'][won]);
    expect(events.filter((event) => event.move === 'issue')).toHaveLength(1);
    // Neither again by the same signer nor by the other.
    for (const signer of signers)
      expect(await sign(signer)).toMatchObject({ body: { code: 'letters.wrong-state' } });
  });

  it('carries a code under which anyone finds it, however it is typed', async () => {
    const { code, number, figures, ...rest } = await verified(first);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
    const html = (await drafter.call('GET', `/letters/${first}/html`)).raw.toString();
    expect(html).toContain(`核验码：${code}`);
    for (const typed of [code, code?.toLowerCase(), code?.replaceAll('-', ' '), number]) {
      const query = encodeURIComponent(typed ?? '');
      const found = await city.visitor('GET', `/public/letters?number=${query}`);
      expect([typed, found.body]).toEqual([typed, { id: first }]);
    }
    expect(rest).toMatchObject({ corrects: null, correctedBy: null, holds: true });
    expect(figures.map((each) => [each.holds, each.rowsDigest.length])).toEqual([
      [true, 64],
      [true, 64],
      [true, 64],
    ]);
  });

  it('is corrected by a new letter that names it, and stays as it was', async () => {
    const old = await issue(await start());
    const before = await show(drafter, old);
    const files = await drafter.call('GET', `/letters/${old}/pdf`);
    const { personId } = await city.person({ name: '何知秋', kind: 'talent', roles: ['talent'] });
    await pay(city, { personId, amountFen: 50_000_00, paidOn: '2024-06-01' });
    later();
    const reply = await correct(old);
    expect(reply.status).toBe(200);
    const { id } = reply.body as { id: string };
    const draft = await show(drafter, id);
    expect(draft).toMatchObject({
      state: 'draft',
      title: `关于更正${before.number}有关内容的函`,
      suggestionNumber: '27',
      corrects: { id: old, number: before.number, what: '第一段“合计”所列金额有误' },
      findings: [],
    });
    expect(draft.figures.map((each) => each.shown)).toEqual(['3人', '25万元', '1人']);
    // Drafted, it is nobody's matter yet; the desk knows of it.
    expect((await verified(old)).correctedBy).toBeNull();
    expect(await show(drafter, old)).toMatchObject({ correctedBy: { id, number: null } });
    // The old letter is named even where the drafter takes the sentence out.
    const content = { ...draft.content, blocks: draft.content.blocks.slice(1) };
    await drafter.call('PUT', `/letters/${id}`, { version: draft.version, content });
    await issue(id);
    const correcting = await verified(id);
    const html = (await drafter.call('GET', `/letters/${id}/html`)).raw.toString();
    expect(html).toContain(`本函更正${before.number}：第一段“合计”所列金额有误`);
    expect(correcting.corrects).toMatchObject({ id: old, number: before.number });
    expect((await verified(old)).correctedBy).toEqual({
      id,
      number: correcting.number,
      issuedOn: correcting.issuedOn,
      what: '第一段“合计”所列金额有误',
    });
    const after = await show(drafter, old);
    expect(after).toEqual({ ...before, correctedBy: after.correctedBy, mayCorrect: false });
    expect((await drafter.call('GET', `/letters/${old}/pdf`)).raw.equals(files.raw)).toBe(true);
    const again = await correct(old);
    expect(again).toMatchObject({ status: 409, body: { code: 'letters.corrected-already' } });
    expect(again.body).toHaveProperty(
      'title',
      expect.stringContaining(correcting.number) as string,
    );
    // What is still wrong is corrected in the correction: the chain goes on.
    expect((await correct(id)).status).toBe(200);
  });

  it('is corrected only once it is issued, by a drafter, with words of what', async () => {
    const draft = await start();
    expect(await correct(draft)).toMatchObject({ body: { code: 'letters.not-issued' } });
    expect((await correct(first, ' ')).status).toBe(400);
    const byChecker = checker.call('POST', `/letters/${first}/correction`, { what: '金额有误' });
    expect((await byChecker).status).toBe(403);
    const insert = (client: pg.Client, corrects: string) =>
      client.query(
        `insert into letter_correction select city, id, $2, '金额有误', $3, now() from letter where city = $4 and id = $1`,
        [draft, corrects, drafter.personId, city.city],
      );
    await asOwnerRolledBack(async (client) => {
      await expect(insert(client, await start())).rejects.toMatchObject({
        constraint: 'letter_correction_of_issued',
      });
    });
    await asOwnerRolledBack(async (client) => {
      await insert(client, first);
      const twice = client.query(
        `insert into letter_correction select city, $2, corrects, what, person_id, at from letter_correction where letter_id = $1`,
        [draft, await start()],
      );
      await expect(twice).rejects.toMatchObject({ constraint: 'letter_corrected_once' });
    });
  });

  it('is verified against the trail with its figures, all of which come out again', async () => {
    const found = await city.turn((turn) => verifyIssues(turn));
    expect(found.findings).toEqual([]);
    expect(found.letters).toBeGreaterThan(2);
    expect(found.reproduced).toBe(found.figures);
    expect(found.figures).toBe(3 * found.letters);
  });

  describe('shows what was altered in the database, past every right:', () => {
    const at = `city = $1 and letter_id = $2`;
    const tampered = async (statement: string) =>
      asOwnerRolledBack(async (client) => {
        // Past triggers and foreign keys, too.
        await client.query('set local session_replication_role = replica');
        const { rowCount } = await client.query(statement, [city.city, first]);
        expect([statement, rowCount]).not.toEqual([statement, 0]);
        const { findings } = await city.turn(async (turn) =>
          verifyIssues(await turnOver(turn, client)),
        );
        return findings.filter((each) => each.letterId === first).map((each) => each.finding);
      });

    it.each([
      [
        'a word',
        `update letter_issue set letter = jsonb_set(letter, '{closing}', '"改"') where ${at}`,
      ],
      ['the number', `update letter_issue set number = '测市人社函〔2024〕99号' where ${at}`],
      ['the code', `update letter_issue set code = 'ABCDEFGHJKLM' where ${at}`],
      ['the day', `update letter_issue set issued_on = issued_on - 1 where ${at}`],
      [
        'the signer',
        `update letter_issue set signer_person_id = (select person_id from letter_event where ${at} and move = 'check') where ${at}`,
      ],
      [
        'who checked',
        `update letter_event set person_id = gen_random_uuid() where ${at} and move = 'check'`,
      ],
      ['an act taken out', `delete from letter_event where ${at} and move = 'check'`],
      ['the title on the desk', `update letter set title = '改' where city = $1 and id = $2`],
      ['the deputy', `update letter set deputy_name = '他人' where city = $1 and id = $2`],
      [
        'the text on the desk',
        `update letter_draft set content = jsonb_set(content, '{closing}', '"改"') where ${at}`,
      ],
      [
        'a reason put in',
        `insert into letter_pass select city, id, letter_id, 'x', 'x', '理由', person_id, at from letter_event where ${at} and move = 'start'`,
      ],
      [
        'a correction put in',
        `insert into letter_correction select city, letter_id, letter_id, '更正', signer_person_id, issued_at from letter_issue where ${at}`.replace(
          'letter_id, letter_id,',
          `letter_id, gen_random_uuid(),`,
        ),
      ],
      ['the words of a figure', `update letter_figure set shown = '9人' where ${at}`],
      [
        'the filter of a figure',
        `update letter_figure set filter = '{"education":"doctor"}' where ${at}`,
      ],
      [
        'the definition of a figure',
        `update letter_figure set definition = jsonb_set(definition, '{value}', '"count"') where ${at}`,
      ],
      [
        'the moment of a figure',
        `update letter_figure set known_at = known_at + interval '1 s' where ${at}`,
      ],
      [
        'the rows of a figure',
        `update letter_figure set row_ids = row_ids[2:] || row_ids[1:1] where ${at}`,
      ],
      [
        'what a row adds',
        `update letter_figure set row_adds = array_append(row_adds[2:], 7::bigint) where ${at}`,
      ],
      [
        'the digest of the rows',
        `update letter_figure set rows_digest = repeat('0', 64) where ${at}`,
      ],
      ['the digest of a file', `update letter_issue set pdf_sha256 = html_sha256 where ${at}`],
    ])('%s', async (_what, statement) => {
      expect(await tampered(statement)).toContain('altered');
    });

    it.each([
      ['a figure taken away', `delete from letter_figure where ${at}`, 'figure'],
      [
        'the value of a figure',
        `update letter_figure set measure = measure + 1 where ${at}`,
        'figure',
      ],
      [
        'a record behind a figure',
        `update sample_payment set amount_fen = amount_fen + 1 where city = $1 and $2::text is not null`,
        'figure',
      ],
      [
        'a record taken away',
        `delete from sample_payment where city = $1 and $2::text is not null`,
        'figure',
      ],
      [
        'text and digest alike',
        `update letter_issue set letter = jsonb_set(letter, '{title}', '"改"'), content_digest = 'x' where ${at}`,
        'content',
      ],
      [
        'a file that is not there',
        `update letter_issue set docx_sha256 = decode(repeat('ab', 32), 'hex') where ${at}`,
        'file',
      ],
      ['the state', `update letter set state = 'sent' where city = $1 and id = $2`, 'dispatch'],
      [
        'who sealed it',
        `update letter_event set person_id = gen_random_uuid() where ${at} and move = 'seal'`,
        'dispatch',
      ],
      ['the letter taken away', `delete from letter_issue where ${at}`, 'gone'],
      [
        'a letter that nobody issued',
        `update audit set act = 'letters.other' where city = $1 and subject_id = $2 and act = 'letters.issue'`,
        'not-in-trail',
      ],
    ])('%s', async (_what, statement, finding) => {
      expect(await tampered(statement)).toContain(finding);
    });
  });
});
