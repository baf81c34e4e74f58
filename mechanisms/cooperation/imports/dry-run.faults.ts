import { afterAll, beforeAll, expect, it } from 'vitest';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import {
  openCooperationCity,
  type CooperationCity,
} from '@yanzhen/registers/agreements/testing/cooperation-city.ts';
import { projects } from '@yanzhen/registers/projects/feature.ts';
import { cooperation } from '../feature.ts';
import { csvOf, dryRun, problemsOf, projectRow, type Cells } from '../testing/sheets.ts';

let at: CooperationCity;
beforeAll(async () => {
  at = await openCooperationCity([imports, projects, cooperation]);
});
afterAll(() => at.city.close());

it('tries 5,000 projects out within 5 seconds, and tells the faulty rows by line and column', async () => {
  const bad: Readonly<Record<number, Cells>> = {
    7: { total: '1999999' },
    1_000: { enterprise: '91510500MA6234567X' },
    2_500: { name: '高压阀体 第 1 号 样机' },
    4_999: { county: '510526' },
  };
  const rows = Array.from({ length: 5_000 }, (_, n) => projectRow(at, n + 1, bad[n + 1]));
  const file = csvOf('projects', rows);
  const begun = performance.now();
  const tried = await dryRun(at, 'projects', file);
  const seconds = (performance.now() - begun) / 1000;
  expect([tried.state, tried.rows]).toMatchObject([
    'checked',
    { total: 5_000, new: 4_996, bad: 4 },
  ]);
  const problems = await problemsOf(at, 'projects', tried.id);
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [8, '总投入（元）'],
    [1_001, '企业信用代码'],
    [2_501, '项目名称'],
    [5_000, '县（区）代码'],
  ]);
  expect(seconds).toBeLessThan(5);
}, 60_000);
