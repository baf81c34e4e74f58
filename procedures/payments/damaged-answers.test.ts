import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { applications } from '../applications/feature.ts';
import { makeCasePeople, type CasePeople } from '../applications/testing/walk-application.ts';
import { keepBudgetLine } from './budget-lines.ts';
import { payments } from './feature.ts';
import { makeFundedCase } from './testing/make-payable.ts';

let city: TestCity;
let people: CasePeople;
let batch: { id: string; number: string };
/** The answer as the bank should give it, line by line: a header and three lines, the second returned. */
let good: string[];

beforeAll(async () => {
  city = await openTestCity([organisations, talents, calendar, applications, payments]);
  people = await makeCasePeople(city);
  await city.turn((turn) =>
    keepBudgetLine(turn, { benefitIds: ['home-purchase'], year: 2024, amountFen: 5_000_000_000, document: '测试预算〔2024〕3号' }),
  ); // prettier-ignore
  const names = ['林知远', '周清越', '阿依古丽·买买提'];
  const cases = [];
  for (const [at, name] of names.entries()) {
    cases.push(await makeFundedCase(city, people, { to: 'payable', name, amountFen: 10_000_050 + at * 100 })); // prettier-ignore
  }
  const made = await people.preparer.call('POST', '/payments/batches', {
    benefitId: 'home-purchase',
    applicationIds: cases.map((each) => each.id),
  });
  batch = made.body;
  const { lineCount, totalFen } = made.body as { lineCount: number; totalFen: number };
  await people.signer.call('POST', `/payments/batches/${batch.id}/sign`, { lineCount, totalFen });
  await people.releaser.call('POST', `/payments/batches/${batch.id}/file`);
  const path = `/payments/batches/${batch.id}/demonstration-answer?returned=2`;
  const text = (await people.releaser.call('GET', path)).raw.toString().replace(/^\uFEFF/, '');
  good = text.trimEnd().split('\r\n');
});
afterAll(() => city.close());

const give = (bytes: Buffer) =>
  people.preparer.upload(`/payments/batches/${batch.id}/answer`, { name: 'answer.csv', type: 'text/csv', bytes }); // prettier-ignore
const text = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);
/** Changes one line, counted from 0 for the header. */
const alter = (at: number, change: (line: string) => string): Buffer =>
  text(good.map((line, place) => (place === at ? change(line) : line)));
/** Changes one column of one line. */
const cell = (at: number, column: number, change: (value: string) => string): Buffer =>
  alter(at, (line) =>
    line.split(',').map((value, place) => (place === column ? change(value) : value)).join(','),
  ); // prettier-ignore
const utf16 = (lines: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(lines.join('\r\n'), 'utf16le')]);
const swapped = (column: number): Buffer => {
  const [header = '', ...lines] = good.map((line) => line.split(','));
  const [one, two] = [lines[0]?.[column] ?? '', lines[2]?.[column] ?? ''];
  const changed = lines.map((line, at) =>
    line.map((value, place) => (place !== column || at === 1 ? value : at === 0 ? two : one)),
  );
  return text([header, ...changed].map((line) => [line].flat().join(',')));
};

