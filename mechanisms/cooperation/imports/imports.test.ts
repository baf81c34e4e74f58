import { afterAll, beforeAll, expect, it } from 'vitest';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import type { ImportView } from '@yanzhen/procedures/imports/contract.ts';
import {
  openCooperationCity,
  type CooperationCity,
} from '@yanzhen/registers/agreements/testing/cooperation-city.ts';
import { projects } from '@yanzhen/registers/projects/feature.ts';
import { cooperation } from '../feature.ts';
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
