import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  expectOk,
  openSubsidyCity,
  type SubsidyCity,
} from '@yanzhen/mechanisms/subsidies/testing/subsidy-city.ts';
import { factsOf } from '@yanzhen/registers/talents/offers.ts';
import { readSheet } from '@yanzhen/server/spreadsheets/read-sheet.ts';
import { notesOf } from '@yanzhen/server/spreadsheets/sheet.ts';
import { writeListXlsx } from '@yanzhen/server/spreadsheets/write-list.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { ImportRowView, ImportView } from '../../imports/contract.ts';
import { answerSheet } from './answer-sheet.ts';

let at: SubsidyCity;
let housing: TestPerson;
let insurance: TestPerson;
const cases: { id: string; talent: TestPerson }[] = [];

beforeAll(async () => {
  at = await openSubsidyCity();
  const admin = await at.city.person({ name: '管理员', roles: ['administrator'] });
  const checker = async (login: string, departmentId: string): Promise<TestPerson> => {
    const person = await at.city.person({ name: `联审${login}`, login, roles: ['joint-checker'] });
    await admin.call('POST', '/checks/seats', { login, departmentId, reason: '来函' });
    return person;
  };
  housing = await checker('housing', 'real-estate');
  insurance = await checker('insurance', 'social-insurance');
  for (let n = 0; n < 4; n += 1) cases.push(await at.caseIn('county-review'));
  const body = { applicationIds: cases.map((each) => each.id) };
  await expectOk(at.officer.call('POST', '/checks/lists', body));
});
afterAll(() => at.city.close());

/** The list as the department downloads it, read back: number by applicant's identity number. */
async function downloaded(by: TestPerson) {
  const reply = await by.call('GET', '/checks/mine/sheet');
  expect(reply.status).toBe(200);
  const read = await readSheet(reply.raw, answerSheet);
  return read.rows.map((row) => ({
    number: String(row.values['number']),
    notes: notesOf(read, row),
  }));
}

async function upload(
  by: TestPerson,
  rows: readonly (readonly (string | null)[])[],
): Promise<ImportView> {
  const bytes = await writeListXlsx({ name: '答复', headings: ['编号', '答复', '说明'], rows });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const subject = by === housing ? 'real-estate' : 'social-insurance';
  const { body } = await by.upload('/imports/checks-answers', { name: '答复.xlsx', type, bytes }, { subject }); // prettier-ignore
  return show(by, (body as { importId: string }).importId);
}
async function show(by: TestPerson, id: string): Promise<ImportView> {
  await at.city.runJobs();
  return (await by.call('GET', `/imports/checks-answers/${id}`)).body;
}
const rowsOf = async (by: TestPerson, id: string): Promise<ImportRowView[]> =>
  ((await by.call('GET', `/imports/checks-answers/${id}/rows`)).body as { rows: ImportRowView[] })
    .rows;

it('hands out the department’s open questions with what each answer needs, and no more', async () => {
  const list = await downloaded(housing);
  expect(list).toHaveLength(4);
  expect(list[0]?.number).toMatch(/^LS-2024-0001-\d{3}$/);
  expect(Object.keys(list[0]?.notes ?? {})).toEqual(['问题', '答复期限', '姓名', '身份证件号码', '申请人所填']); // prettier-ignore
  expect(list[0]?.notes['身份证件号码']).toMatch(/^\d{17}[\dX]$/);
  const opened = await at.city.turn((turn) =>
    turn.rows(sql`select 1 from audit where city = ${turn.city} and act = 'talents.open-identity'
      and person_id = ${housing.personId}`),
  );
  expect(opened).toHaveLength(4);
  expect((await at.officer.call('GET', '/checks/mine/sheet')).status).toBe(403);
});

it('takes the answers back: a dry run first, then each good row as an answer by hand and a fact', async () => {
  const [first, second, third, fourth] = (await downloaded(housing)).map((each) => each.number);
  const foreign = (await downloaded(insurance))[0]?.number ?? '';
  const rows = [
    [first, '是', null],
    [second, '否', '名下另有一套'],
    [third, '否', null],
    [fourth, '也许', null],
    [foreign, '是', null],
    ['LS-2024-9999-001', '是', null],
  ].map((cells) => cells.map((cell) => cell ?? null));
  const tried = await upload(housing, rows);
  expect([tried.state, tried.rows]).toMatchObject(['checked', { total: 6, new: 2, bad: 4 }]);
  const shown = await rowsOf(housing, tried.id);
  const told = shown.map((row) => row.problems.map((each) => each.says.zh).join());
  expect(told.slice(0, 2)).toEqual(['', '']);
  expect(told[2]).toContain('需要说明');
  expect(told[3]).not.toBe('');
  expect(told[4]).toContain('不是本部门的问题');
  expect(told[5]).toContain('不是本部门的问题');
  const before = await at.city.turn((turn) => turn.rows(sql`select 1 from check_answer where city = ${turn.city}`)); // prettier-ignore
  expect(before).toHaveLength(0);

  await housing.call('POST', `/imports/checks-answers/${tried.id}/accept`, { rows: 'good' });
  expect((await show(housing, tried.id)).state).toBe('kept');
  const answers = await at.city.turn((turn) =>
    turn.rows(sql`select way, answer, note, person_id as by from check_answer
      where city = ${turn.city} order by answer`),
  );
  expect(answers).toEqual([
    { way: 'sheet', answer: 'no', note: '名下另有一套', by: housing.personId },
    { way: 'sheet', answer: 'yes', note: null, by: housing.personId },
  ]);
  const facts = [];
  for (const { talent } of cases) {
    const known = await at.city.turn((turn) => factsOf(turn, talent.personId));
    facts.push([known['firstHome']?.value, known['firstHome']?.source]);
  }
  expect(facts.toSorted()).toEqual([
    [false, 'department'],
    [true, 'department'],
    [true, 'self'],
    [true, 'self'],
  ]);

  // The same row once more changes nothing; what was answered cannot be answered otherwise.
  const again = await upload(housing, [
    [first ?? '', '是', null],
    [second ?? '', '是', null],
  ]);
  expect(again.rows).toMatchObject({ same: 1, new: 0, bad: 1 });
  const row = (await rowsOf(housing, again.id))[1];
  expect(row?.problems[0]?.says.zh).toContain('已经答复');
  await housing.call('POST', `/imports/checks-answers/${tried.id}/undo`, { reason: '整批填错' });
  await at.city.runJobs();
  const kept = await at.city.turn((turn) => turn.rows(sql`select 1 from check_answer where city = ${turn.city}`)); // prettier-ignore
  expect(kept).toHaveLength(2);
  // Three spreadsheets are read, each in a thread of its own.
}, 60_000);

it('is another department’s neither to see nor to accept', async () => {
  const number = (await downloaded(housing))[0]?.number ?? '';
  const mine = await upload(housing, [[number, '是', null]]);
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['GET', '/rows', undefined],
    ['POST', '/accept', { rows: 'good' }],
    ['POST', '/discard', {}],
  ] as const) {
    const reply = await insurance.call(method, `/imports/checks-answers/${mine.id}${path}`, body);
    expect([path, reply.status]).toEqual([path, 404]);
  }
  const { rows } = (await insurance.call('GET', '/imports/checks-answers')).body as {
    rows: ImportView[];
  };
  expect(rows).toEqual([]);
  const file = { name: 'a.csv', type: 'text/csv', bytes: Buffer.from('编号,答复\nLS-1,是\n') };
  const wrong = await insurance.upload('/imports/checks-answers', file, { subject: 'real-estate' });
  expect(wrong.status).toBe(404);
});
