import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { getApplication } from '../applications/offers.ts';
import { listPromised, reconcile } from '../payments/offers.ts';
import type { RecoveryDetail } from '../recoveries/contract.ts';
import { recoveries as recoveryFeature } from '../recoveries/feature.ts';
import { endGraces } from '../recoveries/end-graces.ts';
import { checkDuties } from './check-duties.ts';
import type { DutyCheck, Schedule } from './contract.ts';
import { instalments } from './feature.ts';
import { allHold, findDuties } from './find-duties.ts';
import {
  benefitId,
  openInstalmentCity,
  otherBenefitId,
  type InstalmentCity,
} from './testing/instalment-city.ts';

let place: InstalmentCity;
beforeAll(async () => {
  place = await openInstalmentCity();
});
afterAll(() => place.city.close());

const stateOf = async (id: string): Promise<string> =>
  (await place.city.turn((turn) => getApplication(turn, id))).state;
const partsOf = async (id: string): Promise<string[]> =>
  (
    await place.city.turn((turn) =>
      turn.rows<{ state: string }>(sql`select state from instalment
        where city = ${turn.city} and application_id = ${id} order by number`),
    )
  ).map(({ state }) => state);
const night = () => place.city.turn((turn) => checkDuties(turn));
const balanced = async () => expect((await place.city.turn(reconcile)).differences).toEqual([]);
const day = (text: string): void => place.city.setNow(new Date(`${text}T02:00:00Z`));

