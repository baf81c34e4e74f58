import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportRowView, ImportView } from '@yanzhen/procedures/imports/contract.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import { writeListCsv, writeListXlsx } from '@yanzhen/server/spreadsheets/write-list.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import type { MyApplication } from '../contract.ts';
import {
  doctor,
  expectOk,
  openSubsidyCity,
  paper,
  type SubsidyCity,
} from '../testing/subsidy-city.ts';
import { filingSheet } from './filing-sheet.ts';

let s: SubsidyCity;
let sheet: Sheet;
beforeAll(async () => {
  s = await openSubsidyCity();
  sheet = filingSheet(await s.city.turn((turn) => getBenefit(turn, 'home-purchase')));
});
afterAll(() => s.city.close());

type Cells = Record<string, string | number | null>;

const shown = {
  'fact:purchasePrice': 900_000,
  'fact:highestEducation': '博士研究生',
  'fact:skillLevel': '无',
} as const;

/** A row of an entitled doctor, by column key, as an office fills it in. */
function doctorRow(n: number, change: Cells = {}): Cells {
  const facts = Object.fromEntries(
    Object.entries(doctor).map(([id, value]) => [
      `fact:${id}`,
      typeof value === 'boolean' ? (value ? '是' : '否') : value,
    ]),
  );
  const labels = Object.fromEntries(
    sheet.columns.flatMap(({ key, choices }) => {
      const label = choices?.find(({ value }) => value === facts[key])?.label.zh;
      return label ? [[key, label]] : [];
    }),
  );
  return {
    name: `职工${n}`,
    identityNumber: syntheticIdentityNumber(5_000 + n),
    mobile: syntheticMobile(5_000 + n),
    bankName: '示例银行泸州分行',
    bankAccount: syntheticBankCard(50_000 + n),
    consentHow: '书面',
    consentOn: '2024-05-20',
    ...facts,
    ...labels,
    'fact:purchasePrice': shown['fact:purchasePrice'],
    ...change,
  };
}

const listOf = (rows: readonly Cells[]) => ({
  name: '填报',
  headings: sheet.columns.map(({ name }) => name.zh),
  rows: rows.map((row) => sheet.columns.map(({ key }) => row[key] ?? null)),
});

const base = '/imports/subsidies-filing';

async function dryRun(rows: readonly Cells[] | Buffer): Promise<ImportView> {
  const bytes = Buffer.isBuffer(rows) ? rows : writeListCsv(listOf(rows));
  const file = { name: '代申报', type: 'application/octet-stream', bytes };
  const { status, body } = await s.agent.upload(base, file, { subject: 'home-purchase' });
  if (status !== 200) throw new Error(JSON.stringify(body));
  await s.city.runJobs();
  return expectOk(
    s.agent.call('GET', `${base}/${(body as { importId: string }).importId}`),
  ) as Promise<ImportView>;
}
const act = async ({ id }: ImportView, move: string, body: object): Promise<ImportView> => {
  await expectOk(s.agent.call('POST', `${base}/${id}/${move}`, body));
  await s.city.runJobs();
  return (await expectOk(s.agent.call('GET', `${base}/${id}`))) as ImportView;
};
const rowsOf = async ({ id }: ImportView, query: string): Promise<ImportRowView[]> =>
  (
    (await expectOk(s.agent.call('GET', `${base}/${id}/rows?limit=100&${query}`))) as {
      rows: ImportRowView[];
    }
  ).rows;
const count = (table: string): Promise<number> =>
  s.city.turn(async (turn) => {
    const row = await turn.row<{ n: number }>(
      sql`select count(*)::int as n from ${sql.table(table)} where city = ${turn.city}`,
    );
    return row?.n ?? -1;
  });
