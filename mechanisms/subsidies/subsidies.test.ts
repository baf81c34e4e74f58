import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { openTestCity } from '@yanzhen/server/testing/test-city.ts';
import { getApplication } from '@yanzhen/procedures/applications/offers.ts';
import type { MyApplication, SubsidyCase } from './contract.ts';
import { keptDecisionOf } from './decide.ts';
import { benefitOf } from './own-case.ts';
import { check as checkUseCase } from './check.ts';
import { referencePrefix } from './submit.ts';
import {
  county,
  doctor,
  employment,
  expectOk,
  openSubsidyCity,
  paper,
  subsidyFeatures,
  type SubsidyCity,
} from './testing/subsidy-city.ts';

let s: SubsidyCity;
let officer: TestPerson;
let checker: TestPerson;
let approver: TestPerson;
beforeAll(async () => {
  s = await openSubsidyCity();
  ({ officer, checker, approver } = s);
});
afterAll(() => s.city.close());

const messagesTo = async (person: TestPerson): Promise<string[]> =>
  (
    await s.city.turn((turn) =>
      turn.rows<{ template: string }>(
        sql`select template from message where person_id = ${person.personId} order by id`,
      ),
    )
  ).map((row) => row.template);

const rowsOf = (table: string, where = sql`true`): Promise<number> =>
  s.city.turn(async (turn) => {
    const row = await turn.row<{ n: number }>(
      sql`select count(*)::int as n from ${sql.table(table)} where ${where}`,
    );
    return row?.n ?? -1;
  });

describe('one benefit from the draft to the approved list', () => {
  it('goes the whole way, and the applicant sees each time who has it and by when', async () => {
    const talent = await s.talent('林知远');
    const id = await s.readyDraft(talent);
    const mine = `/subsidies/mine/${id}`;

    const check = await talent.call('GET', `${mine}/check`);
    expect(check.body).toMatchObject({
      canSubmit: true,
      missing: [],
      decision: { outcome: 'yes', amountFen: 25_000_000 },
      identityNumber: expect.stringMatching(/\*{6,}/) as unknown,
      bankAccount: expect.stringMatching(/^\*{4}\d{4}$/) as unknown,
    });
    const submitted = await talent.call('POST', `${mine}/submit`);
    expect(submitted.body).toMatchObject({
      submitted: true,
      reference: expect.stringMatching(/^HP-20240603-\d{5}-[A-Z]$/) as unknown,
      amountFen: 25_000_000,
      // Monday 3 June + 3 working days; the Dragon Boat holiday (10 June) is still ahead.
      standing: { state: 'employer-confirmation', holder: 'agent', dueOn: '2024-06-06' },
      promise: { nextDueOn: '2024-06-06' },
    });

    const waiting = await s.agent.call('GET', '/subsidies/employments');
    expect(waiting.body).toMatchObject({
      rows: [{ applicationId: id, name: '林知远', urgency: 'amber' }],
    });
    await expectOk(
      s.agent.call('POST', `/subsidies/employments/${id}/confirm`, { answers: employment }),
    );

    const seen = (await officer.call('GET', `/subsidies/cases/${id}`)).body as SubsidyCase;
    expect(seen).toMatchObject({
      standing: { state: 'county-review', dueOn: '2024-06-13' },
      decision: { outcome: 'yes' },
      decisionNow: { outcome: 'yes', amountFen: 25_000_000 },
      allowedMoves: ['ask-correction', 'propose', 'refuse'],
      identityNumber: expect.stringMatching(/^\d{3}\*+/) as unknown,
    });
    // The holiday and the weekend stand in the counting, each with its reason.
    expect(seen.standing.counting?.ranges.map((range) => range.why)).toContain('holiday');
    expect(seen.tree?.children.length).toBeGreaterThan(0);
    expect(seen.facts.find((fact) => fact.id === 'continuousWorkMonths')).toMatchObject({
      source: 'employer',
      verified: true,
    });

    await expectOk(officer.call('POST', `/subsidies/cases/${id}/propose`, {}));
    await expectOk(checker.call('POST', `/subsidies/cases/${id}/check`, {}));
    const preview = await approver.call('POST', '/subsidies/approvals/preview', {
      applicationIds: [id],
    });
    expect(preview.body).toMatchObject({ totalFen: 25_000_000, lines: [{ problem: null }] });
    const left = await s.budgetLeft();
    const approved = await approver.call('POST', '/subsidies/approvals', { applicationIds: [id] });
    expect(approved.body).toEqual({ approved: 1, totalFen: 25_000_000 });
    expect(await s.budgetLeft()).toBe((left ?? 0) - 25_000_000);

    const end = (await talent.call('GET', mine)).body as MyApplication;
    expect(end).toMatchObject({
      standing: { state: 'approved', holder: 'publicity-officer' },
      yourTurn: false,
    });
    expect(end.timeline.map((event) => event.move)).toEqual([
      'start', 'submit', 'confirm-employment', 'propose', 'check', 'approve',
    ]); // prettier-ignore
    // The applicant sees offices, not the names of officers.
    expect(end.timeline.map((event) => event.by)).toEqual([
      '林知远',
      '林知远',
      null,
      null,
      null,
      null,
    ]);
    // The clock of a test stands still, so their order says nothing.
    expect((await messagesTo(talent)).toSorted()).toEqual([
      'subsidies.approved',
      'subsidies.checked',
      'subsidies.employment-confirmed',
      'subsidies.proposed',
      'subsidies.submitted',
    ]);
    await s.city.runJobs();
  });

  it('keeps the decision so that it can be computed again: version, facts, sources, digest', async () => {
    const { id } = await s.caseIn('county-review');
    await s.city.turn(async (turn) => {
      const application = await getApplication(turn, id);
      const published = await benefitOf(turn, application);
      const kept = keptDecisionOf(application);
      expect(kept?.policyDigest).toBe(published.digest);
      expect(kept?.facts['fullTimeHire']).toMatchObject({
        value: true,
        source: 'employer',
        verified: true,
      });
      expect(kept?.facts['fullTimeHire']?.asOf).toBe('2024-06-03');
      const again = published.compiled.explain(kept?.facts ?? {}).toJSON();
      expect(JSON.parse(JSON.stringify(again))).toEqual(kept?.record);
    });
  });

  it('makes reference prefixes that a reference number takes', () => {
    expect(['home-purchase', 'rent', 'a', 'post-doc-2024'].map(referencePrefix)).toEqual([
      'HP',
      'RE',
      'AX',
      'PD',
    ]);
  });
});

