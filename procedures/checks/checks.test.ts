import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openSubsidyCity,
  type SubsidyCity,
} from '@yanzhen/mechanisms/subsidies/testing/subsidy-city.ts';
import { factsOf } from '@yanzhen/registers/talents/offers.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { getApplication } from '../applications/offers.ts';
import { queues } from './queues.ts';
import { tendQuestions } from './tend-questions.ts';

/** Monday; a question with three working days is due on Thursday. */
const now = new Date('2024-06-03T02:00:00Z');

let at: SubsidyCity;
let housing: TestPerson;
let insurance: TestPerson;
let admin: TestPerson;

/** A joint-checker with a sign-in name and, unless told, a seat. */
async function checker(login: string, department?: string): Promise<TestPerson> {
  const person = await at.city.person({ name: `联审${login}`, login, roles: ['joint-checker'] });
  if (department) {
    const body = { login, departmentId: department, reason: '部门来函指定' };
    expect((await admin.call('POST', '/checks/seats', body)).status).toBe(200);
  }
  return person;
}

beforeAll(async () => {
  at = await openSubsidyCity({ now });
  admin = await at.city.person({ name: '管理员', roles: ['administrator'] });
  housing = await checker('housing', 'real-estate');
  insurance = await checker('insurance', 'social-insurance');
});
afterAll(() => at.city.close());

interface Mine {
  id: string;
  number: string;
  state: string;
  dueOn: string;
  overdue: boolean;
}
const asked = async (id: string, checkIds: string[] = ['first-home'], by = at.officer) =>
  by.call('POST', '/checks/lists', { applicationIds: [id], checkIds });
const questionOf = async (id: string, checkId = 'first-home'): Promise<string> => {
  const { body } = await at.officer.call('GET', `/checks/cases/${id}`);
  const { checks } = body as { checks: { checkId: string; questionId: string }[] };
  return checks.find((each) => each.checkId === checkId)?.questionId ?? '';
};
/** A case in county review with one question to the real estate centre. */
const askedCase = async (): Promise<{ id: string; talent: TestPerson; question: string }> => {
  const one = await at.caseIn('county-review');
  expect((await asked(one.id)).status).toBe(200);
  return { ...one, question: await questionOf(one.id) };
};
const answer = (by: TestPerson, question: string, body: object) =>
  by.call('POST', `/checks/mine/${question}/answer`, body);
const factOf = (person: TestPerson, fact: string) =>
  at.city.turn(async (turn) => (await factsOf(turn, person.personId))[fact]);
const caseOf = (id: string) => at.city.turn((turn) => getApplication(turn, id));
const code = (reply: { body: unknown }): string => (reply.body as { code: string }).code;

/** An answer of the department's server, as the adapter keeps it. */
const byServer = async (question: string, said: 'yes' | 'no' | 'no-data'): Promise<void> => {
  const { keepAnswer } = await import('./keep-answer.ts');
  const { lockQuestion } = await import('./store.ts');
  await at.city.turn(async (turn) => {
    const row = await lockQuestion(turn, question);
    if (!row) throw new Error('no question');
    await keepAnswer(turn, row, { way: 'http', answer: said, note: '登记簿', answeredOn: '2024-06-03' }, null); // prettier-ignore
  });
};

