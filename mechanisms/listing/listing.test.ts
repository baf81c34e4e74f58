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
import type { EnterpriseDetail } from './contract.ts';
import { listing } from './feature.ts';
import { enterpriseSheet } from './imports/enterprise-sheet.ts';

let at: CooperationCity;
let officer: TestPerson;
let adviser: TestPerson;
let other: TestPerson;
let firm: EnterpriseDetail;
const identityNumber = syntheticIdentityNumber(8801);
const otherIdentity = syntheticIdentityNumber(8802);
beforeAll(async () => {
  at = await openCooperationCity([imports, records, listing]);
  officer = await at.city.person({ name: '金甲', roles: ['listing-officer', 'listing-adviser'] });
  adviser = await at.city.person({ name: '辅导甲', roles: ['listing-adviser'], identityNumber });
  other = await at.city.person({ name: '辅导乙', roles: ['listing-adviser'], identityNumber: otherIdentity });
  firm = (await officer.call('POST', '/listing-enterprises', enterprise())).body;
  await appoint({ name: '辅导甲', identityNumber });
}); // prettier-ignore
afterAll(() => at.city.close());

const enterprise = (over: object = {}) => ({
  organisationId: at.firm.id, board: 'beijing', targetYear: 2026, enrolledOn: '2024-01-10', county: '510502', cluster: 'equipment', ...over,
}); // prettier-ignore
const path = () => `/listing-enterprises/${firm.id}`;
const appoint = (who: object) =>
  officer.call('POST', `${path()}/advisers`, { ...who, firm: '沱江证券（演示）' });
const show = async (): Promise<EnterpriseDetail> => (await at.leader.call('GET', path())).body;
const write = (over: object = {}, who = adviser) =>
  who.call('POST', `${path()}/records`, {
    heldOn: '2024-06-10', topic: '规范治理', findings: '股权清晰，内控待完善', recommends: null, paperId: null, ...over,
  }); // prettier-ignore
const move = async (recordId: string | null) =>
  officer.call('POST', `${path()}/steps`, {
    version: (await show()).version,
    recordId,
    reason: '按辅导意见推进',
  });
const figure = () =>
  at.city.turn((turn) => {
    const rows = listing.indicators?.[0]?.rows({
      validOn: '2024-06-18',
      knownAt: new Date('2100-01-01'),
    });
    if (!rows) throw new Error('no rows');
    return turn.rows<Record<string, unknown>>(sql`select * from (${rows}) r`);
  });
const waiting = () =>
  at.city.turn((turn) => {
    const rows = listing.queues?.[0]?.rows(turn.city, officer.personId);
    return turn.rows<Record<string, unknown>>(sql`select * from (${rows}) r`);
  });
const refusal = (statement: ReturnType<typeof sql>): Promise<string | undefined> =>
  at.city
    .turn((turn) => turn.run(statement))
    .then(
      () => undefined,
      (error: unknown) => (error as { constraint?: string }).constraint,
    );

it('enrols an enterprise of the register once, and shows it to its adviser and to no other', async () => {
  expect((await officer.call('POST', '/listing-enterprises', enterprise())).body).toMatchObject({ code: 'listing.enrolled-before', errors: [{ field: 'body.organisationId' }] });
  expect((await officer.call('POST', '/listing-enterprises', enterprise({ organisationId: at.otherFirm.id, enrolledOn: '2024-06-19' }))).body).toMatchObject({ code: 'records.in-future' });
  expect((await adviser.call('GET', '/listing-enterprises')).body).toMatchObject({ total: { count: 1 } });
  expect((await other.call('GET', '/listing-enterprises')).body).toMatchObject({ total: { count: 0 } });
  expect((await other.call('GET', path())).status).toBe(404);
  expect(await refusal(sql`
    insert into listing_enterprise (city, id, organisation_id, board, target_year, enrolled_on, state, stage, version,
      valid_from, recorded_from)
    select city, gen_random_uuid(), organisation_id, board, target_year, enrolled_on, 'active', 'enrolled', 1,
      valid_from, recorded_from from listing_enterprise where id = ${firm.id}`)).toBe('listing_enterprise_once');
}); // prettier-ignore

it('counts an enterprise as coached from the first record of its adviser on', async () => {
  expect(await figure()).toMatchObject([{ coached: 'no', stage: 'enrolled' }]);
  expect((await write({}, other)).body).toMatchObject({ code: 'listing.not-adviser' });
  expect((await write({ heldOn: '2024-06-19' })).body).toMatchObject({ code: 'records.in-future' });
  expect((await write({ heldOn: '2024-01-09' })).body).toMatchObject({ code: 'records.dates-backwards' });
  await write();
  expect(await figure()).toMatchObject([{ coached: 'yes' }]);
  expect((await show()).coachedOn).toBe('2024-06-10');
}); // prettier-ignore