/** What is damaged, the file, and where the report points: code, place and field. */
const damaged: readonly (readonly [string, () => Buffer, string, string])[] = [
  ['a line is missing', () => text(good.toSpliced(2, 1)), 'answer-line-missing', 'file.line'],
  ['a line too many, of no batch', () => text([...good, (good[3] ?? '').replace('D,3', 'D,4')]), 'answer-line-unknown', 'lines.5.line'],
  ['a line stands twice', () => text([...good, good[1] ?? '']), 'answer-line-doubled', 'lines.5.line'],
  ['a sum is one fen more', () => cell(1, 4, (sum) => sum.replace('.50', '.51')), 'answer-amount', 'lines.2.amount'],
  ['a sum is one fen less', () => cell(1, 4, (sum) => sum.replace('.50', '.49')), 'answer-amount', 'lines.2.amount'],
  ['a sum is negative', () => cell(1, 4, (sum) => `-${sum}`), 'answer-amount', 'lines.2.amount'],
  ['a sum has thousands separators', () => cell(1, 4, () => '"100,000.50"'), 'answer-amount', 'lines.2.amount'],
  ['a sum is in scientific notation', () => cell(1, 4, () => '1.000005E5'), 'answer-amount', 'lines.2.amount'],
  ['a sum is empty', () => cell(1, 4, () => ''), 'answer-amount', 'lines.2.amount'],
  ['accounts of two lines are swapped', () => swapped(2), 'answer-account', 'lines.2.account'],
  ['an account is another one', () => cell(1, 2, () => syntheticBankCard(999_001)), 'answer-account', 'lines.2.account'],
  ['an account lost digits to a spreadsheet', () => cell(1, 2, (account) => `${account.slice(0, 15)}0000`), 'answer-account', 'lines.2.account'],
  ['a name is altered by one sign', () => cell(1, 3, () => '林知近'), 'answer-name', 'lines.2.name'],
  ['names of two lines are swapped', () => swapped(3), 'answer-name', 'lines.2.name'],
  ['a reference is another one', () => cell(1, 5, () => 'LZGF-20240603-99999-K'), 'answer-reference', 'lines.2.reference'],
  ['a token is another one', () => cell(1, 6, (token) => `${token.slice(1)}0`), 'answer-token', 'lines.2.token'],
  ['tokens of two lines are swapped', () => swapped(6), 'answer-token', 'lines.2.token'],
  ['a result is not known', () => cell(1, 7, () => 'done'), 'answer-status', 'lines.2.status'],
  ['a return has no reason', () => cell(2, 8, () => ''), 'answer-reason', 'lines.3.reason'],
  ['a day lies in the future', () => cell(1, 9, () => '2024-06-04'), 'answer-paid-on', 'lines.2.paidOn'],
  ['a day lies before the release', () => cell(1, 9, () => '2024-06-02'), 'answer-paid-on', 'lines.2.paidOn'],
  ['a day does not exist', () => cell(1, 9, () => '2024-06-31'), 'answer-paid-on', 'lines.2.paidOn'],
  ['the number of a line is no number', () => cell(1, 1, () => '一'), 'answer-line-number', 'lines.2.line'],
  ['the file is of another batch', () => cell(0, 2, () => 'FK-20240603-99999-K'), 'answer-batch', 'lines.1.batch'],
  ['the sum that arrived is wrong', () => cell(0, 5, (sum) => sum.replace('.', '1.')), 'answer-totals', 'lines.1.okSum'],
  ['the count of what came back is wrong', () => cell(0, 6, () => '2'), 'answer-totals', 'lines.1.returnedCount'],
  ['the count of lines is wrong', () => cell(0, 3, () => '4'), 'answer-totals', 'lines.1.lineCount'],
  ['the header is missing', () => text(good.slice(1)), 'answer-header', 'lines.1.header'],
  ['only the header is there', () => text(good.slice(0, 1)), 'answer-line-missing', 'file.line'],
  ['the shape is of another version', () => cell(0, 1, () => '1'), 'answer-header', 'lines.1.header'],
  ['it is cut off in the middle of a line', () => text(good).subarray(0, -60), 'answer-columns', 'lines.4.columns'],
  ['it is cut off after a line', () => text(good.slice(0, 3)), 'answer-line-missing', 'file.line'],
  ['semicolons separate', () => text(good.map((line) => line.replaceAll(',', ';'))), 'answer-header', 'lines.1.header'],
  ['tabs separate', () => text(good.map((line) => line.replaceAll(',', '\t'))), 'answer-header', 'lines.1.header'],
  ['full-width commas separate', () => text(good.map((line) => line.replaceAll(',', '，'))), 'answer-header', 'lines.1.header'],
  ['a quotation mark is never closed', () => cell(1, 3, (name) => `"${name}`), 'answer-columns', 'file.file'],
  ['a column is missing', () => alter(1, (line) => line.split(',').toSpliced(8, 1).join(',')), 'answer-columns', 'lines.2.columns'],
  ['a line of totals follows', () => text([...good, '合计,3,300003.50']), 'answer-columns', 'lines.5.columns'],
  ['zero bytes are inside', () => alter(1, (line) => line.replace('林', '\0林')), 'answer-encoding', 'file.file'],
  ['it is UTF-16', () => utf16(good), 'answer-encoding', 'file.file'],
  ['it is empty', () => Buffer.from('\uFEFF'), 'answer-empty', 'file.file'],
  ['it is blank lines', () => Buffer.from('\r\n\r\n'), 'answer-empty', 'file.file'],
  ['it is GB18030 with a sum altered', () => gb18030(cell(1, 4, (sum) => sum.replace('.50', '.51')).toString()), 'answer-amount', 'lines.2.amount'],
  ['it is the bank’s error page', () => Buffer.from('<!doctype html><html><body><h1>502</h1></body></html>'), 'answer-header', 'lines.1.header'],
  ['it is a spreadsheet', () => Buffer.from('504b0304140006000800000021000000', 'hex'), 'answer-encoding', 'file.file'],
  ['it is the file that we sent', () => text(good.map((line, at) => line.split(',').slice(0, at === 0 ? 6 : 7).join(','))), 'answer-header', 'lines.1.header'],
]; // prettier-ignore