describe('a question to a department', () => {
  it('is asked for many cases in one list, keeps purpose, basis and time, and stops the terms', async () => {
    const cases = [await at.caseIn('county-review'), await at.caseIn('county-review')];
    const body = { applicationIds: cases.map((each) => each.id) };
    const reply = await at.officer.call('POST', '/checks/lists', body);
    expect(reply.body).toMatchObject({
      number: expect.stringMatching(/^LS-2024-\d{4}$/) as string,
      asked: 6,
      departments: [
        { name: { zh: '泸州市不动产登记中心' }, asked: 2, dueOn: '2024-06-06' },
        { asked: 2, dueOn: '2024-06-11' },
        { asked: 2 },
      ],
    });
    const id = await questionOf(cases[0]?.id ?? '');
    const shown = await at.officer.call('GET', `/checks/questions/${id}`);
    expect(shown.body).toMatchObject({
      purpose: { zh: '核对是否首套住房' },
      basis: { zh: expect.stringContaining('不动产登记') as string },
      askedAt: now.toISOString(),
      askedBy: '初审甲',
      dueOn: '2024-06-06',
      counting: { workingDays: 3 },
      stated: { zh: '是' },
    });
    const { counting, dueOn } = await caseOf(cases[1]?.id ?? '');
    expect(dueOn).toBeNull();
    expect(counting?.standing?.map((each) => each.code)).toEqual(Array(3).fill('joint-check'));
    const again = await at.officer.call('POST', '/checks/lists', body);
    expect([again.status, code(again)]).toEqual([409, 'checks.nothing-to-ask']);
  });

  it('comes to its own department alone', async () => {
    const { question } = await askedCase();
    const list = (who: TestPerson) => who.call('GET', '/checks/mine');
    const ids = async (who: TestPerson) =>
      ((await list(who)).body as { rows: Mine[] }).rows.map((row) => row.id);
    expect(await ids(housing)).toContain(question);
    expect(await ids(insurance)).not.toContain(question);
    const [queue] = queues;
    const waits = async (who: TestPerson) =>
      (
        await at.city.turn((turn) =>
          turn.rows<{ id: string }>(
            sql`select id from (${queue?.rows(turn.city, who.personId)}) q`,
          ),
        )
      ).map(({ id }) => id);
    expect(await waits(housing)).toContain(question);
    expect(await waits(insurance)).not.toContain(question);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/identity', {}],
      ['POST', '/answer', { answer: 'yes' }],
    ] as const) {
      const reply = await insurance.call(method, `/checks/mine/${question}${path}`, body);
      expect([path, reply.status]).toEqual([path, 404]);
    }
    const noSeat = await checker('seatless');
    expect(code(await list(noSeat))).toBe('checks.no-seat');
  });

  it('shows the department the minimum of the person, and no way to the case', async () => {
    const { id, talent, question } = await askedCase();
    const { reference, amountFen } = await caseOf(id);
    const shown = await housing.call('GET', `/checks/mine/${question}`);
    expect(Object.keys(shown.body).toSorted()).toEqual([
      'answered', 'answers', 'askedAt', 'asks', 'basis', 'counting', 'department', 'dueOn',
      'employer', 'facts', 'id', 'identityNumber', 'mayAnswer', 'name', 'number', 'overdue',
      'purpose', 'state',
    ]); // prettier-ignore
    expect(shown.body).toMatchObject({
      name: '林知远',
      employer: null,
      identityNumber: expect.stringMatching(/^\d{3,6}\*+\w{1,4}$/) as string,
      facts: [{ shown: { zh: expect.stringContaining('2024') as string } }],
    });
    const list = await housing.call('GET', '/checks/mine');
    for (const text of [shown.raw.toString(), list.raw.toString()]) {
      for (const hidden of [
        id,
        talent.personId,
        reference,
        String(amountFen),
        '博士',
        '90000000',
      ]) {
        expect(text).not.toContain(hidden);
      }
    }
    const doors = [
      `/subsidies/cases/${id}`, '/subsidies/cases', `/applications/${id}/evidence`,
      `/checks/questions/${question}`, '/checks/questions', `/checks/cases/${id}`,
      '/checks/askable?benefitId=home-purchase', `/subsidies/mine/${id}`, '/me',
    ]; // prettier-ignore
    for (const path of doors) {
      const reply = await housing.call('GET', path);
      expect([path, [403, 404].includes(reply.status) || path === '/me']).toEqual([path, true]);
      expect(reply.raw.toString()).not.toContain(String(reference));
    }
    const unmask = { field: 'mobile', reason: 'verify-identity', note: '核对' };
    expect((await housing.call('POST', `/persons/${talent.personId}/unmask`, unmask)).status).toBe(403); // prettier-ignore
    expect((await at.officer.call('GET', `/checks/mine/${question}`)).status).toBe(403);
  });

  it('opens the identity number by an act that is kept, while the answer is awaited', async () => {
    const { talent, question } = await askedCase();
    const opened = await housing.call('POST', `/checks/mine/${question}/identity`);
    expect(opened.body).toEqual({
      identityNumber: expect.stringMatching(/^\d{17}[\dX]$/) as string,
    });
    const rows = await at.city.turn((turn) =>
      turn.rows<{ person: string; reason: string }>(sql`
        select person_id as person, reason from audit where city = ${turn.city}
          and act = 'talents.open-identity' and subject_id = ${talent.personId}`),
    );
    expect(rows).toEqual([{ person: housing.personId, reason: '核对是否首套住房' }]);
    await answer(housing, question, { answer: 'yes' });
    const late = await housing.call('POST', `/checks/mine/${question}/identity`);
    expect([late.status, code(late)]).toEqual([409, 'checks.closed']);
  });
});

