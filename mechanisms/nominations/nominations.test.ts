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
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import type { NominationDetail, RoundDetail } from './contract.ts';
import { nominations } from './feature.ts';
import { nomineeSheet } from './imports/nominee-sheet.ts';

let at: CooperationCity;
let one: TestPerson;
let two: TestPerson;
beforeAll(async () => {
  at = await openCooperationCity([imports, records, nominations]);
  one = await at.city.person({ name: '荐甲', roles: ['nomination-officer'] });
  two = await at.city.person({ name: '荐乙', roles: ['nomination-officer'] });
});
afterAll(() => at.city.close());

let serial = 7000;
const round = (over: object = {}) => ({
  kind: 'talent-programme', name: `天府青城计划第${String((serial += 1))}批`, authority: '省委组织部', field: null,
  year: 2024, county: null, cluster: null, appliedPlaces: 3, closesOn: '2024-06-30', serviceMonths: 0, ...over,
}); // prettier-ignore
const nominee = (over: object = {}) => ({
  name: `候选${String((serial += 1))}`, identityNumber: syntheticIdentityNumber(serial), organisationId: at.firm.id,
  post: '总工程师', county: '510502', cluster: 'equipment', ...over,
}); // prettier-ignore
const kept = async <View>(path: string, body: object, who = one): Promise<View> => {
  const reply = await who.call('POST', path, body);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
};
const withPaper = async (path: string): Promise<string> => {
  const { body } = await one.upload(`${path}/papers`, paper, {});
  return (body as RoundDetail).papers.at(-1)?.id ?? '';
};
const opened = async (places: number, over: object = {}): Promise<RoundDetail> => {
  const { id } = await kept<RoundDetail>('/nomination-rounds', round(over));
  const paperId = await withPaper(`/nomination-rounds/${id}`);
  const body = { version: 1, move: 'open', reason: '按通知', paperId, places };
  return kept(`/nomination-rounds/${id}/moves`, body);
};
const propose = (id: string, over: object = {}) =>
  one.call('POST', `/nomination-rounds/${id}/nominations`, nominee(over));
const step = async (id: string, move: string, over: object = {}, who = one) => {
  const { version } = (await one.call('GET', `/nominations/${id}`)).body as NominationDetail;
  return who.call('POST', `/nominations/${id}/moves`, {
    version,
    move,
    reason: '按程序办理',
    ...over,
  });
};
const figure = (id: string, validOn = '2024-06-18') =>
  at.city.turn((turn) => {
    const declared = nominations.indicators?.find((each) => each.id === id);
    if (!declared) throw new Error(`no rows ${id}`);
    return turn.rows<Record<string, unknown>>(
      sql`select * from (${declared.rows({ validOn, knownAt: new Date('2100-01-01') })}) r`,
    );
  });
const refusal = (statement: ReturnType<typeof sql>): Promise<string | undefined> =>
  at.city
    .turn((turn) => turn.run(statement))
    .then(
      () => undefined,
      (error: unknown) => (error as { constraint?: string }).constraint,
    );

it('opens a round by its notice and no earlier, once a year by its name', async () => {
  const body = round();
  const { id } = await kept<RoundDetail>('/nomination-rounds', body);
  expect((await one.call('POST', '/nomination-rounds', body)).body).toMatchObject({ code: 'nominations.round-there' });
  expect((await propose(id)).body).toMatchObject({ code: 'nominations.round-not-open' });
  const open = { version: 1, move: 'open', reason: '按通知' };
  expect((await one.call('POST', `/nomination-rounds/${id}/moves`, { ...open, places: 2 })).body).toMatchObject({ code: 'records.paper-missing' });
  const paperId = await withPaper(`/nomination-rounds/${id}`);
  expect((await one.call('POST', `/nomination-rounds/${id}/moves`, { ...open, paperId })).body).toMatchObject({ code: 'nominations.places-missing' });
  expect(await kept(`/nomination-rounds/${id}/moves`, { ...open, paperId, places: 2 })).toMatchObject({ state: 'open', places: 2, held: 0 });
  expect(await figure('nominations.places-applied')).toMatchObject([{ round: body.name, amount_fen: 3 }]);
  expect((await at.leader.call('POST', '/nomination-rounds', round())).status).toBe(403);
}); // prettier-ignore

it('refuses a nomination beyond the quota, however many come at once, and the database holds it', async () => {
  const { id } = await opened(2);
  const replies = await Promise.all(Array.from({ length: 5 }, () => propose(id)));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409, 409]);
  expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'nominations.quota-full' });
  expect((await one.call('GET', `/nomination-rounds/${id}`)).body).toMatchObject({ held: 2 });
  expect(await refusal(sql`update nomination set place = 3 where round_id = ${id} and place = 2`)).toBe('nomination_within_quota');
  expect(await refusal(sql`update nomination set place = 1 where round_id = ${id} and place = 2`)).toBe('nomination_place_once');
  expect(await refusal(sql`update nomination set place = null where round_id = ${id} and place = 2`)).toBe('nomination_place_held');
}); // prettier-ignore

