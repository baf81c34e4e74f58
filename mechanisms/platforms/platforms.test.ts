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
import type { PlatformDetail } from './contract.ts';
import { platforms } from './feature.ts';
import { platformSheet } from './imports/platform-sheet.ts';

let at: CooperationCity;
beforeAll(async () => {
  at = await openCooperationCity([imports, records, platforms]);
});
afterAll(() => at.city.close());

let serial = 0;
const platform = (over: object = {}) => ({
  name: `智能液压重点实验室${String((serial += 1))}`,
  level: 'provincial',
  type: 'key-laboratory',
  field: '装备制造',
  hostId: at.firm.id,
  county: '510502',
  cluster: 'equipment',
  document: '测科平〔2022〕3号',
  approvedOn: '2022-05-10',
  ...over,
});
const post = (path: string, body: object, who: TestPerson = at.officer) =>
  who.call('POST', path, body);
const kept = async (path: string, body: object, who?: TestPerson): Promise<PlatformDetail> => {
  const reply = await post(path, body, who);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
};
const withPaper = async (id: string): Promise<string> => {
  const { body } = await at.officer.upload(`/platforms/${id}/papers`, paper, {});
  return (body as PlatformDetail).papers.at(-1)?.id ?? '';
};
const figure = (id: string, validOn = '2024-06-18') =>
  at.city.turn((turn) => {
    const declared = platforms.indicators?.find((each) => each.id === id);
    if (!declared) throw new Error(`no rows ${id}`);
    return turn.rows<Record<string, unknown>>(
      sql`select * from (${declared.rows({ validOn, knownAt: new Date('2100-01-01') })}) r`,
    );
  });
const behind = async () => {
  const queue = platforms.queues?.find(({ id }) => id === 'platforms.behind');
  return at.city.turn((turn) =>
    turn.rows<Record<string, unknown>>(
      sql`select * from (${queue?.rows(turn.city, at.officer.personId)}) r`,
    ),
  );
};
/** The constraint at which a statement of the application's own role fails; nothing of it stays. */
const refusal = (statement: ReturnType<typeof sql>): Promise<string | undefined> =>
  at.city
    .turn((turn) => turn.run(statement))
    .then(
      () => undefined,
      (error: unknown) => (error as { constraint?: string }).constraint,
    );

it('leads a platform from its cultivation to its removal, on papers and by two people', async () => {
  const { id } = await kept('/platforms', platform({ document: null, approvedOn: null }));
  const path = `/platforms/${id}/moves`;
  const step = async (move: string, over: object = {}, who?: TestPerson) => {
    const { version } = (await at.leader.call('GET', `/platforms/${id}`)).body as PlatformDetail;
    return post(path, { version, move, reason: '按程序办理', ...over }, who);
  };
  expect((await step('operate')).body).toMatchObject({ code: 'records.wrong-state' });
  await step('apply');
  const approval = { document: '测科平〔2024〕1号', on: '2024-06-01' };
  expect((await step('approve', approval)).body).toMatchObject({ code: 'records.paper-missing' });
  const paperId = await withPaper(id);
  expect((await step('approve', { paperId, on: '2024-06-01' })).body).toMatchObject({ code: 'platforms.document-missing' });
  await step('approve', { ...approval, paperId });
  await step('build');
  expect((await step('accept', { paperId })).body).toMatchObject({ code: 'records.other-person' });
  await step('accept', { paperId }, at.second);
  await step('operate');
  await step('evaluate', { paperId }, at.second);
  expect((await step('upgrade', { paperId, level: 'city' })).body).toMatchObject({ code: 'platforms.level-not-higher' });
  expect((await step('upgrade', { paperId, level: 'national' })).body).toMatchObject({ state: 'upgraded', level: 'national' });
  await step('evaluate', { paperId }, at.second);
  await step('rectify');
  await step('evaluate', { paperId }, at.second);
  expect((await figure('platforms.platforms')).map((row) => row['id'])).toContain(id);
  expect((await step('remove', { paperId })).body).toMatchObject({ state: 'removed', moves: [] });
  expect((await figure('platforms.platforms')).map((row) => row['id'])).not.toContain(id);
}); // prettier-ignore

it('refuses two records of one, a host in no register, a document without its day, and readers who write', async () => {
  const first = platform();
  await kept('/platforms', first);
  const code = async (over: object) => (await post('/platforms', { ...first, ...over })).body as object;
  expect(await code({ name: ` ${first.name.replace('液压', ' 液压')}` })).toMatchObject({ code: 'platforms.recorded-before', errors: [{ field: 'body.name' }] });
  expect(await code({ name: '别的名称', hostId: '00000000-0000-0000-0000-000000000000' })).toMatchObject({ code: 'records.party-not-registered' });
  expect(await code({ name: '别的名称', approvedOn: null })).toMatchObject({ code: 'platforms.document-missing' });
  expect(await code({ name: '别的名称', approvedOn: '2024-06-19' })).toMatchObject({ code: 'records.in-future' });
  expect(await code({ name: '别的名称', county: '510526' })).toMatchObject({ code: 'policies.county-unknown' });
  expect((await post('/platforms', platform(), at.leader)).status).toBe(403);
  expect(await refusal(sql`
    insert into platform (city, id, name, name_key, level, type, field, host_id, state, document, approved_on,
      moved_by_person, version, valid_from, recorded_from)
    select city, gen_random_uuid(), name, name_key, level, type, field, host_id, state, document, approved_on,
      moved_by_person, 1, valid_from, recorded_from from platform where name = ${first.name}`)).toBe('platform_once');
}); // prettier-ignore