describe('submitting', () => {
  it('answers a replay by the first reply and makes one row, 500 times at once', async () => {
    const talent = await s.talent('重放者');
    const id = await s.readyDraft(talent);
    const key = { 'idempotency-key': `submit-${id}` };
    const replies = await Promise.all(
      Array.from({ length: 500 }, () =>
        talent.call('POST', `/subsidies/mine/${id}/submit`, undefined, key),
      ),
    );
    expect(
      new Set(replies.map((reply) => `${reply.status} ${JSON.stringify(reply.body)}`)).size,
    ).toBe(1);
    expect(replies[0]?.body).toMatchObject({ submitted: true });
    expect(await rowsOf('application_event', sql`application_id = ${id} and move = 'submit'`)).toBe(
      1,
    );
    const first = replies[0]?.body as { reference: string } | undefined;
    expect(await rowsOf('application', sql`reference = ${first?.reference}`)).toBe(1);
    const another = await talent.call('POST', `/subsidies/mine/${id}/submit`);
    expect(another).toMatchObject({ status: 409, body: { code: 'applications.wrong-state' } });
  });

  it('gives the open draft back, and refuses a second case with the reference of the first', async () => {
    const talent = await s.talent('第二次');
    const body = { benefitId: 'home-purchase' };
    const starts = await Promise.all(
      Array.from({ length: 8 }, () => talent.call('POST', '/subsidies/drafts', body)),
    );
    const ids = starts.map((start) => (start.body as { applicationId: string }).applicationId);
    expect(new Set(ids).size).toBe(1);
    const id = await s.readyDraft(talent);
    const { reference } = (await expectOk(talent.call('POST', `/subsidies/mine/${id}/submit`))) as {
      reference: string;
    };
    const second = await talent.call('POST', '/subsidies/drafts?lang=en', body);
    expect(second).toMatchObject({ status: 409, body: { code: 'subsidies.already-open' } });
    expect((second.body as { title: string }).title).toContain(reference);
    await expectOk(talent.call('POST', `/subsidies/mine/${id}/withdraw`, { reason: '填错了' }));
    const third = await talent.call('POST', '/subsidies/drafts', body);
    expect(third).toMatchObject({ status: 200, body: { resumed: false } });
  });

  it('answers a no by the decision and keeps the draft', async () => {
    const talent = await s.talent('未满三年');
    const id = await s.readyDraft(talent, { ...doctor, continuousWorkMonths: 35 });
    const reply = await talent.call('POST', `/subsidies/mine/${id}/submit`);
    expect(reply.body).toMatchObject({
      submitted: false,
      decision: { outcome: 'no', amountFen: null },
    });
    expect((await talent.call('GET', `/subsidies/mine/${id}`)).body).toMatchObject({
      standing: { state: 'draft' },
    });
    const after = { answers: { continuousWorkMonths: 36 } };
    await expectOk(talent.call('PUT', `/subsidies/mine/${id}/answers`, after));
    expect((await talent.call('POST', `/subsidies/mine/${id}/submit`)).body).toMatchObject({
      submitted: true,
    });
  });

  it('lists what is missing where it cannot tell yet', async () => {
    const talent = await s.talent('未答完');
    const { firstHome: _left, purchasePrice: _price, ...answers } = doctor;
    const id = await s.readyDraft(talent, answers);
    const reply = await talent.call('POST', `/subsidies/mine/${id}/submit`);
    expect(reply.body).toMatchObject({
      submitted: false,
      decision: { outcome: 'unknown' },
      missing: [{ factId: 'firstHome' }, { factId: 'purchasePrice' }],
    });
  });

  it('names every missing paper, employer and account at once, with the remedy in both languages', async () => {
    const talent = await s.city.person({ name: '空手来', kind: 'talent' });
    const start = await talent.call('POST', '/subsidies/drafts', { benefitId: 'home-purchase' });
    const { applicationId: id } = start.body as { applicationId: string };
    await expectOk(talent.call('PUT', `/subsidies/mine/${id}/answers`, { answers: doctor }));
    for (const language of ['zh', 'en']) {
      const reply = await talent.call('POST', `/subsidies/mine/${id}/submit?lang=${language}`);
      const { errors } = reply.body as { errors: { code: string; says: string; remedy: string }[] };
      expect(errors.map((each) => each.code)).toEqual([
        'subsidies.employer-missing',
        'subsidies.account-missing',
        ...Array.from({ length: 4 }, () => 'subsidies.evidence-missing'),
      ]);
      expect(errors.every((each) => each.says !== each.code && each.remedy.length > 5)).toBe(true);
    }
  });

  it.each([
    ['an employer', 'graduate-hire-subsidy'],
    ['an institute, by a panel', 'institute-start-up-fund'],
    ['days and not money', 'youth-station-stay'],
  ])('is not started by a person for what is for %s', async (_, benefitId) => {
    const talent = await s.talent('走错门');
    const reply = await talent.call('POST', '/subsidies/drafts?lang=en', { benefitId });
    const { errors } = reply.body as { errors: { code: string; says: string }[] };
    expect(errors.map((each) => each.code)).toEqual(['subsidies.not-applied-for']);
    expect(errors[0]?.says).not.toContain('{{');
  });

  it('is closed to an application past its term', async () => {
    const talent = await s.talent('过期者');
    const id = await s.readyDraft(talent, { ...doctor, purchaseSignedOn: '2022-06-02' });
    const reply = await talent.call('POST', `/subsidies/mine/${id}/submit`);
    expect(reply).toMatchObject({ status: 409, body: { code: 'subsidies.window-closed' } });
    const onTheDay = { answers: { purchaseSignedOn: '2022-06-03' } };
    await expectOk(talent.call('PUT', `/subsidies/mine/${id}/answers`, onTheDay));
    expect((await talent.call('POST', `/subsidies/mine/${id}/submit`)).body).toMatchObject({
      submitted: true,
    });
  });

  it('refuses a wrong answer with the field named', async () => {
    const talent = await s.talent('错答者');
    const id = await s.readyDraft(talent);
    const reply = await talent.call('PUT', `/subsidies/mine/${id}/answers`, {
      answers: { continuousWorkMonths: -1 },
    });
    expect(reply).toMatchObject({ status: 400, body: { code: 'talents.fact-value' } });
    const unknown = await talent.call('PUT', `/subsidies/mine/${id}/answers`, {
      answers: { nothing: 1 },
    });
    expect(unknown).toMatchObject({ status: 409, body: { code: 'subsidies.not-asked' } });
  });
});