it('frees the place of a nominee who withdraws, for the next one', async () => {
  const { id } = await opened(1);
  const first = (await propose(id)).body as NominationDetail;
  expect(first).toMatchObject({ place: 1, state: 'proposed' });
  expect((await propose(id)).body).toMatchObject({ code: 'nominations.quota-full' });
  expect((await step(first.id, 'withdraw')).body).toMatchObject({ state: 'withdrawn', place: null });
  expect((await propose(id)).body).toMatchObject({ place: 1 });
}); // prettier-ignore

it('nominates one natural person once in a round, and tells of other rounds of the year', async () => {
  const { id } = await opened(2);
  const identityNumber = syntheticIdentityNumber((serial += 1));
  const first = (await propose(id, { identityNumber })).body as NominationDetail;
  expect((await propose(id, { identityNumber })).body).toMatchObject({ code: 'nominations.person-there', errors: [{ field: 'body.identityNumber' }] });
  expect(await refusal(sql`
    insert into nomination (city, id, round_id, person_id, organisation_id, post, state, place, proposed_by_person,
      moved_by_person, version, valid_from, recorded_from)
    select city, gen_random_uuid(), round_id, person_id, organisation_id, post, state, 2, proposed_by_person,
      moved_by_person, 1, valid_from, recorded_from from nomination where id = ${first.id}`)).toBe('nomination_person_once');
  const other = await opened(1);
  expect((await propose(other.id, { identityNumber })).body).toMatchObject({ also: [{ id: first.id }] });
  expect((await at.leader.call('GET', `/nominations/${first.id}`)).body).toMatchObject({ name: null, papers: [] });
}); // prettier-ignore

it('is recommended by another than proposed it, decided on a paper, and served to the last day promised', async () => {
  const { id: roundId } = await opened(1, { kind: 'posting', serviceMonths: 12 });
  const { id } = (await propose(roundId)).body as NominationDetail;
  const mine = async () => (await figure('nominations.nominees', '2025-12-31')).filter((row) => row['id'] === id);
  expect((await step(id, 'recommend')).body).toMatchObject({ code: 'records.other-person' });
  expect(await refusal(sql`update nomination set recommended_by_person = proposed_by_person where id = ${id}`)).toBe('nomination_two_people');
  expect(await mine()).toEqual([]);
  await step(id, 'recommend', { on: '2023-06-01' }, two);
  expect(await mine()).toMatchObject([{ kind: 'posting', state: 'recommended' }]);
  expect((await step(id, 'select')).body).toMatchObject({ code: 'records.paper-missing' });
  const paperId = await withPaper(`/nominations/${id}`);
  await step(id, 'select', { paperId });
  expect(await refusal(sql`update nomination set result_paper = null where id = ${id}`)).toBe('nomination_result_on_paper');
  expect((await step(id, 'serve', { on: '2023-05-31' })).body).toMatchObject({ code: 'records.dates-backwards' });
  expect((await step(id, 'serve', { on: '2023-06-18' })).body).toMatchObject({ serviceLastDay: '2024-06-17' });
  expect((await figure('nominations.serving')).map((row) => row['id'])).toContain(id);
  await step(id, 'complete', { paperId });
  expect((await one.call('GET', `/nominations/${id}`)).body).toMatchObject({ state: 'served', moves: [] });

  const { id: nextRound } = await opened(1, { kind: 'posting', serviceMonths: 12 });
  const next = (await propose(nextRound)).body as NominationDetail;
  await step(next.id, 'recommend', { on: '2023-06-01' }, two);
  const result = await withPaper(`/nominations/${next.id}`);
  await step(next.id, 'select', { paperId: result });
  await step(next.id, 'serve', { on: '2023-06-19' });
  expect((await step(next.id, 'complete', { paperId: result })).body).toMatchObject({ code: 'nominations.service-not-over' });
  expect((await step(next.id, 'break', { paperId: result })).body).toMatchObject({ state: 'broken' });
}); // prettier-ignore

it('reads nominees from a sheet, counts the places in the dry run, and keeps those within', async () => {
  const { id, name } = await opened(2);
  const row = (over: Record<string, string> = {}) => ({
    year: '2024', round: name, name: '表列人选', identityNumber: syntheticIdentityNumber((serial += 1)),
    organisationId: at.firm.creditCode, post: '工程师', county: '510502', cluster: '', ...over,
  });
  const sheet = sheetOf(at.city, one, nomineeSheet);
  const tried = await sheet.tryOut([row(), row({ round: '没有的批次' }), row(), row(), row({ county: '510526' })]);
  expect(tried.rows).toMatchObject({ new: 2, bad: 3 });
  const bad = await sheet.problems(tried.id);
  expect(bad.map(([line, column]) => [line, column])).toEqual([[3, '批次名称'], [5, undefined], [6, '县（区）代码']]);
  expect(bad[1]?.[2]).toContain('名额已满（共 2 个）');
  expect(await sheet.act(tried.id, 'accept', { rows: 'good' })).toMatchObject({ rows: { kept: 2 } });
  expect((await one.call('GET', `/nomination-rounds/${id}`)).body).toMatchObject({ held: 2 });
  expect(await sheet.act(tried.id, 'undo', { reason: '导错文件' })).toMatchObject({ rows: { undone: 2 } });
  expect((await one.call('GET', `/nomination-rounds/${id}`)).body).toMatchObject({ held: 0 });
}); // prettier-ignore
