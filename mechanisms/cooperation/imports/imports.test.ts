import { afterAll, beforeAll, expect, it } from 'vitest';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import type { ImportView } from '@yanzhen/procedures/imports/contract.ts';
import {
  openCooperationCity,
  type CooperationCity,
} from '@yanzhen/registers/agreements/testing/cooperation-city.ts';
import { sheetOf } from '@yanzhen/procedures/records/testing/sheets.ts';
import { projects } from '@yanzhen/registers/projects/feature.ts';
import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { cooperation } from '../feature.ts';
import { baseSheet } from './base-sheet.ts';
import { classSheet } from './class-sheet.ts';
import { gatheringSheet } from './gathering-sheet.ts';
import { peopleSheet } from './people-sheet.ts';
import { studentSheet } from './student-sheet.ts';
import * as sheets from '../testing/sheets.ts';

let at: CooperationCity;
beforeAll(async () => {
  at = await openCooperationCity([imports, projects, cooperation]);
});
afterAll(() => at.city.close());

const projectRow = (n: number, over: sheets.Cells = {}) => sheets.projectRow(at, n, over);
const dryRun = (kind: sheets.SheetKind, rows: readonly sheets.Cells[]) =>
  sheets.dryRun(at, kind, sheets.csvOf(kind, rows));
const show = (kind: sheets.SheetKind, id: string) => sheets.showImport(at, kind, id);
const act = (kind: sheets.SheetKind, { id }: ImportView, move: string, body: object) =>
  at.officer.call('POST', `/imports/cooperation-${kind}/${id}/${move}`, body);
const count = async (kind: sheets.SheetKind) =>
  ((await at.leader.call('GET', `/${kind}?limit=1`)).body as { total: { count: number } }).total
    .count;

it('tells faulty rows by line and column: parts beyond the whole, a stranger, one project twice', async () => {
  const tried = await dryRun('projects', [
    projectRow(1),
    projectRow(2, { total: '1999999' }),
    projectRow(3, { enterprise: '91510500MA6234567X' }),
    projectRow(4, { name: '高压阀体 第 1 号 样机' }),
    projectRow(5, { county: '510526' }),
    projectRow(6, { endsOn: '2024-02-29' }),
  ]);
  expect([tried.state, tried.rows]).toMatchObject(['checked', { total: 6, new: 1, bad: 5 }]);
  const problems = await sheets.problemsOf(at, 'projects', tried.id);
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [3, '总投入（元）'],
    [4, '企业信用代码'],
    [5, '项目名称'],
    [6, '县（区）代码'],
    [7, '计划结束日期'],
  ]);
  expect(problems[0]?.says).toContain('多 1 元');
  expect(await count('projects')).toBe(0);
});

it('keeps the good rows once, and takes back what nobody touched since', async () => {
  const rows = [projectRow(1), projectRow(2), projectRow(3, { total: '1' })];
  const tried = await dryRun('projects', rows);
  expect(tried.rows).toMatchObject({ new: 2, bad: 1 });
  expect((await act('projects', tried, 'accept', { rows: 'all' })).body).toMatchObject({ code: 'imports.rows-bad' });
  await act('projects', tried, 'accept', { rows: 'good' });
  expect((await show('projects', tried.id)).rows).toMatchObject({ kept: 2 });
  expect((await dryRun('projects', [projectRow(1), projectRow(2, { name: '改过的名称' })])).rows).toMatchObject({ same: 1, bad: 1 });
  const { rows: [first] } = (await at.officer.call('GET', `/projects?q=${encodeURIComponent('导-1')}`)).body as { rows: { id: string }[] };
  const report = { kind: 'patent', title: '阀芯专利', happenedOn: '2024-06-01', quantity: 1 };
  await at.officer.call('POST', `/projects/${first?.id}/outcomes`, report);
  await act('projects', tried, 'undo', { reason: '导错文件' });
  expect((await show('projects', tried.id)).rows).toMatchObject({ kept: 2, undone: 1 });
  expect((await at.leader.call('GET', `/projects/${first?.id}`)).body).toMatchObject({ state: 'running' });
}); // prettier-ignore

it('reads signed agreements with their parties, and refuses a stranger and a term that runs backwards', async () => {
  const row = (n: number, over: sheets.Cells = {}): sheets.Cells => ({
    number: `导协-${String(n)}`,
    title: `校企合作协议第${String(n)}号`,
    level: '项目合作',
    scope: '技术研发',
    school: at.university.creditCode,
    enterprise: at.firm.creditCode,
    signedOn: '2024-05-01',
    termFrom: '2024-05-01',
    termTo: '2027-04-30',
    reviewMonths: '12',
    liaison: '技术中心主任',
    deliverables: '联合研发',
    ...over,
  });
  const rows = [
    row(1),
    row(2, { enterprise: '91510500MA6234567X' }),
    row(3, { termTo: '2024-04-30' }),
    row(4, { enterprise: '' }),
  ];
  const tried = await dryRun('agreements', rows);
  expect(tried.rows).toMatchObject({ new: 1, bad: 3 });
  const problems = await sheets.problemsOf(at, 'agreements', tried.id);
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [3, '企业方信用代码'],
    [4, '期限最后一天'],
    [5, undefined],
  ]);
  await act('agreements', tried, 'accept', { rows: 'good' });
  expect((await show('agreements', tried.id)).rows).toMatchObject({ kept: 1 });
  expect(await count('agreements')).toBe(1);
  expect((await dryRun('agreements', [row(1)])).rows).toMatchObject({ same: 1 });
});