/** What the same answer may look like. */
const accepted: readonly (readonly [string, () => Buffer])[] = [
  ['a second time', () => text(good)],
  ['GB18030', () => gb18030(text(good).toString())],
  ['lines in another order', () => text([good[0] ?? '', ...good.slice(1).toReversed()])],
  ['with a BOM', () => Buffer.from(`\uFEFF${good.join('\r\n')}\r\n`)],
  ['line ends of Unix', () => Buffer.from(`${good.join('\n')}\n`)],
  ['without a last line end', () => Buffer.from(good.join('\r\n'))],
]; // prettier-ignore

/** Digest of everything that money stands in: a fen moved anywhere changes it. */
const moneyDigest = async (): Promise<string> => {
  const tables = ['ledger_transaction', 'ledger_entry', 'budget_line', 'reservation', 'award', 'instalment', 'payment_batch', 'payment_line', 'payment', 'bank_answer', 'application', 'application_event', 'message']; // prettier-ignore
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows = await city.turn((turn) =>
      turn.rows<{ row: string }>(
        sql`select ${sql.table(table)}::text as row from ${sql.table(table)} order by 1`,
      ),
    );
    hash.update(JSON.stringify(rows));
  }
  return hash.digest('hex');
};

interface Problem {
  code: string;
  errors: { code: string; field: string; says: string; remedy: string }[];
}

describe('a damaged answer of the bank', () => {
  it('comes in more than thirty kinds', () => {
    expect(damaged.length).toBeGreaterThanOrEqual(30);
    expect(new Set(damaged.map(([, file]) => file().toString('hex'))).size).toBe(damaged.length);
  });

  it.each(damaged)('is told place by place and moves nothing: %s', async (_, file, code, field) => {
    const before = await moneyDigest();
    const reply = await give(file());
    const { code: told, errors } = reply.body as Problem;
    expect([reply.status, told]).toEqual([422, 'payments.answer-faulty']);
    expect(errors.map((each) => [each.code, each.field])).toContainEqual([`payments.${code}`, field]); // prettier-ignore
    for (const { says, remedy } of errors) expect([says !== '', remedy !== '']).toEqual([true, true]);
    expect(await moneyDigest()).toBe(before);
  }); // prettier-ignore
});

describe('a sound answer of the bank', () => {
  it('is taken once, and the same words in every other shape change nothing', async () => {
    const before = await moneyDigest();
    const first = await give(text(good));
    expect(first).toMatchObject({ status: 200, body: { changed: true, okCount: 2, returnedCount: 1 } }); // prettier-ignore
    const after = await moneyDigest();
    expect(after).not.toBe(before);
    for (const [shape, file] of accepted) {
      const { status, body } = await give(file());
      expect([shape, status, (body as { changed: boolean }).changed]).toEqual([shape, 200, false]);
      expect(await moneyDigest()).toBe(after);
    }
    const other = await give(cell(2, 8, () => '户名不符'));
    expect(other).toMatchObject({ status: 409, body: { code: 'payments.answered-before' } });
    expect(await moneyDigest()).toBe(after);
  });
});

/** A text as a bank's older tools write it. */
function gb18030(said: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f)
        pairs.set(decoder.decode(Uint8Array.of(high, low)), Buffer.from([high, low]));
    }
  }
  return Buffer.concat([...said].map((sign) => (sign < '\u0080' ? Buffer.from(sign) : (pairs.get(sign) ?? Buffer.from('?'))))); // prettier-ignore
}
