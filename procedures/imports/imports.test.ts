import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { findOrganisation, saveOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { faultWorder } from '@yanzhen/server/routes/word-fault.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { csvRecord } from '@yanzhen/server/spreadsheets/csv.ts';
import { readSheet } from '@yanzhen/server/spreadsheets/read-sheet.ts';
import type { Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { importEndpoints, type ImportRowView, type ImportView } from './contract.ts';
import { imports } from './feature.ts';
import { importJobs, importRoutes, type ImportKind } from './offers.ts';

const sheet: Sheet = {
  id: 'register.employers',
  version: 1,
  title: { zh: '单位名录', en: 'Employers' },
  columns: [
    { key: 'name', name: { zh: '单位名称', en: 'Name' }, kind: 'text', required: true },
    {
      key: 'code',
      name: { zh: '信用代码', en: 'Credit code' },
      kind: 'credit-code',
      required: true,
    },
  ],
};

/** A kind of the test's own, over the register of organisations; `writes` makes its dry run misbehave. */
let writes = false;
const kind: ImportKind = {
  id: 'register.employers',
  name: { zh: '单位名录', en: 'Employers' },
  endpoints: importEndpoints('register.employers', { zh: '单位名录', en: 'Employers' }),
  who: { roles: ['registrar'] },
  rowsAtOnce: { check: 4, keep: 3 },
  sheet: () => Promise.resolve(sheet),
  keyOf: ({ values }) => (typeof values['code'] === 'string' ? values['code'] : null),
  labelOf: ({ values }) => String(values['name'] ?? ''),
  check: async (turn, _of, rows) => {
    if (writes) await saveOrganisation(turn, employer('不该写入', 99));
    const answers = [];
    for (const { values } of rows) {
      const known = await findOrganisation(turn, String(values['code']));
      const outcome = !known ? 'new' : known.name === values['name'] ? 'same' : 'changed';
      answers.push({ outcome } as const);
    }
    return answers;
  },
  keep: async (turn, _of, { values }) => {
    const saved = await saveOrganisation(turn, {
      ...employer(String(values['name']), 0),
      creditCode: String(values['code']),
    });
    // A row that fails after it wrote: what it wrote goes, the other rows stay.
    if (values['name'] === '写到一半') throw fault('imports.nothing-new');
    return { subject: { type: 'organisation', id: saved.id } };
  },
  undo: async (turn, _of, { id }) => {
    const { name } = (await turn.row<{ name: string }>(
      sql`select name from organisation where city = ${turn.city} and id = ${id}`,
    )) ?? { name: '' };
    if (name === '已用上') return { undone: false, note: { zh: '已用上', en: 'in use' } };
    await turn.run(sql`delete from organisation where city = ${turn.city} and id = ${id}`);
    return { undone: true };
  },
  wordFault: faultWorder({ imports: 'procedures/imports' }),
};
const employer = (name: string, seed: number) => ({
  name,
  creditCode: syntheticCreditCode(seed),
  county: '510502',
  cluster: 'liquor',
  kind: 'enterprise' as const,
});
const register: Feature = {
  id: 'register',
  folder: 'procedures/imports/testing',
  routes: importRoutes(kind),
  jobs: importJobs(kind),
};

let city: TestCity;
let registrar: TestPerson;
beforeAll(async () => {
  const name = { zh: '测试市', en: 'Test City' };
  const pack = {
    areaCode: '510500',
    name,
    counties: [{ code: '510502', name: { zh: '江阳区', en: 'Jiangyang' } }],
    clusters: [{ id: 'liquor', name: { zh: '白酒', en: 'Liquor' }, assumed: true }],
    offices: [{ id: 'one', name, county: null, duties: ['leader'], assumed: true }],
    budgetLines: [],
    letterhead: { organ: name, signature: name, prefix: '测', assumed: true },
  };
  city = await openTestCity([organisations, imports, register], { pack });
  registrar = await city.person({ name: '登记岗', roles: ['registrar'] });
});
afterAll(() => city.close());

const csvOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from([['单位名称', '信用代码'], ...rows].map((row) => csvRecord(row)).join('\n'));

/** Uploads and runs the dry run to its end. */
async function dryRun(bytes: Buffer, by = registrar): Promise<ImportView> {
  const file = { name: '名录.csv', type: 'text/csv', bytes };
  const { body } = await by.upload('/imports/register-employers', file, { subject: '' });
  await city.runJobs();
  const { importId } = body as { importId: string };
  return (await by.call('GET', `/imports/register-employers/${importId}`)).body;
}
const act = async (
  { id }: { id: string },
  move: string,
  body?: object,
): Promise<{ status: number; body: { code?: string } }> => {
  const reply = await registrar.call('POST', `/imports/register-employers/${id}/${move}`, body);
  await city.runJobs();
  return reply;
};
const show = async ({ id }: { id: string }): Promise<ImportView> =>
  (await registrar.call('GET', `/imports/register-employers/${id}`)).body;
const rowsOf = async ({ id }: { id: string }, query = ''): Promise<ImportRowView[]> => {
  const { body } = await registrar.call('GET', `/imports/register-employers/${id}/rows${query}`);
  return (body as { rows: ImportRowView[] }).rows;
};
const known = (): Promise<string[]> =>
  city.turn(async (turn) =>
    (
      await turn.rows<{ name: string }>(
        sql`select name from organisation where city = ${turn.city} order by name`,
      )
    ).map(({ name }) => name),
  );
const people = (from: number, count: number): string[][] =>
  Array.from({ length: count }, (_, i) => [`单位${from + i}`, syntheticCreditCode(from + i)]);

describe('an import', () => {
  it('goes from the file over a dry run that writes nothing to the rows kept, and back', async () => {
    const before = await known();
    const batch = await dryRun(csvOf(people(100, 10)));
    expect(batch).toMatchObject({
      state: 'checked',
      rows: { total: 10, new: 10, bad: 0, same: 0 },
    });
    expect(await known()).toEqual(before);
    const accepted = await act(batch, 'accept', { rows: 'all' });
    expect(accepted.body).toMatchObject({ state: 'keeping', acceptedBy: '登记岗' });
    expect(await show(batch)).toMatchObject({ state: 'kept', rows: { kept: 10 }, moves: ['undo'] });
    expect(await known()).toHaveLength(before.length + 10);

    // The same file again changes nothing, and says so.
    const again = await dryRun(csvOf(people(100, 10)));
    expect(again).toMatchObject({
      state: 'checked',
      rows: { new: 0, changed: 0, same: 10 },
      sameAs: { id: batch.id },
    });
    expect((await act(again, 'accept', { rows: 'all' })).body.code).toBe('imports.nothing-new');
    await act(again, 'discard');

    await city.turn((turn) =>
      turn.run(
        sql`update organisation set name = '已用上' where city = ${turn.city} and name = '单位103'`,
      ),
    );
    await act(batch, 'undo', { reason: '传错了文件' });
    expect(await show(batch)).toMatchObject({
      state: 'undone',
      undoReason: '传错了文件',
      rows: { kept: 10, undone: 9 },
    });
    expect((await rowsOf(batch)).filter((row) => row.state === 'stays')).toMatchObject([
      { line: 5, note: { zh: '已用上' } },
    ]);
    expect(await known()).toEqual([...before, '已用上']);
  });

  it('lets good rows in and hands the faulty ones back marked, on their own lines', async () => {
    const rows = people(200, 4);
    rows[1] = ['坏代码', '91510500MA00000000'];
    rows.push(rows[2] ?? [], ['', syntheticCreditCode(209)]);
    const batch = await dryRun(csvOf(rows));
    expect(batch.rows).toMatchObject({ total: 6, new: 3, bad: 3 });
    const bad = await rowsOf(batch, '?outcome=bad');
    expect(bad.map(({ line }) => line)).toEqual([3, 6, 7]);
    expect(bad[1]?.problems[0]?.says.zh).toContain('与第 4 行重复');
    expect((await act(batch, 'accept', { rows: 'all' })).body.code).toBe('imports.rows-bad');

    const marked = await registrar.call('GET', `/imports/register-employers/${batch.id}/marked`);
    const read = await readSheet(marked.raw, sheet);
    expect(read.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(read.columns.at(-1)?.header).toBe('错误原因');
    expect(read.rows[1]?.cells[1]).toBe('91510500MA00000000');
    expect(String(read.rows[1]?.cells[2])).toMatch(/^信用代码：/);
    expect(read.rows[0]?.cells[2] ?? null).toBeNull();

    await act(batch, 'accept', { rows: 'good' });
    expect(await show(batch)).toMatchObject({ state: 'kept', rows: { kept: 3 } });
    // The marked file, mended, takes in only what is new.
    const mended = rows.map((row, i) => (i === 1 ? ['单位201', syntheticCreditCode(201)] : row));
    expect((await dryRun(csvOf(mended.slice(0, 4)))).rows).toMatchObject({
      new: 1,
      same: 3,
      bad: 0,
    });
  });

  it('refuses a dry run that writes: the database does, whatever the feature tries', async () => {
    writes = true;
    try {
      const batch = await dryRun(csvOf(people(300, 2)));
      expect(batch.state).toBe('checking');
      expect(await known()).not.toContain('不该写入');
      await act(batch, 'discard');
    } finally {
      writes = false;
    }
  });

  it('leaves out a row that can no longer be kept, with all that it wrote, and keeps the others', async () => {
    const rows = people(400, 5);
    rows[3] = ['写到一半', syntheticCreditCode(403)];
    const batch = await dryRun(csvOf(rows));
    await act(batch, 'accept', { rows: 'all' });
    expect(await show(batch)).toMatchObject({ state: 'kept', rows: { new: 5, kept: 4 } });
    expect(await known()).not.toContain('写到一半');
    const left = (await rowsOf(batch)).find((row) => row.state === 'left');
    expect(left).toMatchObject({
      line: 5,
      note: { zh: expect.stringContaining('没有需要收下的行') as string },
    });
  });

  it('tells why a file cannot be read, and erases what was typed when it is dropped', async () => {
    const failed = await dryRun(Buffer.from('甲,乙\n1,2\n'));
    expect(failed).toMatchObject({ state: 'failed', moves: ['discard'] });
    expect(failed.problem?.zh).toContain('没有找到模板的列名');

    const batch = await dryRun(csvOf(people(500, 2)));
    await act(batch, 'discard');
    const left = await city.turn((turn) =>
      turn.row<{ n: number }>(sql`
        select count(*)::int as n from import_row
        where city = ${turn.city} and batch_id = ${batch.id} and (row_sealed is not null or label <> '')`),
    );
    expect(left?.n).toBe(0);
    const marked = await registrar.call('GET', `/imports/register-employers/${batch.id}/marked`);
    expect(marked.status).toBe(409);
  });

  it('goes on with the same file while it waits, and refuses a second acceptance', async () => {
    const bytes = csvOf(people(600, 2));
    const batch = await dryRun(bytes);
    expect((await dryRun(bytes)).id).toBe(batch.id);
    await act(batch, 'accept', { rows: 'all' });
    expect((await act(batch, 'accept', { rows: 'all' })).body.code).toBe('imports.wrong-state');
    expect((await known()).filter((name) => name.startsWith('单位60'))).toHaveLength(2);
  });

  it('is seen by those who may import, and by nobody of another employer', async () => {
    const batch = await dryRun(csvOf(people(700, 1)));
    const stranger = await city.person({ name: '外人', roles: ['county-officer'] });
    expect((await stranger.call('GET', `/imports/register-employers/${batch.id}`)).status).toBe(
      403,
    );
    const other = await city.person({
      name: '别家',
      roles: ['registrar'],
      kind: 'agent',
      organisation: { id: crypto.randomUUID(), name: '别家' },
    });
    expect((await other.call('GET', `/imports/register-employers/${batch.id}`)).status).toBe(404);
    const list = await registrar.call('GET', '/imports/register-employers?limit=100');
    const { rows } = list.body as { rows: ImportView[] };
    expect(rows.map(({ id }) => id)).toContain(batch.id);
    expect(rows.find(({ id }) => id === batch.id)).toMatchObject({ uploadedBy: '登记岗' });
  });

  it('erases what the rows said ninety days after the upload', async () => {
    const batch = await dryRun(csvOf(people(800, 1)));
    await act(batch, 'accept', { rows: 'all' });
    city.setNow(new Date('2024-09-02T03:00:00Z'));
    await city.turn((turn) => turn.enqueue('imports.erase-old', {}));
    await city.runJobs();
    city.setNow(new Date('2024-06-03T02:00:00Z'));
    const rows = await rowsOf(batch);
    expect(rows).toMatchObject([{ state: 'kept', label: '' }]);
  });
});