describe('the employer', () => {
  it('sees only its own people, and another’s agent nobody', async () => {
    const { id } = await s.caseIn('employer-confirmation');
    const stranger = await s.city.person({
      name: '外单位',
      kind: 'agent',
      organisation: { id: '0190a000-0000-7000-8000-000000000099', name: '别家' },
    });
    const confirm = await stranger.call('POST', `/subsidies/employments/${id}/confirm`, {
      answers: employment,
    });
    expect(confirm.status).toBe(404);
    const mine = await s.agent.call('GET', '/subsidies/employments');
    expect(
      (mine.body as { rows: { applicationId: string }[] }).rows.map((row) => row.applicationId),
    ).toContain(id);
    const other = await s.agent.call('GET', `/subsidies/cases/${id}`);
    expect(other.status).toBe(403);
  });

  it('answers each question or none counts, and a dispute gives the case back with its reason', async () => {
    const { id, talent } = await s.caseIn('employer-confirmation');
    const half = await s.agent.call('POST', `/subsidies/employments/${id}/confirm`, {
      answers: { fullTimeHire: true },
    });
    expect(half).toMatchObject({
      status: 400,
      body: { code: 'subsidies.employment-answer-missing' },
    });
    const foreign = await s.agent.call('POST', `/subsidies/employments/${id}/confirm`, {
      answers: { ...employment, firstHome: true },
    });
    expect(foreign).toMatchObject({ status: 400, body: { code: 'subsidies.item-unknown' } });
    await expectOk(
      s.agent.call('POST', `/subsidies/employments/${id}/dispute`, { reason: '合同为非全日制' }),
    );
    expect((await talent.call('GET', `/subsidies/mine/${id}`)).body).toMatchObject({
      standing: { state: 'draft', holder: 'talent' },
      lastReason: '合同为非全日制',
      yourTurn: true,
    });
  });

  it('changes the decision when it knows better; then nobody can propose the case', async () => {
    const { id } = await s.caseIn('employer-confirmation');
    await expectOk(
      s.agent.call('POST', `/subsidies/employments/${id}/confirm`, {
        answers: { ...employment, continuousWorkMonths: 20 },
      }),
    );
    const seen = (await officer.call('GET', `/subsidies/cases/${id}`)).body as SubsidyCase;
    expect(seen.decision).toMatchObject({ outcome: 'no', amountFen: null });
    const proposed = await officer.call('POST', `/subsidies/cases/${id}/propose`, {});
    expect(proposed).toMatchObject({ status: 409, body: { code: 'subsidies.no-longer-yes' } });
    const silent = await officer.call('POST', `/subsidies/cases/${id}/refuse`, {
      reason: '未满三年',
    });
    expect(silent.status).toBe(400);
    await expectOk(
      officer.call('POST', `/subsidies/cases/${id}/refuse`, {
        reason: '未满三年',
        remedy: '满 36 个月后再申请',
      }),
    );
  });
});