describe('an answer', () => {
  it('becomes a fact with the department as its source, which the rules read', async () => {
    const { id, talent, question } = await askedCase();
    expect(await factOf(talent, 'firstHome')).toMatchObject({ value: true, source: 'self' });
    const note = '2023年11月已登记一套住房';
    const reply = await answer(housing, question, { answer: 'no', note });
    expect(reply.body).toEqual({ state: 'answered' });
    expect(await factOf(talent, 'firstHome')).toEqual({
      value: false,
      source: 'department',
      verified: true,
      asOf: '2024-06-03',
    });
    const shown = await at.officer.call('GET', `/subsidies/cases/${id}`);
    expect((shown.body as { decisionNow: { outcome: string } }).decisionNow.outcome).toBe('no');
    const proposed = await at.officer.call('POST', `/subsidies/cases/${id}/propose`, {});
    expect(code(proposed)).toBe('subsidies.no-longer-yes');
  });

  it('confirms what was stated where the fact is no yes or no, and leaves it on a no', async () => {
    const { id, talent } = await at.caseIn('county-review');
    await asked(id, ['months-insured']);
    const question = await questionOf(id, 'months-insured');
    const mine = await insurance.call('GET', `/checks/mine/${question}`);
    expect(mine.body).toMatchObject({ employer: '雁江酿造研究所' });
    await answer(insurance, question, { answer: 'yes' });
    const confirmed = { value: 40, source: 'department', verified: true };
    expect(await factOf(talent, 'continuousWorkMonths')).toMatchObject(confirmed);

    const other = await at.caseIn('county-review');
    await asked(other.id, ['months-insured']);
    const body = { answer: 'no', note: '只有39个月' };
    await answer(insurance, await questionOf(other.id, 'months-insured'), body);
    expect(await factOf(other.talent, 'continuousWorkMonths')).toMatchObject({
      source: 'employer',
    });
  });

  it('lets the term go on, and the case, once every question has one', async () => {
    const { id, question } = await askedCase();
    const propose = () => at.officer.call('POST', `/subsidies/cases/${id}/propose`, {});
    const early = await propose();
    expect([early.status, code(early)]).toEqual([409, 'checks.still-open']);
    at.city.setNow(new Date('2024-06-05T02:00:00Z'));
    await byServer(question, 'yes');
    const { counting, clock, dueOn } = await caseOf(id);
    expect(counting?.standing ?? []).toEqual([]);
    expect(clock?.pauses).toMatchObject([
      { code: 'joint-check', ref: question, from: '2024-06-04', until: '2024-06-06' },
    ]);
    expect(dueOn).not.toBeNull();
    at.city.setNow(now);
    expect((await propose()).status).toBe(200);
  });

  it('needs a note unless it is a yes, and is given once', async () => {
    const { question } = await askedCase();
    for (const said of ['no', 'no-data']) {
      const reply = await answer(housing, question, { answer: said });
      expect([reply.status, code(reply)]).toEqual([400, 'checks.note-missing']);
    }
    expect((await answer(housing, question, { answer: 'no-data', note: '查无此人' })).status).toBe(
      200,
    );
    const twice = await answer(housing, question, { answer: 'yes' });
    expect([twice.status, code(twice)]).toEqual([409, 'checks.closed']);
  });

  it('of no data leaves the fact as it was stated', async () => {
    const { talent, question } = await askedCase();
    await answer(housing, question, { answer: 'no-data', note: '外地户籍，查不到' });
    expect(await factOf(talent, 'firstHome')).toMatchObject({ value: true, source: 'self' });
  });

  it('is not given by who asked, whatever other role they hold; the database refuses it too', async () => {
    const both = await at.city.person({
      name: '一人两岗',
      login: 'both',
      roles: ['county-officer', 'joint-checker'],
      counties: [],
    });
    await admin.call('POST', '/checks/seats', { login: 'both', departmentId: 'real-estate', reason: '测试' }); // prettier-ignore
    const { id } = await at.caseIn('county-review');
    expect((await asked(id, ['first-home'], both)).status).toBe(200);
    const question = await questionOf(id);
    const reply = await answer(both, question, { answer: 'yes' });
    expect([reply.status, code(reply)]).toEqual([403, 'checks.own-question']);
    const forced = at.city.turn((turn) =>
      turn.run(sql`update check_question set answered_by_person = ${both.personId}
                   where city = ${turn.city} and id = ${question}`),
    );
    await expect(forced).rejects.toThrow('check_question_apart');
  });
});