const numberOf = ({ personId }: { personId: string }): Promise<string> =>
  s.city.turn(async (turn) => {
    const row = await turn.row<{ sealed: Buffer }>(sql`
      select identity_sealed as sealed from person where city = ${turn.city} and id = ${personId}`);
    return turn.secrets.open('person', 'identity', personId, row?.sealed ?? Buffer.alloc(0));
  });
const papers = ['labour-contract', 'insurance-record', 'purchase-contract', 'home-record'];

describe('an employer files for fifty of its people', () => {
  it('tells each row its answer, writes nothing meanwhile, files the good ones, and takes back what nobody took on', async () => {
    const another = await s.talent('自行申请');
    await s.readyDraft(another);
    const known = await s.talent('登记在册');
    // One bad of each kind: what the problem says, by the change that brings it about.
    const bad: readonly (readonly [RegExp, Cells])[] = [
      [/姓名.*缺少这一项/, { name: null }],
      [/身份证号码.*校验码/, { identityNumber: '510599199001019999' }],
      [/身份证号码.*改成了数字/, { identityNumber: 5.105_99e17 }],
      [/手机号码.*位数/, { mobile: '1990000' }],
      [/银行账号.*校验码/, { bankAccount: '6299990000000000000' }],
      [/同意方式.*缺少/, { consentHow: null }],
      [/同意方式.*可选范围/, { consentHow: '口头' }],
      [/同意日期.*晚于今天/, { consentOn: '2024-06-04' }],
      [/同意日期.*日期不存在/, { consentOn: '2024-02-30' }],
      [/工作.*整数|数字|类型/, { 'fact:continuousWorkMonths': '三年' }],
      [/单位/, { 'fact:purchasePrice': '90万' }],
      [/不符合条件/, { 'fact:firstHome': '否' }],
      [/工作月数.*还不能判断/, { 'fact:continuousWorkMonths': null }],
      [/姓名.*不一致/, { name: '别的名字', identityNumber: await numberOf(known) }],
      [/已有这项待遇的申请/, { name: '自行申请', identityNumber: await numberOf(another) }],
    ];
    const good = Array.from({ length: 34 }, (_, i) => doctorRow(i));
    const faulty = bad.map(([, change], i) => doctorRow(100 + i, change));
    const twice = doctorRow(0, { mobile: syntheticMobile(5_999) });
    const before = [await count('person'), await count('application'), await count('audit')];
    const file = await writeListXlsx(listOf([...good, ...faulty, twice]));
    const batch = await dryRun(file);
    expect(batch).toMatchObject({
      state: 'checked',
      rows: { total: 50, new: 34, bad: 16, same: 0 },
    });
    // The audit has the upload, and no case and no person was made.
    expect([await count('person'), await count('application'), await count('audit')]).toEqual([
      before[0],
      before[1],
      (before[2] ?? 0) + 1,
    ]);
    const told = (await rowsOf(batch, 'outcome=bad')).map(({ problems }) =>
      problems.map(({ column, says }) => `${column?.zh ?? ''} ${says.zh}`).join(' '),
    );
    for (const [i, [expected]] of bad.entries()) expect(told[i]).toMatch(expected);
    expect(told.at(-1)).toContain('与第 2 行重复');
    const [first] = await rowsOf(batch, 'outcome=new');
    expect(first).toMatchObject({
      line: 2,
      label: '职工0',
      says: { zh: '符合条件，测算 250,000 元' },
    });
    expect(JSON.stringify(told)).not.toMatch(/\d{15}/);

    const kept = await act(batch, 'accept', { rows: 'good' });
    expect(kept).toMatchObject({ state: 'kept', rows: { kept: 34 } });
    expect(await count('application')).toBe((before[1] ?? 0) + 34);
    const filed = await rowsOf(batch, 'outcome=new');
    expect(filed[0]?.note?.zh).toMatch(/已建草稿，还缺：.*合同/);

    // The agent adds the papers of one, and submits it in the person's name: straight to the county.
    const id = filed[0]?.subjectId ?? '';
    for (const code of papers) {
      await expectOk(s.agent.upload(`/applications/${id}/evidence/${code}`, paper));
    }
    const sent = await expectOk(s.agent.call('POST', `/subsidies/mine/${id}/submit`));
    expect(sent).toMatchObject({
      submitted: true,
      amountFen: 25_000_000,
      standing: { state: 'county-review' },
    });
    const seen = (await expectOk(s.officer.call('GET', `/subsidies/cases/${id}`))) as {
      filedBy: unknown;
      facts: { id: string; source: string }[];
    };
    expect(seen.filedBy).toMatchObject({ name: '单位经办周' });
    expect(seen.facts.find((fact) => fact.id === 'fullTimeHire')).toMatchObject({
      source: 'employer',
    });
    await expectOk(s.officer.call('POST', `/subsidies/cases/${id}/propose`, {}));

    // The same file again: nothing new; and another file with the same people neither.
    const again = await dryRun(file);
    expect(again).toMatchObject({ rows: { new: 0, same: 34, bad: 16 }, sameAs: { id: batch.id } });
    const other = await dryRun(good.slice(0, 3));
    expect(other.rows).toMatchObject({ new: 0, same: 3 });

    const undone = await act(batch, 'undo', { reason: '名单传错了' });
    expect(undone).toMatchObject({ state: 'undone', rows: { kept: 34, undone: 33 } });
    const stays = (await rowsOf(batch, 'outcome=new')).filter((row) => row.state === 'stays');
    expect(stays).toMatchObject([
      { subjectId: id, note: { zh: expect.stringContaining('已进入下一环节') as string } },
    ]);
    const list = (await expectOk(s.agent.call('GET', '/subsidies/filings'))) as {
      rows: MyApplication[];
    };
    expect(list.rows.filter((row) => row.standing.state === 'withdrawn')).toHaveLength(33);
    // A person whose case was taken back may be filed for again.
    expect((await dryRun(good.slice(5, 7))).rows).toMatchObject({ new: 2, same: 0 });
  }, 60_000);

  it('keeps an agent out of what others filed, and a colleague from another employer out of the batch', async () => {
    const batch = await dryRun([doctorRow(200)]);
    const stranger = await s.city.person({
      name: '别家经办',
      kind: 'agent',
      organisation: { id: crypto.randomUUID(), name: '别家单位' },
    });
    expect((await stranger.call('GET', `${base}/${batch.id}`)).status).toBe(404);
    await act(batch, 'accept', { rows: 'all' });
    const [row] = await rowsOf(batch, '');
    const id = row?.subjectId ?? '';
    for (const path of [`/subsidies/mine/${id}`, `/applications/${id}/evidence`]) {
      expect((await stranger.call('GET', path)).status).toBe(404);
      expect((await s.agent.call('GET', path)).status).toBe(200);
    }
    // Not filed by the agent: the agent has no way to it, employer or not.
    const own = await s.caseIn('county-review');
    expect((await s.agent.call('GET', `/applications/${own.id}/evidence`)).status).toBe(404);
    expect((await s.agent.call('GET', `/subsidies/mine/${own.id}`)).status).toBe(404);
  });

  it('lets the database keep the agent who filed out of the review', async () => {
    const batch = await dryRun([doctorRow(210)]);
    await act(batch, 'accept', { rows: 'all' });
    const [row] = await rowsOf(batch, '');
    const id = row?.subjectId ?? '';
    for (const code of papers) {
      await expectOk(s.agent.upload(`/applications/${id}/evidence/${code}`, paper));
    }
    await expectOk(s.agent.call('POST', `/subsidies/mine/${id}/submit`));
    const both = await s.city.turn((turn) =>
      turn.rows<{ duty: string; person_id: string }>(
        sql`select distinct duty, person_id from duty_done where city = ${turn.city} and application_id = ${id}`,
      ),
    );
    expect(both).toContainEqual({ duty: 'apply', person_id: s.agent.personId });
  });
});