describe('a sum granted in three parts', () => {
  it('is paid part by part, each later one after its duty was checked again, until it is broken off', async () => {
    const first = await place.people();
    const one = await place.granted(first, '林知远');
    expect(await partsOf(one.id)).toEqual(['checked', 'planned', 'planned']);
    expect(await place.city.turn((turn) => listPromised(turn))).toEqual([
      { benefitId, year: 2025, amountFen: 5_000_000, parts: 1 },
      { benefitId, year: 2026, amountFen: 5_000_000, parts: 1 },
    ]);
    const firstBatch = await place.pay(first, [one.id]);
    expect(await stateOf(one.id)).toBe('in-service');
    await balanced();
    const mine = (await one.talent.call('GET', '/my-instalments')).body as { rows: Schedule[] };
    expect(mine.rows[0]).toMatchObject({ totalFen: 20_000_000, paidFen: 10_000_000, imported: false });
    expect(mine.rows[0]?.parts.map(({ state, dueOn }) => [state, dueOn])).toEqual([
      ['paid', '2024-06-03'], ['planned', '2025-06-03'], ['planned', '2026-06-03'],
    ]);
    day('2025-06-02');
    await night();
    expect(await partsOf(one.id)).toEqual(['paid', 'planned', 'planned']);

    // The second part falls due; nobody has said anything since, so an officer looks.
    day('2025-06-03');
    await night();
    expect(await partsOf(one.id)).toEqual(['paid', 'due', 'planned']);
    const second = await place.people();
    const waiting = (queues: Feature['queues'] = []) =>
      place.city.turn(async (turn) => {
        const found = [];
        for (const { id, rows } of queues) {
          for (const { step, due } of await turn.rows<{ step: string; due: string | null }>(sql`
            select step, due_on as due from (${rows(turn.city, turn.newId())}) q`)) found.push([id, step, due]);
        }
        return found;
      });
    expect(await waiting(instalments.queues)).toEqual([['instalments.checks', 'open', '2025-06-03']]);
    const list = (await second.checker.call('GET', '/instalments/checks')).body as { rows: DutyCheck[] };
    const check = list.rows[0];
    expect(check?.findings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['service', 'unknown'], ['full-time', 'unknown'], ['three-years', 'unknown'],
    ]);
    await second.agent.call('POST', `/service/${one.id}/reports`, { kind: 'serving' });
    await night();
    expect(await partsOf(one.id)).toEqual(['paid', 'due', 'planned']);
    const confirm = `/instalments/checks/${check?.id}/confirm`;
    expect((await second.preparer.call('POST', confirm, { note: '不是经办人' })).status).toBe(403);
    expect(await second.checker.call('POST', confirm, { note: '核对社保缴费记录' })).toMatchObject({
      status: 200, body: { state: 'payable' },
    });
    expect(await stateOf(one.id)).toBe('payable');
    await balanced();
    expect(await second.checker.call('POST', confirm, { note: '再次' })).toMatchObject({
      status: 409, body: { code: 'instalments.decided' },
    });
    await place.pay(second, [one.id]);
    expect([await stateOf(one.id), await partsOf(one.id)]).toEqual(['in-service', ['paid', 'paid', 'planned']]);
    await balanced();

    // The bank sends the first part back a year after: it waits to be paid anew, and is.
    const { body } = await second.preparer.call('GET', `/payments/batches/${firstBatch}`);
    const line = (body as { lines: { id: string }[] }).lines[0];
    const recall = () => second.preparer.call('POST', `/payments/batches/${firstBatch}/lines/${line?.id}/recall`, {
      reason: '收款银行合并，账户注销', on: '2025-06-03', document: '退汇通知书 7 号',
    });
    expect(await recall()).toMatchObject({ status: 200 });
    expect(await stateOf(one.id)).toBe('returned');
    await balanced();
    expect(await recall()).toMatchObject({ status: 409, body: { code: 'payments.not-paid' } });
    await place.pay(second, [one.id]);
    expect(await partsOf(one.id)).toEqual(['paid', 'paid', 'planned']);
    await balanced();

    // The employer reports that the person left: the third part is not paid, and a recovery waits its grace.
    day('2026-02-10');
    const third = await place.people();
    const report = (on: string) => third.agent.call('POST', `/service/${one.id}/reports`, { kind: 'left', on, cause: 'resigned' });
    expect(await report('2026-02-11')).toMatchObject({ status: 409, body: { code: 'recoveries.left-on' } });
    expect(await report('2025-12-31')).toMatchObject({ status: 200, body: { late: true } });
    const recoveries = (await third.checker.call('GET', '/recoveries')).body as { rows: { id: string; state: string; graceUntil: string }[] };
    const recovery = recoveries.rows[0];
    expect(recovery).toMatchObject({ state: 'grace', graceUntil: '2026-03-31' });

    day('2026-06-03');
    await night();
    await place.city.turn((turn) => endGraces(turn));
    const fourth = await place.people();
    const again = (await fourth.checker.call('GET', '/instalments/checks')).body as { rows: DutyCheck[] };
    const broken = again.rows.find((row) => row.instalment === 3);
    expect(broken?.findings[0]).toMatchObject({ id: 'service', outcome: 'no', source: 'recovery' });
    expect(await fourth.checker.call('POST', `/instalments/checks/${broken?.id}/confirm`, { note: '不看' })).toMatchObject({
      status: 409, body: { code: 'instalments.duty-broken' },
    });
    expect(await fourth.checker.call('POST', `/instalments/checks/${broken?.id}/stop`, { reason: '已离职' })).toMatchObject({ status: 200 });
    expect([await stateOf(one.id), await partsOf(one.id)]).toEqual(['stopped', ['paid', 'paid', 'stopped']]);
    await balanced();

    // Eighteen whole months since the first payment that stands; served months count from there.
    const path = `/recoveries/${recovery?.id}`;
    const show = async (by = fourth.checker) => (await by.call('GET', path)).body as RecoveryDetail;
    expect(await show()).toMatchObject({ state: 'opened', counting: { rule: 'pro-rata', requiredMonths: 60, paidFen: 15_000_000 } });
    const amount = (await show()).amountFen;
    const { servedMonths } = (await show()).counting;
    expect(amount).toBe(Math.floor((15_000_000 * (60 - servedMonths)) / 60));
    expect(await fourth.checker.call('POST', `${path}/demand`, { reason: '跳过告知', plan: [{ dueOn: '2026-07-01', amountFen: amount }] }))
      .toMatchObject({ status: 409, body: { code: 'recoveries.wrong-state' } });
    expect((await fourth.checker.call('POST', `${path}/send-notice`, { reason: '服务期中断' })).status).toBe(200);
    const { replyDueOn, replyCounting } = await show();
    expect(replyCounting).toMatchObject({ dueOn: replyDueOn, workingDays: 15 });
    const plan = [{ dueOn: '2026-07-01', amountFen: 1_000_000 }, { dueOn: '2026-08-01', amountFen: amount - 1_000_000 }];
    const demand = (by = fourth.approver, parts = plan) => by.call('POST', `${path}/demand`, { reason: '未提出异议', plan: parts });
    expect(await demand()).toMatchObject({ body: { code: 'recoveries.reply-runs' } });
    const talent = await place.city.turn((turn) => turn.row<{ id: string }>(sql`select id from account where city = ${turn.city} and person_id = ${one.talent.personId}`));
    const replied = await place.city.turn(async (turn) => (await import('../recoveries/my-recoveries.ts')).replyToNotice(turn, { params: { recoveryId: recovery?.id ?? '' }, query: {}, body: { text: '同意，请分两次退' }, files: [] }), talent?.id);
    expect(replied).toEqual({ state: 'replied' });
    expect(await demand(fourth.checker)).toMatchObject({ status: 403, body: { code: 'recoveries.same-person' } });
    expect(await demand(fourth.approver, [{ dueOn: '2026-07-01', amountFen: amount - 1 }])).toMatchObject({ status: 422, body: { code: 'recoveries.plan-wrong' } });
    expect(await waiting(recoveryFeature.queues)).toEqual([['recoveries.to-demand', 'replied', null]]);
    expect((await demand()).status).toBe(200);
    expect(await waiting(recoveryFeature.queues)).toEqual([['recoveries.repaying', 'repaying', '2026-07-01']]);
    await balanced();

    const receive = (fen: number, document: string) => fourth.preparer.call('POST', `${path}/receive`, { amountFen: fen, on: '2026-06-03', document });
    expect((await receive(1_000_000, '缴款书 1')).status).toBe(200);
    expect(await waiting(recoveryFeature.queues)).toEqual([['recoveries.repaying', 'repaying', '2026-08-01']]);
    expect(await receive(1_000_000, '缴款书 1')).toMatchObject({ status: 409, body: { code: 'recoveries.document-used' } });
    expect(await receive(amount, '缴款书 2')).toMatchObject({ body: { code: 'recoveries.too-much' } });
    await balanced();

    // What the same person is still to get of another benefit settles the rest; what is more stays to be paid.
    const other = await place.granted(fourth, '林知远', { talent: one.talent, benefitId: otherBenefitId });
    expect((await show(fourth.preparer)).parts).toMatchObject([{ applicationId: other.id, instalment: 1, amountFen: 20_000_000 }]);
    const setOff = (instalment: number, document: string) => fourth.preparer.call('POST', `${path}/set-off`, { applicationId: other.id, instalment, consent: '本人书面同意', document });
    expect(await setOff(2, '抵扣单 0')).toMatchObject({ status: 409, body: { code: 'recoveries.part-unfit' } });
    expect(await setOff(1, '抵扣单 1')).toMatchObject({ status: 200, body: { state: 'recovered', receivedFen: amount } });
    expect(await partsOf(other.id)).toEqual(['stopped', 'paid', 'checked']);
    await balanced();
    await place.pay(fourth, [other.id], otherBenefitId);
    const rest = await place.city.turn((turn) => turn.row<{ fen: number }>(sql`select amount_fen as fen from payment where city = ${turn.city} and application_id = ${other.id}`));
    expect([await stateOf(other.id), rest?.fen]).toEqual(['paid', 20_000_000 - (amount - 1_000_000)]);
    await balanced();
    const seen = await place.city.turn((turn) => turn.rows<{ template: string }>(sql`select template from message where city = ${turn.city} and person_id = ${one.talent.personId}`));
    expect(new Set(seen.map(({ template }) => template))).toEqual(new Set([
      'payments.released', 'payments.paid', 'payments.returned', 'instalments.next', 'instalments.stopped', 'recoveries.notice',
      'recoveries.demand', 'recoveries.received', 'recoveries.recovered',
    ]));
  });

  it('is given up by its owner after the first part: the rest is released, what arrived stays', async () => {
    const people = await place.people();
    const one = await place.granted(people, '顾南枝');
    const path = `/my-instalments/${one.id}/give-up`;
    expect(await one.talent.call('POST', path, {})).toMatchObject({ status: 409, body: { code: 'instalments.not-begun' } });
    await place.pay(people, [one.id]);
    expect((await people.talent.call('POST', path, {})).status).toBe(404);
    const given = await one.talent.call('POST', path, { reason: '调往外地' });
    expect(given).toMatchObject({ status: 200, body: { paidFen: 10_000_000, mayGiveUp: false } });
    expect([await stateOf(one.id), await partsOf(one.id)]).toEqual(['stopped', ['paid', 'stopped', 'stopped']]);
    expect(await one.talent.call('POST', path, {})).toMatchObject({ body: { code: 'instalments.nothing-left' } });
    const told = await place.city.turn((turn) => turn.rows<{ template: string }>(sql`select template from message where city = ${turn.city} and person_id = ${one.talent.personId}`));
    expect(told.map(({ template }) => template)).toContain('instalments.given-up');
    await balanced();
    // Whatever door is tried: what arrived is never withdrawn or reviewed anew.
    for (const state of ['withdrawn', 'county-review', 'refused']) {
      await expect(place.city.turn((turn) => turn.run(sql`update application set state = ${state}
        where city = ${turn.city} and id = ${one.id}`))).rejects.toThrow(/paid_case_stands|not withdrawn/);
    }
  });

  it('is waived by two natural persons, whichever door is tried, and counts as rightly paid then', async () => {
    const people = await place.people();
    const one = await place.granted(people, '周清越');
    await place.pay(people, [one.id]);
    const opened = await people.officer.call('POST', '/recoveries', { applicationId: one.id, leftOn: '2026-06-03', reason: '比对发现停保' });
    const { id } = opened.body as RecoveryDetail;
    expect(opened).toMatchObject({ status: 200, body: { state: 'grace', counting: { servedMonths: 0 }, amountFen: 10_000_000 } });
    expect(await people.officer.call('POST', '/recoveries', { applicationId: one.id, leftOn: '2026-06-03', reason: '再次' }))
      .toMatchObject({ status: 409, body: { code: 'recoveries.open-before' } });
    const path = `/recoveries/${id}`;
    // Served again within the grace by another employer: it would count on. Here the grace passes.
    day('2026-09-04');
    await place.city.turn((turn) => endGraces(turn));
    const later = await place.people();
    const both = await place.city.person({ name: '兼岗', roles: ['city-checker', 'approver'] });
    expect((await both.call('POST', `${path}/propose-waiver`, { waiverId: 'no-such', reason: '确诊' }))).toMatchObject({ body: { code: 'recoveries.waiver-unknown' } });
    expect((await both.call('POST', `${path}/propose-waiver`, { waiverId: 'grave-illness', reason: '确诊重大疾病' })).status).toBe(200);
    expect(await both.call('POST', `${path}/approve-waiver`, { reason: '自批' })).toMatchObject({ status: 403, body: { code: 'recoveries.same-person' } });
    await expect(place.city.turn((turn) => turn.run(sql`update recovery set state = 'waived',
        waiver_approved_by_person = waiver_proposed_by_person where city = ${turn.city} and id = ${id}`))).rejects.toThrow(/recovery_waived_by_two/);
    expect(((await later.approver.call('GET', path)).body as RecoveryDetail).moves).toEqual(['approve-waiver', 'reject-waiver']);
    expect(await later.approver.call('POST', `${path}/approve-waiver`, { reason: '材料属实' })).toMatchObject({ status: 200, body: { state: 'waived' } });
    await balanced();
  });

  it('counts on when another employer here reports the person within the grace', async () => {
    const people = await place.people();
    const one = await place.granted(people, '沈听雨');
    await place.pay(people, [one.id]);
    await people.agent.call('POST', `/service/${one.id}/reports`, { kind: 'left', on: '2026-09-04', cause: 'other-employer' });
    day('2026-10-08');
    await place.city.turn((turn) =>
      turn.run(sql`insert into service_report (city, id, application_id, person_id, organisation_id, kind, on_day, reported_by_person, at)
        values (${turn.city}, ${turn.newId()}, ${one.id}, ${one.talent.personId}, ${turn.newId()}, 'serving', '2026-10-08', ${people.agent.personId}, ${turn.now})`),
    );
    await place.city.turn((turn) => endGraces(turn));
    const states = await place.city.turn((turn) => turn.rows<{ state: string }>(sql`select state from recovery where city = ${turn.city} and application_id = ${one.id}`));
    expect(states).toEqual([{ state: 'dropped' }]);
  });

  it('is enforced by law where the plan is not kept, and settled with its last fen; the person is told of each step', async () => {
    const people = await place.people();
    const one = await place.granted(people, '尹南枝');
    await place.pay(people, [one.id]);
    const find = () => people.officer.call('POST', '/recoveries', { applicationId: one.id, leftOn: '2026-10-08', reason: '比对发现停保' });
    // Found by four at one moment: opened once, and the others are told so.
    const found = (await Promise.all([find(), find(), find(), find()])).toSorted((a, b) => a.status - b.status);
    expect(found.map(({ status }) => status)).toEqual([200, 409, 409, 409]);
    const [opened] = found;
    if (!opened) throw new Error('no answer');
    const { id, amountFen } = opened.body as RecoveryDetail;
    day('2027-01-11');
    await place.city.turn((turn) => endGraces(turn));
    const [path, noticed] = [`/recoveries/${id}`, await place.people()];
    const post = (by: TestPerson, act: string, body: object) => by.call('POST', `${path}/${act}`, body);
    expect(await post(noticed.approver, 'enforce', { reason: '尚未告知本人' })).toMatchObject({ status: 409, body: { code: 'recoveries.wrong-state' } });
    expect((await post(noticed.officer, 'send-notice', { reason: '服务期中断' })).status).toBe(200);
    day('2027-02-03');
    const due = await place.people();
    expect(await post(due.approver, 'demand', { reason: '未提出异议', plan: [{ dueOn: '2027-03-01', amountFen }] })).toMatchObject({ body: { state: 'repaying' } });
    expect((await post(due.officer, 'enforce', { reason: '逾期未退' })).status).toBe(403);
    expect(await post(due.approver, 'enforce', { reason: '逾期未退' })).toMatchObject({ status: 200, body: { state: 'enforced' } });
    const receive = (fen: number, document: string) => post(due.preparer, 'receive', { amountFen: fen, on: '2027-02-03', document });
    expect(await receive(amountFen + 1, '执行款 0')).toMatchObject({ body: { code: 'recoveries.too-much' } });
    expect(await receive(100, '执行款 1')).toMatchObject({ status: 200, body: { state: 'enforced', receivedFen: 100 } });
    await balanced();
    expect(await receive(amountFen - 100, '执行款 2')).toMatchObject({ status: 200, body: { state: 'recovered', receivedFen: amountFen } });
    await balanced();
    const told = await place.city.turn((turn) => turn.rows<{ template: string }>(sql`select template from message
      where city = ${turn.city} and person_id = ${one.talent.personId} and template like 'recoveries.%'`));
    expect(told.map(({ template }) => template.slice('recoveries.'.length)).toSorted()).toEqual(['demand', 'enforced', 'notice', 'received', 'recovered']);
  });
}); // prettier-ignore

describe('what checks a duty again', () => {
  const known = { since: '2024-06-03', broken: false, serves: true, acceptedOn: null };
  const report = (kind: 'serving' | 'left', on: string) => ({ applicationId: 'a', organisationId: null, kind, on, cause: null, at: new Date() }); // prettier-ignore
  const service = (given: Parameters<typeof findDuties>[2]) =>
    findDuties([], [], given)[0]?.outcome;

  it('is a report after the last check, never one from before', () => {
    expect(service({ ...known, report: undefined })).toBe('unknown');
    expect(service({ ...known, report: report('serving', '2024-06-03') })).toBe('unknown');
    expect(service({ ...known, report: report('serving', '2024-06-04') })).toBe('yes');
    expect(service({ ...known, report: report('left', '2024-01-01') })).toBe('no');
    expect(service({ ...known, report: report('serving', '2025-01-01'), broken: true })).toBe('no');
  });

  it('is not enough while one duty is unknown', () => {
    const says = { zh: '', en: '' };
    const holds = { id: 'service', says, outcome: 'yes' as const, source: null, on: null };
    expect(allHold([holds])).toBe(true);
    expect(allHold([holds, { ...holds, outcome: 'unknown' as const }])).toBe(false);
  });
});
