import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import { records } from '@yanzhen/procedures/records/feature.ts';
import { sheetOf } from '@yanzhen/procedures/records/testing/sheets.ts';
import {
  openCooperationCity,
  type CooperationCity,
} from '@yanzhen/registers/agreements/testing/cooperation-city.ts';
import { paper } from '@yanzhen/registers/projects/testing/sample-project.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { UpgradeDetail } from './contract.ts';
import { colleges } from './feature.ts';
import { valueSheet } from './imports/value-sheet.ts';

let at: CooperationCity;
let one: TestPerson;
let two: TestPerson;
let clerk: TestPerson;
let stranger: TestPerson;
let upgrade: UpgradeDetail;
let paperId: string;
beforeAll(async () => {
  at = await openCooperationCity([imports, records, colleges]);
  one = await at.city.person({ name: '教甲', roles: ['education-officer'] });
  two = await at.city.person({ name: '教乙', roles: ['education-officer'] });
  const { id, name } = at.university;
  clerk = await at.city.person({ name: '填报员', roles: ['college-clerk'], organisation: { id, name } });
  const { id: other, name: others } = at.institute;
  stranger = await at.city.person({ name: '他校', roles: ['college-clerk'], organisation: { id: other, name: others } });
  upgrade = (await one.call('POST', '/college-upgrades', listed())).body;
  const { body } = await clerk.upload(`${path()}/papers`, paper, {});
  paperId = (body as UpgradeDetail).papers.at(-1)?.id ?? '';
}); // prettier-ignore
afterAll(() => at.city.close());

const listed = () => ({
  organisationId: at.university.id, kind: 'undergraduate', document: '升本工作方案', targetYear: 2027, county: null, cluster: null,
}); // prettier-ignore
const path = () => `/college-upgrades/${upgrade.id}`;
const show = async (): Promise<UpgradeDetail> => (await at.leader.call('GET', path())).body;
const fill = (values: Record<string, number>, who = clerk, paperOf: string | null = paperId, year = 2024) =>
  who.call('PUT', `${path()}/values/${String(year)}`, {
    paperId: paperOf,
    values: Object.entries(values).map(([key, value]) => ({
      criterionId: upgrade.criteria.find((each) => each.key === key)?.id,
      value,
    })),
  }); // prettier-ignore
const step = async (move: string, over: object = {}) =>
  one.call('POST', `${path()}/moves`, {
    version: (await show()).version,
    move,
    reason: '按方案推进',
    ...over,
  });
const plan = (...yuan: number[]) => ({
  provincialAverageFen: 1_200_000,
  years: yuan.map((sum, n) => ({ year: 2023 + n, perStudentFen: sum * 100 })),
});
const figure = (id: string) =>
  at.city.turn((turn) => {
    const declared = colleges.indicators?.find((each) => each.id === id);
    if (!declared) throw new Error(`no rows ${id}`);
    const when = { validOn: '2024-06-18', knownAt: new Date('2100-01-01') };
    return turn.rows<Record<string, unknown>>(sql`select * from (${declared.rows(when)}) r`);
  });
const refusal = (statement: ReturnType<typeof sql>): Promise<string | undefined> =>
  at.city
    .turn((turn) => turn.run(statement))
    .then(
      () => undefined,
      (error: unknown) => (error as { constraint?: string }).constraint,
    );

it('brings the standard criteria with the first college of a kind, and states 18 students per teacher', async () => {
  expect(upgrade.criteria.map(({ key, target, gap }) => [key, target, gap])[0]).toEqual(['students-per-teacher', 18, null]);
  expect(await figure('colleges.targets')).toContainEqual(expect.objectContaining({ criterion: 'students-per-teacher', amount_fen: 18 }));
  expect((await one.call('POST', '/college-upgrades', listed())).body).toMatchObject({ code: 'colleges.listed-before', errors: [{ field: 'body.organisationId' }] });
  const stray = { ...listed(), organisationId: '00000000-0000-0000-0000-000000000000' };
  expect((await one.call('POST', '/college-upgrades', stray)).body).toMatchObject({ code: 'records.party-not-registered' });
}); // prettier-ignore