describe('correction', () => {
  const items = [
    { kind: 'evidence', id: 'home-record', note: '缺少盖章' },
    { kind: 'fact', id: 'purchasePrice', note: '与合同不一致' },
  ];

  it('is asked once for everything, changes only what was asked, and lets the clock stand still', async () => {
    const { id, talent } = await s.caseIn('county-review');
    const unknown = await officer.call('POST', `/subsidies/cases/${id}/corrections`, {
      items: [{ kind: 'evidence', id: 'nothing', note: '？' }],
    });
    expect(unknown).toMatchObject({ status: 400, body: { code: 'subsidies.item-unknown' } });
    await expectOk(officer.call('POST', `/subsidies/cases/${id}/corrections`, { items }));
    const mine = `/subsidies/mine/${id}`;
    expect((await talent.call('GET', mine)).body).toMatchObject({
      standing: { state: 'correction', holder: 'talent' },
      correction: {
        items: [
          { id: 'home-record', done: false },
          { id: 'purchasePrice', done: false },
        ],
      },
    });
    const other = await talent.call('PUT', `${mine}/answers`, { answers: { firstHome: false } });
    expect(other).toMatchObject({ status: 409, body: { code: 'subsidies.not-asked' } });
    const paperNotAsked = await talent.upload(
      `/applications/${id}/evidence/labour-contract`,
      paper,
    );
    expect(paperNotAsked).toMatchObject({ status: 409, body: { code: 'evidence.closed' } });
    const employer = await talent.call('PUT', `${mine}/employer`, {
      organisationId: s.employer.id,
    });
    expect(employer.status).toBe(409);
    const early = await talent.call('POST', `${mine}/correction`);
    expect((early.body as { errors: unknown[] }).errors).toHaveLength(2);

    await expectOk(
      talent.call('PUT', `${mine}/answers`, { answers: { purchasePrice: 91_000_000 } }),
    );
    await expectOk(talent.upload(`/applications/${id}/evidence/home-record`, paper));
    // Another door than the form's: the person's own facts.
    await expectOk(talent.call('PUT', '/me/facts', { facts: { firstHome: false } }));
    const beside = await talent.call('POST', `${mine}/correction`);
    expect(beside).toMatchObject({
      status: 409,
      body: { code: 'subsidies.beyond-asked', errors: [{ field: 'fact.firstHome' }] },
    });
    await expectOk(talent.call('PUT', '/me/facts', { facts: { firstHome: true } }));
    const sent = await talent.call('POST', `${mine}/correction`);
    expect(sent.body).toMatchObject({ submitted: true, standing: { state: 'county-review' } });

    const again = await officer.call('POST', `/subsidies/cases/${id}/corrections`, { items });
    expect(again).toMatchObject({ status: 409, body: { code: 'subsidies.asked-before' } });
    await expectOk(
      officer.call('POST', `/subsidies/cases/${id}/corrections`, {
        items,
        againReason: '补来的材料仍不清晰',
      }),
    );
    // The approver sees why it was asked again, in the case and on the list to approve.
    const seen = (await approver.call('GET', `/subsidies/cases/${id}`)).body as SubsidyCase;
    const preview = await approver.call('POST', '/subsidies/approvals/preview', {
      applicationIds: [id],
    });
    expect(preview.body).toMatchObject({ lines: [{ againReason: '补来的材料仍不清晰' }] });
    expect(seen.corrections.map((each) => each.againReason)).toEqual([null, '补来的材料仍不清晰']);
  });
});