it('turns a platform that is behind its task red with its owner, until the task is met on a paper', async () => {
  const { id } = await kept('/platforms', platform());
  const task = { year: 2024, says: '引进高层次人才', target: 12, dueOn: '2024-12-31', owner: '市科技局平台科科长' };
  expect((await post(`/platforms/${id}/tasks`, { ...task, dueOn: '2025-01-01' })).body).toMatchObject({ code: 'platforms.day-outside-year' });
  const set = await kept(`/platforms/${id}/tasks`, task);
  expect(set.tasks).toMatchObject([{ light: 'red' }]);
  expect((await post(`/platforms/${id}/tasks`, task)).body).toMatchObject({ code: 'platforms.task-there' });
  expect(await behind()).toMatchObject([{ id, reference: task.owner, step: 'red' }]);
  const path = `/platform-tasks/${set.tasks[0]?.id ?? ''}/reports`;
  const slow = await kept(path, { version: 1, done: 4, note: '上半年引进四人', paperId: null });
  expect(slow.tasks).toMatchObject([{ light: 'amber' }]);
  expect(await behind()).toEqual([]);
  at.city.setNow(new Date('2024-10-08T02:00:00Z'));
  const job = platforms.jobs?.['platforms.keep-lights'];
  await at.city.turn((turn) => job?.(turn, {}) ?? Promise.resolve());
  at.city.setNow(new Date('2024-06-18T02:00:00Z'));
  expect(await behind()).toMatchObject([{ id, reference: task.owner }]);
  expect(((await at.leader.call('GET', `/platforms/${id}`)).body as PlatformDetail).events.at(-1)).toMatchObject({ move: 'fell-behind', reason: `${task.says} · ${task.owner}` });
  const all = { version: 3, done: 12, note: '全部完成' };
  expect((await post(path, { ...all, paperId: null })).body).toMatchObject({ code: 'records.paper-missing', errors: [{ field: 'body.paperId' }] });
  const met = await kept(path, { ...all, paperId: await withPaper(id) });
  expect(met.tasks).toMatchObject([{ light: 'met', done: 12 }]);
  expect(await refusal(sql`update platform_task set paper_id = null where platform_id = ${id}`)).toBe('platform_task_met_on_paper');
  expect((await at.leader.call('GET', '/platform-tasks?year=2024&light=met')).body).toMatchObject({ total: { count: 1 } });
}); // prettier-ignore

it('has a year scored by another than reported it, once', async () => {
  const { id } = await kept('/platforms', platform());
  const report = { year: 2023, selfScore: 92 };
  expect((await post(`/platforms/${id}/scores`, { ...report, paperId: null })).body).toMatchObject({ code: 'records.paper-missing' });
  const paperId = await withPaper(id);
  const { scores: [row] } = await kept(`/platforms/${id}/scores`, { ...report, paperId });
  expect((await post(`/platforms/${id}/scores`, { ...report, paperId })).body).toMatchObject({ code: 'platforms.reported-before' });
  const path = `/platform-scores/${row?.id ?? ''}/assessment`;
  const score = { version: 1, score: 81, note: '项目数不足' };
  expect((await post(path, score)).body).toMatchObject({ code: 'records.other-person' });
  expect((await kept(path, score, at.second)).scores).toMatchObject([{ selfScore: 92, score: 81 }]);
  expect((await post(path, { ...score, version: 2 }, at.second)).body).toMatchObject({ code: 'platforms.scored-before' });
  expect(await refusal(sql`update platform_score set scored_by_person = reported_by_person where id = ${row?.id}`)).toBe('platform_scored_by_another');
}); // prettier-ignore

it('tracks the goal of a year against the platforms that stand, and states it as a goal', async () => {
  const put = (target: number) =>
    at.officer.call('PUT', '/platform-goals/2024/provincial', { target, document: '2024年平台任务清单' });
  await put(90);
  const { rows: [goal] } = (await put(100)).body as { rows: { actual: number }[] };
  expect(goal).toMatchObject({ target: 100, level: 'provincial' });
  await kept('/platforms', platform({ level: 'national' }));
  await kept('/platforms', platform({ level: 'city' }));
  const after = (await at.leader.call('GET', '/platform-goals')).body as { rows: { actual: number }[] };
  expect(after.rows[0]?.actual).toBe((goal?.actual ?? 0) + 1);
  expect(await figure('platforms.goals')).toMatchObject([{ level: 'provincial', year: '2024', amount_fen: 100 }]);
}); // prettier-ignore

it('reads platforms from a sheet: a dry run by line and column, kept once, taken back untouched', async () => {
  const cells = (over: Record<string, string> = {}): Record<string, string> => ({
    name: '表载平台甲', level: '省级', type: '重点实验室', field: '装备制造', hostId: at.firm.creditCode,
    county: '510502', cluster: 'equipment', document: '测科平〔2023〕9号', approvedOn: '2023-04-01', ...over,
  });
  const rows = [cells(), cells({ name: '表载平台乙', hostId: '91510500MA6234567X' }), cells({ name: '表载平台丙', document: '' }), cells()];
  const sheet = sheetOf(at.city, at.officer, platformSheet);
  const tried = await sheet.tryOut(rows);
  expect(tried.rows).toMatchObject({ total: 4, new: 1, bad: 3 });
  const bad = await sheet.problems(tried.id);
  expect(bad.slice(0, 2).map(([line, column]) => [line, column])).toEqual([[3, '依托单位信用代码'], [4, '批文号']]);
  expect(await sheet.act(tried.id, 'accept', { rows: 'good' })).toMatchObject({ state: 'kept', rows: { kept: 1 } });
  expect(await sheet.act(tried.id, 'undo', { reason: '导错文件' })).toMatchObject({ state: 'undone', rows: { undone: 1 } });
}); // prettier-ignore