describe('answers that differ', () => {
  it('stand side by side, stop the case, and are settled by an officer with a reason', async () => {
    const { id, talent, question } = await askedCase();
    await byServer(question, 'yes');
    expect(await factOf(talent, 'firstHome')).toMatchObject({ value: true, source: 'department' });
    const differs = await answer(housing, question, { answer: 'no', note: '系统漏登一套' });
    expect(differs.body).toEqual({ state: 'disputed' });

    const shown = await at.officer.call('GET', `/checks/questions/${question}`);
    expect(shown.body).toMatchObject({
      state: 'disputed',
      outcome: null,
      maySettle: true,
      answers: [
        { way: 'http', answer: 'yes', by: null },
        { way: 'desk', answer: 'no', by: '联审housing', note: '系统漏登一套' },
      ],
    });
    const proposed = await at.officer.call('POST', `/subsidies/cases/${id}/propose`, {});
    expect(code(proposed)).toBe('checks.still-open');
    expect((await caseOf(id)).dueOn).toBeNull();

    const settle = (by: TestPerson, body: object) =>
      by.call('POST', `/checks/questions/${question}/settlement`, body);
    expect((await settle(at.officer, { outcome: 'no', reason: ' ' })).status).toBe(400);
    expect(code(await settle(at.checker, { outcome: 'no', reason: '核实' }))).toBe(
      'checks.not-asking',
    );
    expect((await settle(housing, { outcome: 'no', reason: '核实' })).status).toBe(403);
    const settled = await settle(at.officer, { outcome: 'no', reason: '登记中心出具书面查询结果' });
    expect(settled.body).toEqual({ state: 'settled' });
    expect(await factOf(talent, 'firstHome')).toMatchObject({ value: false, source: 'department' });
    expect((await caseOf(id)).dueOn).not.toBeNull();
    const after = await at.officer.call('GET', `/checks/questions/${question}`);
    expect(after.body).toMatchObject({ outcome: 'no', closedBy: '初审甲', reason: '登记中心出具书面查询结果' }); // prettier-ignore
    expect(code(await settle(at.officer, { outcome: 'yes', reason: '改主意' }))).toBe(
      'checks.not-disputed',
    );
  });

  it('cannot be made an answer behind the officer’s back', async () => {
    const { question } = await askedCase();
    await byServer(question, 'yes');
    await answer(housing, question, { answer: 'no', note: '不符' });
    const forced = at.city.turn((turn) =>
      turn.run(sql`update check_question set state = 'answered', outcome = 'yes', closed_at = now()
                   where city = ${turn.city} and id = ${question}`),
    );
    await expect(forced).rejects.toThrow('check_question_dispute_settled');
    const silent = at.city.turn((turn) =>
      turn.run(sql`update check_question set state = 'settled', outcome = 'yes', closed_at = now(),
          closed_by_person = ${at.officer.personId}, reason = ''
        where city = ${turn.city} and id = ${question}`),
    );
    await expect(silent).rejects.toThrow('check_question_dispute_settled');
  });

  it('wait for a person after a machine found no data', async () => {
    const { id, question } = await askedCase();
    await byServer(question, 'no-data');
    expect((await caseOf(id)).dueOn).toBeNull();
    expect((await answer(housing, question, { answer: 'yes' })).body).toEqual({
      state: 'answered',
    });
  });
});

