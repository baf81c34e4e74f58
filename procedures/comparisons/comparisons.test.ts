import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPayee } from '@yanzhen/registers/talents/offers.ts';
import { csvRecord } from '@yanzhen/server/spreadsheets/csv.ts';
import type { TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import type { CasePeople } from '../applications/testing/walk-application.ts';
import { checkDuties } from '../instalments/check-duties.ts';
import {
  benefitId,
  openInstalmentCity,
  otherBenefitId,
  type InstalmentCity,
} from '../instalments/testing/instalment-city.ts';
import { imports } from '../imports/feature.ts';
import type { ImportRowView, ImportView } from '../imports/contract.ts';
import { reconcile } from '../payments/offers.ts';
import { samePerson } from '../same-person/feature.ts';
import { mergeTwo } from '../same-person/testing/merge-two.ts';
import { comparisons } from './feature.ts';
import type { AskedSuspect, ComparisonKindId, ComparisonList, Suspect, SuspectDetail, Total } from './contract.ts'; // prettier-ignore
import { getKind, sheetOf } from './kinds.ts';
import { tendSuspects } from './tend-suspects.ts';

let place: InstalmentCity;
let people: CasePeople;
let officer: TestPerson;
let serial = 0;

beforeAll(async () => {
  place = await openInstalmentCity([imports, comparisons, samePerson]);
  await day('2024-06-03');
});
afterAll(() => place.city.close());

/** A day begins: sessions end over night. */
async function day(on: string): Promise<void> {
  place.city.setNow(new Date(`${on}T02:00:00Z`));
  people = await place.people();
  officer = await place.city.person({ name: '比对岗', roles: ['comparison-officer'] });
}
const own = syntheticCreditCode(9_001);
const numberOf = (n: number): string => syntheticIdentityNumber(500_000 + n);
const tend = () => place.city.turn((turn) => tendSuspects(turn));
const night = () => place.city.turn((turn) => checkDuties(turn));
const statesOf = async (id: string): Promise<string[]> =>
  (
    await place.city.turn((turn) =>
      turn.rows<{ state: string }>(sql`select state from instalment
        where city = ${turn.city} and application_id = ${id} order by number`),
    )
  ).map(({ state }) => state);
const balanced = async () => expect((await place.city.turn(reconcile)).differences).toEqual([]);

/** Somebody with a paid first part of a home purchase subsidy. */
async function paidPerson(
  name: string,
): Promise<{ id: string; talent: TestPerson; number: string }> {
  const number = numberOf((serial += 1));
  const talent = await place.city.person({ name, kind: 'talent', identityNumber: number });
  const account = syntheticBankCard(80_000 + serial);
  await place.city.turn((turn) => askPayee(turn, talent.personId, { bankName: '雁江试验银行', account }), talent.accountId); // prettier-ignore
  const { id } = await place.granted(people, name, { talent, benefitId });
  await place.pay(people, [id]);
  return { id, talent, number };
}

async function openList(kind: ComparisonKindId, asOf: string, document: string): Promise<string> {
  const body = { kind, asOf, provider: '市社会保险事业中心', document };
  const reply = await officer.call('POST', '/comparisons/lists', body);
  expect(reply.status).toBe(200);
  return (reply.body as ComparisonList).id;
}

type Cells = Readonly<Record<string, string>>;

/** Uploads a list's file and runs its dry run. */
async function tryOut(listId: string, kind: ComparisonKindId, rows: readonly Cells[]): Promise<ImportView> {
  const { columns } = sheetOf(getKind(kind));
  const lines = [columns.map(({ name }) => name.zh), ...rows.map((row) => columns.map(({ key }) => row[key] ?? ''))]; // prettier-ignore
  const bytes = Buffer.from(lines.map((line) => csvRecord(line)).join('\n'));
  const file = { name: '清单.csv', type: 'text/csv', bytes };
  const sent = await officer.upload('/imports/comparisons-rows', file, { subject: listId });
  await place.city.runJobs();
  const { importId } = sent.body as { importId: string };
  return (await officer.call('GET', `/imports/comparisons-rows/${importId}`)).body;
} // prettier-ignore

async function accept({ id }: ImportView): Promise<ImportView> {
  await officer.call('POST', `/imports/comparisons-rows/${id}/accept`, { rows: 'good' });
  await place.city.runJobs();
  return (await officer.call('GET', `/imports/comparisons-rows/${id}`)).body;
}

/** Compares a list with one line each. */
async function compare(kind: ComparisonKindId, asOf: string, rows: readonly Cells[]): Promise<string> {
  const listId = await openList(kind, asOf, `比对函〔${(serial += 1)}〕`);
  await accept(await tryOut(listId, kind, rows));
  return listId;
} // prettier-ignore

const list = async (query: string, by = people.checker): Promise<Suspect[]> =>
  ((await by.call('GET', `/comparisons/suspects?${query}`)).body as { rows: Suspect[] }).rows;
const show = async (id: string, by = people.checker): Promise<SuspectDetail> =>
  (await by.call('GET', `/comparisons/suspects/${id}`)).body;
const act = (by: TestPerson, id: string, move: string, body: object = { reason: '核对无误' }) =>
  by.call('POST', `/comparisons/suspects/${id}/${move}`, body);
const of = (number: string): Cells => ({ name: '某人', identity: number });
const templatesTo = async (personId: string): Promise<string[]> =>
  (
    await place.city.turn((turn) =>
      turn.rows<{ template: string }>(sql`select template from message
        where city = ${turn.city} and person_id = ${personId} and template like 'comparisons.%' order by template`),
    )
  ).map(({ template }) => template.replace('comparisons.', ''));

describe('a list of another office', () => {
  let one: Awaited<ReturnType<typeof paidPerson>>;
  let rows: Cells[];
  let other: { id: string };
  it('is tried out, flags what it contradicts, and is forgotten but for that line', async () => {
    one = await paidPerson('林知远');
    other = await place.granted(people, '林知远', { talent: one.talent, benefitId: otherBenefitId });
    await day('2025-06-03');

    // The dry run tells row by row, and keeps nothing; strangers are counted.
    const listId = await openList('insurance', '2025-05-31', '比对函〔1〕');
    const twice = { kind: 'insurance', asOf: '2025-05-31', provider: '市社会保险事业中心', document: '比对函〔1〕' };
    expect(await officer.call('POST', '/comparisons/lists', twice)).toMatchObject({ status: 409, body: { code: 'comparisons.list-opened' } });
    expect(await people.checker.call('POST', '/comparisons/lists', twice)).toMatchObject({ status: 403 });
    rows = [
      { ...of(one.number), name: '林志远', until: '2025-02-28', employer: '雁江试验厂', employerCode: own },
      { ...of(numberOf(9_001)), until: '2025-02-28' },
      { ...of(numberOf(9_002)), until: '2025-06-30' },
      { ...of('510502199001010000'), until: '2025-02-28' },
    ];
    const tried = await tryOut(listId, 'insurance', rows);
    expect(tried.rows).toMatchObject({ total: 4, new: 1, changed: 1, same: 0, bad: 2 });
    const view = (await officer.call('GET', `/imports/comparisons-rows/${tried.id}/rows`)).body as { rows: ImportRowView[] };
    expect(view.rows.map(({ outcome, says, problems }) => [outcome, says?.zh ?? problems[0]?.says.zh.slice(0, 7)])).toEqual([
      ['new', '标出疑点 1 条'],
      ['changed', '本市无在享补助或在办申请，只计数，不保存'],
      ['bad', '日期在今天以后'],
      ['bad', expect.any(String)],
    ]);
    expect(await list('')).toEqual([]);
    expect((await officer.call('GET', `/imports/comparisons-rows/${tried.id}/marked`)).status).toBe(200);
    const kept = await accept(tried);
    expect(kept.state).toBe('kept');
    const compared = (await officer.call('GET', `/comparisons/lists/${listId}`)).body as ComparisonList;
    expect(compared).toMatchObject({ compared: true, records: 1, open: 1, rows: { unmatched: 1, clear: 0, noData: 0, flagged: 1 } });

    // Nothing of the file is left but the one line; the clear number stands nowhere.
    expect((await officer.call('GET', `/imports/comparisons-rows/${tried.id}/marked`))).toMatchObject({ body: { code: 'imports.erased' } });
    const left = await place.city.turn((turn) => turn.rows<{ text: string }>(sql`
      select to_jsonb(r)::text as text from import_row r where r.city = ${turn.city} and (row_sealed is not null or label <> '')
      union all select to_jsonb(b)::text from import_batch b where b.city = ${turn.city} and head_sealed is not null`));
    expect(left).toEqual([]);
    const told = await place.city.turn((turn) => turn.rows<{ text: string }>(sql`
      select to_jsonb(s)::text as text from suspect_record s where city = ${turn.city}
      union all select to_jsonb(s)::text from suspect_event s where city = ${turn.city}
      union all select to_jsonb(s)::text from comparison_row s where city = ${turn.city}
      union all select to_jsonb(s)::text from import_row s where city = ${turn.city}
      union all select to_jsonb(s)::text from message s where city = ${turn.city}
      union all select to_jsonb(s)::text from audit s where city = ${turn.city}`));
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter(({ text }) => text.includes(one.number) || text.includes(numberOf(9_001)))).toEqual([]);

    const [record] = await list(`list=${listId}`);
    const id = record?.id ?? '';
    const detail = await show(id);
    expect(detail).toMatchObject({
      state: 'flagged', explainer: 'person', name: '林知远', held: true, dueOn: '2025-06-17',
      award: { totalFen: 20_000_000, paidFen: 10_000_000, next: { amountFen: 5_000_000 } },
      row: { line: 2, nameDiffers: true },
      asks: { zh: '社会保险只缴到 2025-02-28，早于补助要求的服务期届满日 2029-06-03。' },
    });
    expect(detail.row?.cells.map(({ says }) => says.zh)).toEqual(['雁江试验厂', own, '2025-02-28']);
    expect(detail.stakeFen).toBe(Math.floor((10_000_000 * 52) / 60));
    expect(await show(id, officer)).toMatchObject({ status: 403 });
    expect(await templatesTo(one.talent.personId)).toEqual(['asked']);

    // The same file again, under another list: nothing is flagged anew, nobody is written to again.
    const again = await openList('insurance', '2025-05-31', '比对函〔2〕');
    const second = await tryOut(again, 'insurance', rows);
    expect(second.rows).toMatchObject({ new: 0, changed: 1, same: 1, bad: 2 });
    await accept(second);
    expect((await list('')).length).toBe(1);
    expect(await templatesTo(one.talent.personId)).toEqual(['asked']);
    // And another file under the first list: it was compared.
    expect((await tryOut(listId, 'insurance', rows.slice(1, 2))).rows).toMatchObject({ new: 0, changed: 0, same: 1 });

  });

  it('holds that award only, is explained on the phone and cleared by two', async () => {
    const [record] = await list(`result=open`);
    const id = record?.id ?? '';
    // Its next part is not paid, whichever door is tried; the other award of the same person is.
    await night();
    const checks = (await people.checker.call('GET', '/instalments/checks')).body as { rows: { id: string; applicationId: string }[] };
    const check = checks.rows.find(({ applicationId }) => applicationId === one.id);
    expect(await people.checker.call('POST', `/instalments/checks/${check?.id}/confirm`, { note: '核对缴费' })).toMatchObject({ body: { state: 'checked' } });
    await night();
    expect(await statesOf(one.id)).toEqual(['paid', 'checked', 'planned']);
    await place.pay(people, [other.id], otherBenefitId);

    // The person explains; nobody clears alone, nor does who brought the list in.
    const talent = await signIn(one.talent.personId);
    const mine = (await talent.call('GET', '/my-suspects')).body as { rows: AskedSuspect[] };
    expect(mine.rows[0]).toMatchObject({ id, mayExplain: true, held: true, provider: '市社会保险事业中心', dueOn: '2025-06-17', counting: { dueOn: '2025-06-17' } });
    expect(await people.talent.call('POST', `/my-suspects/${id}/explanation`, { text: '不是我的' })).toMatchObject({ status: 404 });
    expect(await act(people.checker, id, 'uphold')).toMatchObject({ status: 409, body: { code: 'comparisons.wrong-state' } });
    expect(await talent.call('POST', `/my-suspects/${id}/explanation`, { text: '三月起由关联公司代缴，劳动关系未变' })).toMatchObject({ body: { state: 'explained' } });
    expect(await talent.call('POST', `/my-suspects/${id}/explanation`, { text: '再补充' })).toMatchObject({ status: 409 });
    const both = await place.city.person({ name: '兼岗', roles: ['city-checker', 'approver', 'comparison-officer'] });
    expect((await act(both, id, 'propose-clear')).status).toBe(200);
    expect(await act(both, id, 'approve-clear')).toMatchObject({ status: 403, body: { code: 'comparisons.same-person' } });
    const force = (by: string) => place.city.turn((turn) => turn.run(sql`
      update suspect_record set clear_approved_by_person = ${sql.raw(by)} where city = ${turn.city} and id = ${id}`));
    await expect(force('imported_by_person')).rejects.toThrow(/suspect_decided_apart/);
    await expect(force('person_id')).rejects.toThrow(/suspect_decided_apart/);
    await expect(force('explained_by_person')).rejects.toThrow(/suspect_decided_apart/);
    await expect(place.city.turn(async (turn) => {
      await turn.run(sql`insert into suspect_event (city, id, suspect_id, number, move, from_state, to_state, actor_as, at)
        values (${turn.city}, ${turn.newId()}, ${id}, 99, 'approve-clear', 'clear-proposed', 'closed', 'office', ${turn.now})`);
      await turn.run(sql`update suspect_record set state = 'closed', outcome = 'cleared', version = 99,
        clear_approved_by_person = clear_proposed_by_person where city = ${turn.city} and id = ${id}`);
    })).rejects.toThrow(/suspect_cleared_by_two/);
    await expect(place.city.turn((turn) => turn.run(sql`update suspect_record set state = 'explained' where city = ${turn.city} and id = ${id}`))).rejects.toThrow(/suspect_state_by_event/);
    expect((await show(id, people.approver)).moves).toEqual(['approve-clear', 'reject-clear']);
    expect(await act(people.approver, id, 'approve-clear', { reason: '劳动合同和代缴协议属实' })).toMatchObject({
      status: 200, body: { state: 'closed', result: 'cleared', held: false },
    });
    expect(await templatesTo(one.talent.personId)).toEqual(['asked', 'cleared']);
    await night();
    expect(await statesOf(one.id)).toEqual(['paid', 'payable', 'planned']);

    // Cleared once, the same finding does not flag the case again; the award that was paid since is flagged by it.
    const third = await openList('insurance', '2025-05-31', '比对函〔3〕');
    await accept(await tryOut(third, 'insurance', rows));
    expect(new Map((await list('')).map(({ applicationId, state }) => [applicationId, state]))).toEqual(new Map([[other.id, 'flagged'], [one.id, 'closed']]));
    await place.pay(people, [one.id]);
    await balanced();
  });

  it('takes a held case out of a batch, goes back to the officer when nobody explains, and is recovered', async () => {
    one = await paidPerson('周清越');
    await day('2026-06-03');
    await night();
    const checks = (await people.checker.call('GET', '/instalments/checks')).body as { rows: { id: string; applicationId: string }[] };
    const check = checks.rows.find(({ applicationId }) => applicationId === one.id);
    await people.checker.call('POST', `/instalments/checks/${check?.id}/confirm`, { note: '单位证明' });
    const made = await people.preparer.call('POST', '/payments/batches', { benefitId, applicationIds: [one.id] });
    const batch = made.body as { id: string; lineCount: number; totalFen: number; lines: { id: string }[] };

    await compare('leavers', '2026-05-31', [{ ...of(one.number), employerCode: own, employer: '雁江试验厂', leftOn: '2025-12-31' }]);
    const [record] = await list('kind=leavers');
    const id = record?.id ?? '';
    expect(record).toMatchObject({ state: 'flagged', explainer: 'employer', dueOn: '2026-06-17' });

    // A batch that was made before is not signed with it, by the button or past it.
    const path = `/payments/batches/${batch.id}`;
    const { lineCount, totalFen } = batch;
    expect(await people.signer.call('POST', `${path}/sign`, { lineCount, totalFen })).toMatchObject({ status: 409, body: { code: 'payments.case-held' } });
    await expect(place.city.turn((turn) => turn.run(sql`
      update payment_batch set state = 'signed', signed_by_person = ${people.signer.personId}, signed_at = ${turn.now}
      where city = ${turn.city} and id = ${batch.id}`))).rejects.toMatchObject({ constraint: 'signed_lines_not_held' });
    const line = ((await people.preparer.call('GET', path)).body as typeof batch).lines[0];
    expect((await people.preparer.call('POST', `${path}/lines/${line?.id}/remove`, { reason: '核查中' })).status).toBe(200);
    expect(await people.preparer.call('POST', '/payments/batches', { benefitId, applicationIds: [one.id] })).toMatchObject({ status: 409, body: { code: 'payments.case-held' } });
    const queue = (await people.preparer.call('GET', '/payments/payable')).body as { rows: { applicationId: string; hold: { code: string } | null }[] };
    expect(queue.rows.find(({ applicationId }) => applicationId === one.id)?.hold).toMatchObject({ code: 'case-held' });
    await expect(place.city.turn((turn) => turn.run(sql`
      insert into payment_line (city, id, batch_id, number, application_id, instalment, reference, person_id, payee_name,
        account_sealed, account_index, amount_fen, state, payee_account_id, payee_in_force_from, made_at)
      select city, gen_random_uuid(), batch_id, 9, application_id, instalment, reference, person_id, payee_name,
        account_sealed, account_index, amount_fen, 'open', payee_account_id, payee_in_force_from, made_at
      from payment_line where city = ${turn.city} and id = ${line?.id}`))).rejects.toMatchObject({ constraint: 'payment_line_not_held' });

    // The employer's agent sees the question, another employer's does not; the person may speak too.
    const asked = (await people.agent.call('GET', '/employer-suspects')).body as { rows: AskedSuspect[] };
    expect(asked.rows.map((row) => [row.id, row.mayExplain, row.name])).toEqual([[id, true, '周清越']]);
    const stranger = await place.city.person({ name: '别家经办', kind: 'agent', organisation: { id: crypto.randomUUID(), name: '别家' } });
    expect(((await stranger.call('GET', '/employer-suspects')).body as { rows: [] }).rows).toEqual([]);
    expect(await stranger.call('POST', `/employer-suspects/${id}/explanation`, { text: '不知道' })).toMatchObject({ status: 404 });
    expect(await templatesTo(people.agent.personId)).toEqual(['employer-asked']);
    expect(await templatesTo(one.talent.personId)).toEqual(['looked-into']);

    // Nobody says anything until the day is over: the officer has it back, asks once more, is answered, decides.
    await tend();
    expect((await show(id)).state).toBe('flagged');
    await day('2026-06-18');
    await tend();
    await tend();
    expect(await show(id)).toMatchObject({ state: 'overdue', moves: ['ask-again', 'propose-clear', 'uphold'] });
    expect(await act(people.checker, id, 'ask-again', { explainer: 'employer', reason: '请再次核实离职日期' })).toMatchObject({ body: { state: 'flagged', dueOn: '2026-07-03' } });
    await people.agent.call('POST', `/employer-suspects/${id}/explanation`, { text: '确于去年底离职' });
    const seen = (await (await signIn(one.talent.personId)).call('GET', '/my-suspects')).body as { rows: AskedSuspect[] };
    expect(seen.rows[0]?.events.find(({ move }) => move === 'explain')?.reason).toBeNull();
    const upheld = await act(people.checker, id, 'uphold', { reason: '离职属实，服务期未满' });
    expect(upheld).toMatchObject({ status: 200, body: { state: 'upheld', result: 'upheld', recovery: { state: 'opened' } } });
    expect(await statesOf(one.id)).toEqual(['paid', 'stopped', 'stopped']);
    await balanced();
    const { recovery, stakeFen } = upheld.body as SuspectDetail;
    expect(recovery?.amountFen).toBe(stakeFen);
    const cause = await place.city.turn((turn) => turn.row<{ cause: string }>(sql`select cause from recovery where city = ${turn.city} and id = ${recovery?.id}`));
    expect(cause).toEqual({ cause: 'comparison' });

    // Another list says the same, by the number of a record that was merged into the person's: it joins the recovery, which is counted once.
    const other = await place.city.person({ name: '周清越', kind: 'talent', identityNumber: numberOf(8_001) });
    await mergeTwo(place.city, people, one.talent.personId, other.personId);
    await compare('insurance', '2026-06-18', [{ ...of(numberOf(8_001)), until: '2025-12-31' }]);
    const twin = (await list('kind=insurance')).find(({ applicationId }) => applicationId === one.id)?.id ?? '';
    await (await signIn(one.talent.personId)).call('POST', `/my-suspects/${twin}/explanation`, { text: '离职后未参保' });
    expect(await act(people.checker, twin, 'uphold')).toMatchObject({ body: { state: 'upheld', recovery: { id: recovery?.id } } });

    // It ends with its recovery, not before.
    await tend();
    expect((await show(id)).state).toBe('upheld');
    const at = `/recoveries/${recovery?.id}`;
    await people.checker.call('POST', `${at}/send-notice`, { reason: '服务期中断' });
    await day('2026-08-03');
    const plan = [{ dueOn: '2026-09-01', amountFen: stakeFen }];
    expect((await people.approver.call('POST', `${at}/demand`, { reason: '逾期未申辩', plan })).status).toBe(200);
    expect((await people.preparer.call('POST', `${at}/receive`, { amountFen: stakeFen, on: '2026-08-03', document: '缴款书 1' })).status).toBe(200);
    await tend();
    expect(await show(id)).toMatchObject({ state: 'closed', result: 'recovered', held: false, recovery: { receivedFen: stakeFen } });
    expect(await templatesTo(one.talent.personId)).toEqual(['asked', 'looked-into', 'looked-into', 'upheld', 'upheld']);
    await balanced();
  });

  it('stops what falls due after a death and takes back what was not due, writing to nobody who is dead', async () => {
    await day('2026-08-04');
    const dead = await paidPerson('沈听雨');
    const owner = await paidPerson('顾南枝');
    await place.city.turn((turn) => turn.run(sql`update application set decision = '{"facts":{"purchaseSignedOn":{"value":"2026-03-01"}}}' where city = ${turn.city} and id = ${owner.id}`));
    // Died the day before the first part fell due: all of it was not due.
    await compare('deaths', '2026-08-04', [{ ...of(dead.number), diedOn: '2026-08-03' }]);
    await compare('property', '2026-08-04', [
      { ...of(owner.number), certificate: '不动产权第1号', use: '住宅', acquiredOn: '2026-02-28' },
      { ...of(owner.number), certificate: '不动产权第2号', use: '住宅', acquiredOn: '2026-03-01' },
    ]);
    const [death] = await list('kind=deaths');
    const [home] = await list('kind=property');
    expect(death).toMatchObject({ explainer: 'county', stakeFen: 10_000_000, dueOn: '2026-08-11' });
    expect(home).toMatchObject({ explainer: 'person', stakeFen: 10_000_000 });
    expect(await templatesTo(dead.talent.personId)).toEqual([]);
    const [deathId, homeId] = [death?.id ?? '', home?.id ?? ''];
    expect(await act(people.checker, deathId, 'explain')).toMatchObject({ status: 403 });
    expect(await act(people.officer, deathId, 'explain', { reason: '派出所证明属实' })).toMatchObject({ body: { state: 'explained' } });
    expect(await act(people.checker, deathId, 'ask-again', { explainer: 'person', reason: '再问' })).toMatchObject({ status: 409, body: { code: 'comparisons.nobody-to-ask' } });
    expect(await act(people.checker, deathId, 'uphold')).toMatchObject({ body: { recovery: { amountFen: 10_000_000, state: 'opened' } } });
    expect(await statesOf(dead.id)).toEqual(['paid', 'stopped', 'stopped']);
    await act(people.checker, homeId, 'propose-clear');
    expect(await act(people.approver, homeId, 'reject-clear', { reason: '登记日期明确' })).toMatchObject({ body: { state: 'flagged' } });
    const owned = await signIn(owner.talent.personId);
    await owned.call('POST', `/my-suspects/${homeId}/explanation`, { text: '是继承所得' });
    expect(await act(people.checker, homeId, 'uphold')).toMatchObject({ body: { recovery: { amountFen: 10_000_000 } } });
    const opened = await place.city.turn((turn) => turn.rows<{ rule: string; clause: string }>(sql`
      select rule, clause from recovery where city = ${turn.city} and rule = 'not-due' order by number`));
    expect(opened).toEqual([{ rule: 'not-due', clause: '财政资金管理规定' }, { rule: 'not-due', clause: '第二条' }]);
    await expect(place.city.turn((turn) => turn.run(sql`update recovery set required_months = 1 where city = ${turn.city} and rule = 'not-due'`))).rejects.toThrow(/recovery_required_months_check/);
    const recovery = (await show(homeId)).recovery?.id ?? '';
    expect(((await people.checker.call('GET', `/recoveries/${recovery}`)).body as { moves: string[] }).moves).not.toContain('recount');
    await balanced();
  });

  it('adds up for the auditor, group by group, and each total opens to its records', async () => {
    const auditor = await place.city.person({ name: '审计', roles: ['auditor'] });
    interface Totals { rows: Total[]; all: Omit<Total, 'key' | 'name'> }
    const totals = async (by: string): Promise<Totals> => (await auditor.call('GET', `/comparisons/totals?by=${by}`)).body;
    const sums = ['records', 'flaggedFen', 'openFen', 'clearedFen', 'upheldFen', 'toRecoverFen', 'recoveredFen'] as const;
    const filter = { list: 'list', kind: 'kind', county: 'county', result: 'result' } as const;
    for (const by of ['list', 'kind', 'county', 'result'] as const) {
      const { rows, all } = await totals(by);
      for (const sum of sums) expect([by, sum, rows.reduce((total, row) => total + row[sum], 0)]).toEqual([by, sum, all[sum]]);
      for (const row of rows) {
        expect(row.flaggedFen).toBe(row.openFen + row.clearedFen + row.upheldFen);
        const opened = await list(`${filter[by]}=${row.key ?? 'none'}`, auditor);
        expect([opened.length, opened.reduce((total, each) => total + each.stakeFen, 0)]).toEqual([row.records, row.flaggedFen]);
      }
    }
    const { all } = await totals('kind');
    const stakes = Math.floor((10_000_000 * 52) / 60);
    const [open] = await list('result=open', auditor);
    expect(all).toMatchObject({ records: 6, persons: 4, clearedFen: stakes, openFen: open?.stakeFen });
    const owed = await place.city.turn((turn) => turn.row<{ fen: number }>(sql`
      select sum(amount_fen)::bigint as fen from recovery where city = ${turn.city} and cause = 'comparison'`));
    expect(all.toRecoverFen).toBe(owed?.fen);
    expect(all.upheldFen).toBeGreaterThan(all.toRecoverFen);
    expect(all.recoveredFen).toBe((await totals('kind')).rows.find(({ key }) => key === 'leavers')?.toRecoverFen);
    const file = await auditor.call('GET', '/comparisons/totals/file?by=result');
    expect([file.status, file.raw.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    // Within one's own counties only.
    const county = await place.city.person({ name: '别县', roles: ['county-officer'], counties: ['510503'] });
    expect(await list('', county)).toEqual([]);
    expect(((await county.call('GET', '/comparisons/totals')).body as Totals).all.records).toBe(0);
  });

  it('is taken back whole while nobody has answered', async () => {
    one = await paidPerson('程望舒');
    const companion = await paidPerson('叶疏桐');
    const listId = await openList('leavers', '2026-08-04', '比对函〔撤销〕');
    const row = { employerCode: own, employer: '雁江试验厂', leftOn: '2026-08-04' };
    const lines = [{ ...of(one.number), ...row }, { ...of(companion.number), ...row }, { ...of(numberOf(9_003)), ...row }];
    const kept = await accept(await tryOut(listId, 'leavers', lines));
    const [second, first] = await list(`list=${listId}`);
    await people.agent.call('POST', `/employer-suspects/${first?.id}/explanation`, { text: '仍在岗，系误报' });
    await officer.call('POST', `/imports/comparisons-rows/${kept.id}/undo`, { reason: '来源单位更正' });
    await place.city.runJobs();
    expect((await list(`list=${listId}`)).map(({ id, state }) => [id, state])).toEqual([[first?.id, 'explained']]);
    const held = (await place.city.turn((turn) => turn.rows<{ id: string }>(sql`
      select holder_id as id from payment_hold where city = ${turn.city} and released_at is null
        and holder_id = any(${[first?.id, second?.id]}::uuid[])`)));
    expect(held).toEqual([{ id: first?.id }]);
    expect((await officer.call('GET', `/comparisons/lists/${listId}`)).body).toMatchObject({ compared: true, records: 1, rows: { unmatched: 0, flagged: 1 } });
    // What the line said is erased ninety days after its last record ended.
    await act(people.checker, first?.id ?? '', 'propose-clear');
    await act(people.approver, first?.id ?? '', 'approve-clear');
    expect((await show(first?.id ?? '')).row).not.toBeNull();
    await day('2026-11-02');
    await tend();
    expect((await show(first?.id ?? '')).row).not.toBeNull();
    await day('2026-11-03');
    await tend();
    expect((await show(first?.id ?? '')).row).toBeNull();
  });
}); // prettier-ignore

/** A new session of somebody who has an account. */
async function signIn(personId: string): Promise<TestPerson> {
  const { openSession } = await import('@yanzhen/server/accounts/open-session.ts');
  const { findAccountById } = await import('@yanzhen/server/accounts/find-actor.ts');
  const session = await place.city.turn(async (turn) => {
    const account = await turn.row<{ id: string }>(sql`select id from account where city = ${turn.city} and person_id = ${personId} and kind = 'talent'`); // prettier-ignore
    const row = account && (await findAccountById(turn, account.id));
    if (!row) throw new Error('no account');
    return openSession(turn, row, 'password');
  });
  const headers = {
    cookie: `yanzhen_session=${session.token}; yanzhen_csrf=${session.csrf}`,
    'x-csrf-token': session.csrf,
  };
  const call: TestPerson['call'] = (method, path, body) =>
    people.talent.call(method, path, body, headers);
  return { ...people.talent, personId, call };
}