describe('who may see what', () => {
  it('hides a case from other talents, other counties, other cities and visitors', async () => {
    const { id } = await s.caseIn('county-review');
    const stranger = await s.talent('旁人');
    const elsewhere = await s.city.person({
      name: '外县初审',
      roles: ['county-officer'],
      counties: ['510521'],
    });
    const leader = await s.city.person({ name: '领导', roles: ['leader'] });
    for (const [who, path, status] of [
      [stranger, `/subsidies/mine/${id}`, 404],
      [stranger, `/applications/${id}/evidence`, 404],
      [s.agent, `/applications/${id}/evidence`, 404],
      [elsewhere, `/subsidies/cases/${id}`, 404],
      [elsewhere, `/applications/${id}/evidence`, 404],
      [leader, `/subsidies/cases/${id}`, 403],
      [leader, `/applications/${id}/evidence`, 404],
    ] as const) {
      expect([path, (await who.call('GET', path)).status]).toEqual([path, status]);
    }
    expect((await elsewhere.call('POST', `/subsidies/cases/${id}/propose`, {})).status).toBe(404);
    expect((await s.city.visitor('GET', `/subsidies/cases/${id}`)).status).toBe(401);
    const list = await elsewhere.call('GET', '/subsidies/cases?queue=all');
    expect(list.body).toMatchObject({ rows: [], total: { count: 0 } });
    // The id of one city in the address of another finds nothing.
    const other = await openTestCity(subsidyFeatures);
    const theirs = await other.person({
      name: '邻市初审',
      roles: ['county-officer', 'city-checker'],
    });
    for (const path of [`/subsidies/cases/${id}`, `/applications/${id}/evidence`]) {
      expect((await theirs.call('GET', path)).status).toBe(404);
    }
    expect((await theirs.call('POST', `/subsidies/cases/${id}/propose`, {})).status).toBe(404);
    await other.close();
  });

  it('records who of the staff saw the case, once a day, and its papers, and shows it to the auditor', async () => {
    const { id } = await s.caseIn('county-review');
    const first = (await officer.call('GET', `/subsidies/cases/${id}`)).body as SubsidyCase;
    const file = first.evidence[0];
    const shown = await officer.call('GET', `/applications/${id}/evidence/${file?.id}/file`);
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect(shown.raw.subarray(0, 5).toString()).toBe('%PDF-');
    // Looking again on the same day says no more.
    await officer.call('GET', `/subsidies/cases/${id}`);
    const auditor = await s.city.person({ name: '审计员', roles: ['auditor'] });
    const views = await auditor.call('GET', `/desk/views/application/${id}`);
    const { rows } = views.body as { rows: { by: string; act: string }[] };
    expect(rows.map((view) => [view.by, view.act]).toSorted()).toEqual([
      ['初审甲', 'evidence.view'],
      ['初审甲', 'subsidies.view-case'],
    ]);
    expect((await checker.call('GET', `/desk/views/application/${id}`)).status).toBe(403);
  });

  it('refuses an executable named as a photo, and lets a paper be taken away in a draft only', async () => {
    const talent = await s.talent('上传者');
    const id = await s.readyDraft(talent);
    const disguised = {
      name: 'photo.jpg',
      type: 'image/jpeg',
      bytes: Buffer.from('MZ\u0090\u0000program'),
    };
    const refused = await talent.upload(`/applications/${id}/evidence/home-record`, disguised);
    expect(refused).toMatchObject({ status: 415, body: { code: 'request.file-type' } });
    const { evidence } = (await talent.call('GET', `/applications/${id}/evidence`)).body as {
      evidence: { id: string; removable: boolean }[];
    };
    const removed = await talent.call('DELETE', `/applications/${id}/evidence/${evidence[0]?.id}`);
    expect((removed.body as { evidence: unknown[] }).evidence).toHaveLength(evidence.length - 1);
    await expectOk(talent.upload(`/applications/${id}/evidence/home-record`, paper));
    const code = (await talent.call('GET', `/subsidies/mine/${id}`)).body as MyApplication;
    for (const item of code.evidenceNeeded.filter((each) => each.required && each.uploaded === 0)) {
      await expectOk(talent.upload(`/applications/${id}/evidence/${item.code}`, paper));
    }
    await expectOk(talent.call('POST', `/subsidies/mine/${id}/submit`));
    const late = await talent.call('DELETE', `/applications/${id}/evidence/${evidence[1]?.id}`);
    expect(late).toMatchObject({ status: 409, body: { code: 'evidence.closed' } });
  });

  it('finds a case by reference and name, by queue and by due date', async () => {
    const { id } = await s.caseIn('county-review');
    const { reference } = await s.city.turn((turn) => getApplication(turn, id));
    const spoken = encodeURIComponent(` ${reference?.toLowerCase().replaceAll('-', ' ')} `);
    const found = await officer.call('GET', `/subsidies/cases?queue=all&search=${spoken}`);
    expect(found.body).toMatchObject({
      rows: [{ applicationId: id }],
      total: { count: 1, more: false },
    });
    const byName = await officer.call(
      'GET',
      `/subsidies/cases?queue=all&search=${encodeURIComponent('林')}&limit=2`,
    );
    expect((byName.body as { rows: unknown[]; next: string | null }).rows).toHaveLength(2);
    expect((byName.body as { next: string | null }).next).not.toBeNull();
    const mine = (await officer.call('GET', '/subsidies/cases')).body as {
      rows: { standing: { state: string } }[];
    };
    expect(new Set(mine.rows.map((row) => row.standing.state))).toEqual(new Set(['county-review']));
    const queues = (await officer.call('GET', '/subsidies/queues')).body as {
      queues: { state: string; count: number; mine: boolean }[];
      mine: { total: number; green: number };
    };
    const review = queues.queues.find((queue) => queue.state === 'county-review');
    expect(review).toMatchObject({ mine: true, count: mine.rows.length });
    expect(queues.mine.total).toBe(mine.rows.length);
  });
});