it('moves a stage only with the record of its adviser that recommends it, by another person, once', async () => {
  const plain = (await show()).records[0]?.id ?? '';
  expect((await move(null)).body).toMatchObject({ code: 'listing.record-missing', errors: [{ field: 'body.recordId' }] });
  expect((await move(plain)).body).toMatchObject({ code: 'listing.record-missing' });
  expect((await write({ recommends: 'reformed' })).body).toMatchObject({ code: 'records.paper-missing' });
  const { body } = await adviser.upload(`${path()}/papers`, paper, {});
  const paperId = (body as EnterpriseDetail).papers.at(-1)?.id ?? '';
  expect((await write({ recommends: 'filed', paperId })).body).toMatchObject({ code: 'listing.not-next' });
  const advised = (await write({ recommends: 'reformed', paperId })).body as EnterpriseDetail;
  const record = advised.records.find(({ recommends }) => recommends === 'reformed')?.id ?? '';
  expect(await waiting()).toMatchObject([{ id: firm.id, step: 'reformed' }]);
  expect(await refusal(sql`update listing_enterprise set stage = 'reformed' where id = ${firm.id}`)).toBe('listing_stage_has_step');
  expect((await move(record)).body).toMatchObject({ stage: 'reformed', nextStage: 'filed' });
  expect(await waiting()).toEqual([]);
  expect((await move(record)).body).toMatchObject({ code: 'listing.record-missing' });
  expect(await refusal(sql`update listing_enterprise set stage = 'listed' where id = ${firm.id}`)).toBe('listing_stage_by_record');
  const step = (to: string, from: string, of = record, by = officer.personId) => sql`
    insert into listing_step (city, id, enterprise_id, from_stage, to_stage, record_id, adviser_person, moved_by_person, at)
    values (yanzhen_city(), gen_random_uuid(), ${firm.id}, ${from}, ${to}, ${of}, ${adviser.personId}, ${by}, now())`;
  expect(await refusal(step('reformed', 'enrolled'))).toBe('listing_record_moves_once');
  expect(await refusal(step('filed', 'reformed', plain))).toBe('listing_step_by_record');
  expect(await refusal(step('listed', 'enrolled', plain))).toBe('listing_step_next');
  expect(await refusal(step('filed', 'reformed', plain, adviser.personId))).toBe('listing_step_two_people');
}); // prettier-ignore

it('lets nobody move a stage on a record that they wrote themselves', async () => {
  const mine = syntheticIdentityNumber(8803);
  const both = await at.city.person({ name: '兼任', roles: ['listing-officer', 'listing-adviser'], identityNumber: mine });
  await appoint({ name: '兼任', identityNumber: mine });
  expect((await write({}, adviser)).body).toMatchObject({ code: 'listing.not-adviser' });
  const paperId = (await show()).papers[0]?.id;
  const written = (await write({ recommends: 'filed', paperId }, both)).body as EnterpriseDetail;
  const recordId = written.records.find(({ recommends }) => recommends === 'filed')?.id;
  const own = { version: written.version, recordId, reason: '自写自批' };
  expect((await both.call('POST', `${path()}/steps`, own)).body).toMatchObject({ code: 'records.other-person' });
  const ended = { version: written.version, state: 'left', reason: '改道并购' };
  expect((await officer.call('POST', `${path()}/ending`, ended)).body).toMatchObject({ state: 'left', mayKeep: false });
  expect(await figure()).toEqual([]);
}); // prettier-ignore

it('reads enterprises from a sheet, and takes back what nobody touched', async () => {
  const row = (over: Record<string, string> = {}) => ({ organisationId: at.otherFirm.creditCode, board: '创业板', targetYear: '2027', enrolledOn: '2024-02-01', county: '510521', cluster: '', ...over });
  const sheet = sheetOf(at.city, officer, enterpriseSheet);
  const tried = await sheet.tryOut([row(), row({ organisationId: '91510500MA6234567X' }), row({ organisationId: at.institute.creditCode, county: '510526' })]);
  expect(tried.rows).toMatchObject({ new: 1, bad: 2 });
  expect((await sheet.problems(tried.id)).map(([line, column]) => [line, column])).toEqual([[3, '企业信用代码'], [4, '县（区）代码']]);
  expect(await sheet.act(tried.id, 'accept', { rows: 'good' })).toMatchObject({ rows: { kept: 1 } });
  expect(await figure()).toMatchObject([{ board: 'growth', stage: 'enrolled', coached: 'no' }]);
  expect(await sheet.act(tried.id, 'undo', { reason: '导错文件' })).toMatchObject({ rows: { undone: 1 } });
  expect(await figure()).toEqual([]);
}); // prettier-ignore