it('shows the gap of what the college filled, and lets nobody to the province before it is closed on papers', async () => {
  await step('analyse');
  await step('rectify');
  expect((await fill({ 'students-per-teacher': 21.37 }, stranger)).status).toBe(404);
  expect((await fill({ 'students-per-teacher': 21.37 }, clerk, paperId, 2025)).body).toMatchObject({ code: 'records.in-future' });
  await fill({ 'students-per-teacher': 21.37, 'full-time-students': 5200 });
  const gaps = async () => Object.fromEntries((await show()).criteria.map(({ key, gap }) => [key, gap]));
  expect(await gaps()).toMatchObject({ 'students-per-teacher': 3.37, 'full-time-students': 0, 'full-time-teachers': null });
  expect((await step('submit', { paperId })).body).toMatchObject({ code: 'colleges.gap-left' });
  await fill({ 'students-per-teacher': 18, 'full-time-teachers': 280 });
  await fill({ 'part-time-teachers-percent': 25 }, clerk, null);
  expect(await gaps()).toMatchObject({ 'students-per-teacher': 0, 'full-time-teachers': 0, 'part-time-teachers-percent': 0 });
  expect((await step('submit', { paperId })).body).toMatchObject({ code: 'colleges.values-unproven' });
  await fill({ 'part-time-teachers-percent': 25 });
  const ratio = upgrade.criteria[0];
  const change = { version: 1, target: 17.5, reason: '标准调整' };
  expect((await one.call('PUT', `/college-criteria/${ratio?.id ?? ''}`, change)).status).toBe(200);
  expect(await gaps()).toMatchObject({ 'students-per-teacher': 0.5 });
  expect((await step('submit', { paperId })).body).toMatchObject({ code: 'colleges.gap-left' });
  await one.call('PUT', `/college-criteria/${ratio?.id ?? ''}`, { ...change, version: 2, target: 18 });
  expect((await step('submit', { paperId })).body).toMatchObject({ state: 'province-review' });
  expect((await step('send-back')).body).toMatchObject({ state: 'rectifying' });
}); // prettier-ignore

it('refuses a plan whose appropriation falls, by year, and holds it in the database', async () => {
  const make = (body: object) => one.call('POST', `${path()}/plans`, body);
  const falling = (await make(plan(9000, 8999, 11_000, 12_000))).body as { errors: { field: string; says: string }[] };
  expect(falling.errors).toMatchObject([{ code: 'colleges.appropriation-falls', field: 'body.years.1.perStudentFen' }]);
  expect(falling.errors[0]?.says).toBe('2024 年的生均拨款比上年少 1 元');
  expect((await make(plan(9000, 10_000, 11_000, 11_999))).body).toMatchObject({ code: 'colleges.average-not-reached' });
  expect((await make(plan(9000, 10_000, 12_000))).body).toMatchObject({ code: 'colleges.years-wrong' });
  const made = (await make(plan(9000, 9000, 10_500, 12_000))).body as UpgradeDetail;
  const id = made.plans[0]?.id ?? '';
  const year = (n: number, fen: number, previous: number, base = 2023) => sql`
    insert into college_plan_year (city, id, plan_id, base_year, year, per_student_fen, previous_year, previous_fen)
    values (yanzhen_city(), gen_random_uuid(), ${id}, ${base}, ${n}, ${fen}, ${n - 1}, ${previous})`;
  expect(await refusal(year(2027, 1_199_999, 1_200_000))).toBe('college_plan_never_falls');
  expect(await refusal(year(2027, 1_100_000, 1_000_000))).toMatch(/previous/);
  expect(await refusal(sql`update college_plan set provincial_average_fen = 1200001 where id = ${id}`)).toBe('college_plan_reaches_average');
  expect(await refusal(sql`update college_plan set reach_year = 2029 where id = ${id}`)).toBe('college_plan_in_time');
  expect(await refusal(sql`update college_plan set reach_fen = 1300000 where id = ${id}`)).toBe('college_plan_reach');
}); // prettier-ignore