describe('the same natural person in two duties, by every door', () => {
  it('is refused by the API, by a second account, by the use case as the CLI runs it', async () => {
    const identityNumber = syntheticIdentityNumber(77_001);
    const both = ['county-officer', 'city-checker', 'approver'];
    const one = await s.city.person({ name: '兼岗人', roles: both, identityNumber });
    const second = await s.city.person({ name: '兼岗人', roles: ['city-checker'], identityNumber });
    const { id } = await s.caseIn('county-review');
    await expectOk(one.call('POST', `/subsidies/cases/${id}/propose`, {}));
    for (const account of [one, second]) {
      const reply = await account.call('POST', `/subsidies/cases/${id}/check`, {});
      expect(reply).toMatchObject({ status: 409, body: { code: 'applications.excluded-duty' } });
      const { title } = reply.body as { title: string };
      expect(title).toContain('初审');
      expect(title).toContain('复审');
    }
    await expect(
      s.city.turn(
        (turn) =>
          checkUseCase(turn, { params: { applicationId: id }, query: {}, body: {}, files: [] }),
        second.accountId,
      ),
    ).rejects.toMatchObject({ code: 'applications.excluded-duty' });
    await expectOk(checker.call('POST', `/subsidies/cases/${id}/check`, {}));
    const approved = await one.call('POST', '/subsidies/approvals', { applicationIds: [id] });
    expect(approved).toMatchObject({ status: 409, body: { code: 'applications.excluded-duty' } });
    const preview = await one.call('POST', '/subsidies/approvals/preview', {
      applicationIds: [id],
    });
    expect((preview.body as { lines: { problem: unknown }[] }).lines[0]?.problem).not.toBeNull();
  });
});