describe('an office', () => {
  it('asks and takes back only while it has the case, within its counties', async () => {
    const { id } = await at.caseIn('county-review');
    expect(code(await asked(id, ['first-home'], at.checker))).toBe('checks.not-asking');
    const elsewhere = await at.city.person({ name: '别处', roles: ['county-officer'], counties: ['510521'] }); // prettier-ignore
    expect((await asked(id, ['first-home'], elsewhere)).status).toBe(404);
    await asked(id);
    const question = await questionOf(id);
    expect((await elsewhere.call('GET', `/checks/questions/${question}`)).status).toBe(404);
    const back = (by: TestPerson) =>
      by.call('POST', `/checks/questions/${question}/withdrawal`, { reason: '问错了' });
    expect(code(await back(at.checker))).toBe('checks.not-asking');
    expect((await back(at.officer)).body).toEqual({ state: 'withdrawn' });
    expect((await caseOf(id)).dueOn).not.toBeNull();
    expect((await housing.call('GET', `/checks/mine/${question}`)).status).toBe(404);
    expect((await asked(id)).status).toBe(200);
  });

  it('finds the cases it has, with what was asked of each', async () => {
    const { id } = await askedCase();
    const reply = await at.officer.call('GET', '/checks/askable?benefitId=home-purchase&limit=100');
    const { rows } = reply.body as { rows: { applicationId: string; checks: object[] }[] };
    expect(rows.find((row) => row.applicationId === id)?.checks).toMatchObject([
      { checkId: 'first-home', state: 'open' },
      { checkId: 'central-area', state: 'none' },
      { checkId: 'months-insured', state: 'none' },
    ]);
  });
});

describe('a seat', () => {
  it('is given by an administrator, to a joint-checker, of a department that there is', async () => {
    await checker('newcomer');
    const give = (body: object, by = admin) => by.call('POST', '/checks/seats', body);
    const good = { login: 'newcomer', departmentId: 'real-estate', reason: '来函' };
    expect(code(await give({ ...good, login: 'nobody' }))).toBe('checks.no-checker');
    expect(code(await give({ ...good, departmentId: 'city-finance' }))).toBe(
      'checks.no-department',
    );
    expect((await give(good, at.officer)).status).toBe(403);
    expect((await give(good)).status).toBe(200);
    const { body } = await admin.call('GET', '/checks/departments');
    const { rows } = body as { rows: { id: string; seats: object[] }[] };
    expect(rows[0]?.seats).toContainEqual({ login: 'newcomer', name: '联审newcomer' });
  });
});

// Last: sessions end while days pass.
describe('a term of a question', () => {
  it('ends with its case: what nobody needs any more is taken back', async () => {
    const { id, talent, question } = await askedCase();
    expect((await talent.call('POST', `/subsidies/mine/${id}/withdraw`, {})).status).toBe(200);
    await at.city.turn(tendQuestions);
    const shown = await at.officer.call('GET', `/checks/questions/${question}`);
    expect(shown.body).toMatchObject({ state: 'withdrawn', reason: 'case-ended', closedBy: null });
  });

  it('runs out to overdue, and reminds its department once a day', async () => {
    const { question } = await askedCase();
    const reminders = () =>
      at.city.turn((turn) =>
        turn.rows<{ values: { overdue: number } }>(sql`
          select m.values from message m where m.city = ${turn.city}
            and m.template = 'checks.reminded' and m.person_id = ${housing.personId}`),
      );
    const tend = () => at.city.turn(tendQuestions);
    await tend();
    expect(await reminders()).toHaveLength(0);
    at.city.setNow(new Date('2024-06-07T02:00:00Z'));
    await tend();
    await tend();
    const sent = await reminders();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.values.overdue).toBeGreaterThan(0);
    const late = await at.city.person({ name: '初审丑', roles: ['county-officer'] });
    const reply = await late.call('GET', '/checks/questions?show=overdue&limit=100');
    const { rows } = reply.body as { rows: Mine[] };
    expect(rows.find((row) => row.id === question)?.overdue).toBe(true);
  });
});