it('reads meetings, bases, classes, students and people of institutes, each row as its form would', async () => {
  const parties = [
    { organisationId: at.university.id, role: 'school' },
    { organisationId: at.firm.id, role: 'enterprise' },
  ];
  const { id: agreementId, number } = await at.signed({ termTo: '2027-08-17', parties });
  const stranger = '91510500MA6234567X';
  const shared = { agreementId: number ?? '', schoolId: at.university.creditCode, county: '510502', cluster: 'equipment' };
  const read = async (sheet: Sheet, rows: readonly sheets.Cells[]) => {
    const of = sheetOf(at.city, at.officer, sheet);
    const tried = await of.tryOut(rows);
    const told = (await of.problems(tried.id)).map(([line, column]) => [line, column]);
    const { rows: done } = await of.act(tried.id, 'accept', { rows: 'good' });
    return { of, id: tried.id, told, kept: done.kept };
  };
  const meeting = { kind: '学术交流', title: '酿造交流会', organisationId: at.university.creditCode, heldOn: '2024-06-12', agenda: '专题报告' };
  const meetings = await read(gatheringSheet, [
    { ...meeting, attendants: '30', minutes: '议定联合申报' },
    { ...meeting, title: '秋季走访', heldOn: '2024-09-12' },
    { ...meeting, title: '缺纪要', attendants: '3' },
    { ...meeting, title: '还没到', heldOn: '2024-06-19', attendants: '3', minutes: '无' },
    { ...meeting, organisationId: stranger },
  ]);
  expect(meetings).toMatchObject({ kept: 2, told: [[4, '纪要'], [5, '日期'], [6, '对接单位信用代码']] });
  expect((await meetings.of.act(meetings.id, 'undo', { reason: '导错文件' })).rows).toMatchObject({ undone: 2 });

  const base = { ...shared, name: '阀门基地', kind: '实训基地', enterpriseId: at.firm.creditCode, trades: '数控', places: '60', insured: '是' };
  const bases = await read(baseSheet, [base, { ...base, enterpriseId: at.otherFirm.creditCode }, { ...base, name: '无协议', agreementId: '没有' }]);
  expect(bases).toMatchObject({ kept: 1, told: [[3, '企业信用代码'], [4, '协议编号']] });
  expect((await bases.of.tryOut([base])).rows).toMatchObject({ same: 1 });

  const row = { ...shared, name: '阀门订单班', kind: '订单班', level: '专科', partnerId: at.firm.creditCode, trade: '数控', intake: '2', startedOn: '2024-03-01', endsOn: '2026-06-30', insured: '是' };
  const classes = await read(classSheet, [row, { ...row, name: '倒排班', endsOn: '2024-02-28' }, { ...row, name: '空头班', jobsPromised: '3' }]);
  expect(classes).toMatchObject({ kept: 1, told: [[3, '计划结业'], [4, '承诺录用人数']] });

  const person = (n: number) => ({ name: '表列学生', identityNumber: syntheticIdentityNumber(9_300 + n) });
  const student = (n: number, over: sheets.Cells = {}) => ({ schoolId: at.university.creditCode, class: '阀门订单班', enrolledOn: '2024-03-01', ...person(n), ...over });
  const students = await read(studentSheet, [student(1), student(2, { class: '没有的班' }), student(3), student(4)]);
  expect(students).toMatchObject({ kept: 2, told: [[3, '班级名称'], [5, undefined]] });
  expect((await students.of.tryOut([student(1)])).rows).toMatchObject({ same: 1 });

  const settled = { name: '酿造研究院', organisationId: at.institute.id, county: '510502', cluster: null, agreementId, settledOn: '2024-01-08' };
  const institute = (await at.officer.call('POST', '/institutes', settled)).body as { id: string };
  const expert = (n: number, over: sheets.Cells = {}) => ({ institute: '酿造研究院', title: '正高级职称', mode: '柔性', joinedOn: '2024-02-01', ...person(n), ...over });
  const people = await read(peopleSheet, [expert(5), expert(6, { joinedOn: '2024-06-19' }), expert(7, { institute: '没有的院' })]);
  expect(people).toMatchObject({ kept: 1, told: [[3, '到岗日期'], [4, '研究机构名称']] });
  expect((await at.leader.call('GET', `/institutes/${institute.id}`)).body).toMatchObject({ persons: 1, byTitle: [{ title: 'senior', persons: 1 }, {}, {}, {}] });
}); // prettier-ignore