describe('the approval of a list', () => {
  it('approves every line or none, and names the line that fails', async () => {
    const good = await s.caseIn('checked');
    const early = await s.caseIn('proposed');
    const left = await s.budgetLeft();
    const reply = await approver.call('POST', '/subsidies/approvals', {
      applicationIds: [good.id, early.id],
    });
    expect(reply).toMatchObject({ status: 409, body: { code: 'applications.wrong-state' } });
    const { errors } = reply.body as { errors: { code: string; field: string }[] };
    expect(errors.map((each) => each.code)).toContain('subsidies.line-fails');
    expect(errors[0]?.field).toContain(early.id);
    expect(await s.city.turn((turn) => getApplication(turn, good.id))).toMatchObject({
      state: 'checked',
    });
    expect(await s.budgetLeft()).toBe(left);
  });

  it('never reserves one fen more than the budget holds, 64 approvals at the same moment', async () => {
    // Enough for 41 sums of 250,000 yuan and one fen short of the 42nd.
    const oneFenShort = 42 * 25_000_000 - 1;
    const tight = await openSubsidyCity({ budgetFen: oneFenShort });
    const cases: string[] = [];
    while (cases.length < 64) {
      const made = await Promise.all([1, 2, 3, 4].map(() => tight.caseIn('checked')));
      cases.push(...made.map(({ id }) => id));
    }
    const replies = await Promise.all(
      cases.map(async (id, at) => {
        const one = await tight.city.person({ name: `审定${at}`, roles: ['approver'] });
        return one.call('POST', '/subsidies/approvals', { applicationIds: [id] });
      }),
    );
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(41);
    const refused = replies.filter((reply) => reply.status !== 200);
    for (const { body } of refused) expect(body).toMatchObject({ code: 'payments.budget-short' });
    expect(await tight.budgetLeft()).toBe(24_999_999);
    await tight.city.close();
  }, 120_000);
});