it('puts a plan in force by another officer, on a paper: the rule stands from then on', async () => {
  const draft = (await show()).plans.find(({ state }) => state === 'draft');
  const approval = `/college-plans/${draft?.id ?? ''}/approval`;
  expect(await figure('colleges.appropriation-rule')).toEqual([]);
  expect((await one.call('POST', approval, { version: 1, paperId })).body).toMatchObject({ code: 'records.other-person' });
  expect((await two.call('POST', approval, { version: 1, paperId: null })).body).toMatchObject({ code: 'records.paper-missing' });
  await two.call('POST', approval, { version: 1, paperId });
  expect(await figure('colleges.appropriation-rule')).toMatchObject([{ reach_year: '2026', years: '3' }]);
  expect(await refusal(sql`update college_plan set approved_by_person = made_by_person where state = 'in-force'`)).toBe('college_plan_two_people');
  const lower = { ...plan(), years: [8999, 10_000, 11_000, 12_000].map((sum, n) => ({ year: 2024 + n, perStudentFen: sum * 100 })) };
  expect((await one.call('POST', `${path()}/plans`, lower)).body).toMatchObject({ errors: [{ code: 'colleges.appropriation-falls', field: 'body.years.0.perStudentFen' }] });
  const next = (await one.call('POST', `${path()}/plans`, plan(9000, 10_000, 11_000, 12_000))).body as UpgradeDetail;
  await two.call('POST', `/college-plans/${next.plans.find(({ state }) => state === 'draft')?.id ?? ''}/approval`, { version: 1, paperId });
  expect((await show()).plans.map(({ state }) => state).sort()).toEqual(['in-force', 'replaced']);
  expect(await figure('colleges.appropriation-rule')).toHaveLength(1);
}); // prettier-ignore

it('keeps staff within the quota, and a milestone as reached only on a paper', async () => {
  const staffing = (quota: number, filled: number) => one.call('PUT', `${path()}/staffing/2024`, { quota, filled, document: '编制批复' });
  expect((await staffing(300, 301)).body).toMatchObject({ code: 'colleges.beyond-quota', errors: [{ field: 'body.filled' }] });
  await staffing(300, 280);
  expect((await staffing(320, 300)).body).toMatchObject({ staffing: [{ quota: 320, filled: 300 }] });
  expect(await refusal(sql`update college_staffing set filled = 321`)).toBe('college_staffing_within_quota');
  const set = (await one.call('POST', `${path()}/milestones`, { says: '联合培养试点启动', dueOn: '2024-06-17' })).body as UpgradeDetail;
  expect(set.milestones).toMatchObject([{ overdue: true, reachedOn: null }]);
  const result = `/college-milestones/${set.milestones[0]?.id ?? ''}/result`;
  expect((await clerk.call('POST', result, { version: 1, on: '2024-06-18', paperId: null })).body).toMatchObject({ code: 'records.paper-missing' });
  expect((await clerk.call('POST', result, { version: 1, on: '2024-06-18', paperId })).body).toMatchObject({ milestones: [{ reachedOn: '2024-06-18', overdue: false }] });
  expect(await refusal(sql`update college_milestone set paper_id = null`)).toBe('college_milestone_on_paper');
}); // prettier-ignore

it('reads yearly values from a sheet of the own college, and takes back what nobody touched', async () => {
  const row = (over: Record<string, string> = {}) => ({ college: at.university.creditCode, year: '2022', key: '专任教师', value: '251', ...over });
  const sheet = sheetOf(at.city, clerk, valueSheet);
  const rows = [row(), row({ college: at.institute.creditCode }), row({ key: '占地面积（亩）' }), row({ year: '2025' })];
  const tried = await sheet.tryOut(rows);
  expect(tried.rows).toMatchObject({ new: 1, bad: 3 });
  expect((await sheet.problems(tried.id)).map(([line, column]) => [line, column])).toEqual([[3, '院校信用代码'], [4, '指标'], [5, '年度']]);
  await sheet.act(tried.id, 'accept', { rows: 'good' });
  const years = async () => (await show()).criteria.find(({ key }) => key === 'full-time-teachers')?.values.map(({ year }) => year);
  expect(await years()).toEqual([2022, 2024]);
  await sheet.act(tried.id, 'undo', { reason: '导错文件' });
  expect(await years()).toEqual([2024]);
}); // prettier-ignore