describe('the window', () => {
  it('files for a person who cannot, prints a receipt, and keeps the clerk out of the review', async () => {
    const identityNumber = syntheticIdentityNumber(88_001);
    const roles = ['window-clerk', 'county-officer', 'city-checker'];
    const clerk = await s.city.person({ name: '窗口许', roles, identityNumber });
    const filed = await clerk.call('POST', '/subsidies/window-filings', {
      name: '代办人王',
      identityNumber: syntheticIdentityNumber(88_002),
      mobile: '13800001234',
      benefitId: 'home-purchase',
      organisationId: s.employer.id,
      bankName: '示例银行',
      bankAccount: syntheticBankCard(4321),
      answers: doctor,
      consent: { how: 'in-person', note: '本人到场，口述同意代办' },
    });
    expect(filed).toMatchObject({ status: 200, body: { resumed: false } });
    const withoutEmployer = await clerk.call('POST', '/subsidies/window-filings', {
      name: '代办人李',
      identityNumber: syntheticIdentityNumber(88003),
      mobile: '13800001235',
      benefitId: 'home-purchase',
      answers: doctor,
      county,
      consent: {
        how: 'in-person',
        note: '本人到场',
      },
    });
    expect(withoutEmployer).toMatchObject({
      status: 409,
      body: { code: 'subsidies.employer-missing', errors: [{ field: 'body.organisationId' }] },
    });
    const { applicationId: id } = filed.body as { applicationId: string };
    const early = await clerk.call('GET', `/subsidies/receipts/${id}`);
    expect(early).toMatchObject({ status: 409, body: { code: 'subsidies.not-submitted' } });
    for (const code of [
      'labour-contract',
      'insurance-record',
      'purchase-contract',
      'home-record',
    ]) {
      await expectOk(clerk.upload(`/applications/${id}/evidence/${code}`, paper));
    }
    await expectOk(clerk.call('POST', `/subsidies/window-filings/${id}/submit`));
    const receipt = await clerk.call('GET', `/subsidies/receipts/${id}`);
    expect(receipt).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } });
    expect(receipt.raw.subarray(0, 5).toString()).toBe('%PDF-');
    await expectOk(
      s.agent.call('POST', `/subsidies/employments/${id}/confirm`, { answers: employment }),
    );
    const own = await clerk.call('POST', `/subsidies/cases/${id}/propose`, {});
    expect(own).toMatchObject({ status: 409, body: { code: 'applications.excluded-duty' } });
    expect((await officer.call('GET', `/subsidies/cases/${id}`)).body).toMatchObject({
      filedBy: { name: '窗口许', consent: 'in-person: 本人到场，口述同意代办' },
      county,
    });
    const colleague = await s.city.person({ name: '另一窗口', roles: ['window-clerk'] });
    expect((await colleague.call('GET', `/subsidies/window-filings/${id}`)).status).toBe(404);
  });

  it('asks for an employer only where one stands in the benefit, else for the county', async () => {
    const policyText = (text: string) =>
      text.includes('steps:') ? text : text.replace(/^( +)amount:$/m, '$1steps: [publicity]\n$&');
    const place = await openSubsidyCity({ policyText });
    const clerk = await place.city.person({ name: '窗口许', roles: ['window-clerk'] });
    const file = (more: object) =>
      clerk.call('POST', '/subsidies/window-filings', {
        name: '代办人李',
        identityNumber: syntheticIdentityNumber(88004),
        mobile: '13800001236',
        benefitId: 'home-purchase',
        answers: doctor,
        consent: {
          how: 'in-person',
          note: '本人到场',
        },
        ...more,
      });
    expect((await clerk.call('GET', '/benefits/home-purchase')).body).toMatchObject({
      needsEmployer: false,
    });
    expect(await file({})).toMatchObject({
      status: 409,
      body: { code: 'subsidies.county-missing', errors: [{ field: 'body.county' }] },
    });
    const { body } = await file({ county });
    const { applicationId } = body as { applicationId: string };
    expect(
      (await clerk.call('GET', `/subsidies/window-filings/${applicationId}`)).body,
    ).toMatchObject({
      needsEmployer: false,
      organisation: null,
      county,
    });
    await place.city.close();
  });
});

describe('after all of it', () => {
  it('every row is what its events make of it', async () => {
    const auditor = await s.city.person({ name: '审计员', roles: ['auditor'] });
    const reply = await auditor.call('GET', '/applications/consistency');
    expect(reply.body).toMatchObject({ differences: [] });
    expect((reply.body as { cases: number }).cases).toBeGreaterThan(15);
  });
});
