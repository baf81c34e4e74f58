import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { writeBankAnswer, writeBankFile, type BankBatch } from './bank-file.ts';
import { readBankAnswer } from './read-bank-answer.ts';
import { readBankText } from './read-bank-text.ts';

const batch: BankBatch = {
  number: 'FK-20240618-00001-K',
  version: 2,
  lines: [
    { number: 1, account: syntheticBankCard(1), name: '林知远', amountFen: 25_000_000, reference: 'LZGF-20240603-00001-K', token: '0A1B2C3D4E51' },
    { number: 2, account: syntheticBankCard(2), name: '阿依古丽·买买提', amountFen: 10_000_050, reference: 'LZGF-20240603-00002-A', token: '0A1B2C3D4E52' },
    { number: 3, account: syntheticBankCard(3), name: '=甲,"乙"', amountFen: 1, reference: 'LZGF-20240603-00003-B', token: '0A1B2C3D4E53' },
  ],
}; // prettier-ignore
const days = { from: '2024-06-18', to: '2024-06-20' };
const good = writeBankAnswer(batch, ({ number }) =>
  number === 2
    ? { status: 'returned', reason: '账号与户名不符', paidOn: '2024-06-19' }
    : { status: 'ok', reason: '', paidOn: '2024-06-19' },
);
const read = (text: string | Uint8Array): ReturnType<typeof readBankAnswer> =>
  readBankAnswer(typeof text === 'string' ? Buffer.from(text) : text, batch, days);
const faultsOf = (text: string | Uint8Array): unknown[] => {
  const answer = read(text);
  return answer.ok ? [] : answer.faults.map(({ code, line, field }) => [code, line, field]);
};
/** Changes one line of the answer, counted from 1. */
const changed = (line: number, change: (text: string) => string): string =>
  good
    .split('\r\n')
    .map((each, at) => (at === line - 1 ? change(each) : each))
    .join('\r\n');

describe('the bank file', () => {
  it('has a header with number, count, sum and digest, and one guarded line a payment', () => {
    const text = writeBankFile(batch).toString();
    const [header, first, , third] = text.split('\r\n');
    expect(header).toMatch(/^\uFEFFH,2,FK-20240618-00001-K,3,350000\.51,[0-9a-f]{64}$/);
    expect(first).toBe(
      `D,1,${syntheticBankCard(1)},林知远,250000.00,LZGF-20240603-00001-K,0A1B2C3D4E51`,
    );
    expect(third).toBe(
      `D,3,${syntheticBankCard(3)},"'=甲,""乙""",0.01,LZGF-20240603-00003-B,0A1B2C3D4E53`,
    );
  });

  it('is written in the shape that its batch was released in', () => {
    const old = writeBankFile({ ...batch, version: 1 })
      .toString()
      .split('\r\n');
    expect(old[0]).toContain('H,1,');
    expect(old[1]).toBe(`D,1,${syntheticBankCard(1)},林知远,250000.00,LZGF-20240603-00001-K`);
    const answer = writeBankAnswer({ ...batch, version: 1 }, () => ({
      status: 'ok',
      reason: '',
      paidOn: '2024-06-19',
    }));
    expect(readBankAnswer(Buffer.from(answer), { ...batch, version: 1 }, days).ok).toBe(true);
    expect(read(answer).ok).toBe(false);
  });

  it('is the same bytes for the same batch', () => {
    expect(writeBankFile(batch).equals(writeBankFile(structuredClone(batch)))).toBe(true);
  });
});

describe('the bank’s answer', () => {
  it('is read line by line, with reasons and days', () => {
    expect(read(good)).toEqual({
      ok: true,
      lines: [
        { number: 1, status: 'ok', reason: '', paidOn: '2024-06-19' },
        { number: 2, status: 'returned', reason: '账号与户名不符', paidOn: '2024-06-19' },
        { number: 3, status: 'ok', reason: '', paidOn: '2024-06-19' },
      ],
    });
  });

  it('may come as UTF-8 with a BOM, as GB18030, with other line ends, and in another order', () => {
    expect(read(`\uFEFF${good}`).ok).toBe(true);
    expect(read(good.replaceAll('\r\n', '\n')).ok).toBe(true);
    const [header, ...lines] = good.trim().split('\r\n');
    expect(read([header, ...lines.toReversed()].join('\n')).ok).toBe(true);
    // 林知远 and 到账 as a bank's GB18030 tool would write them.
    expect(readBankText(Buffer.from('c1d6d6aad4b6', 'hex'))).toBe('林知远');
  });

  it('refuses a file that is no text of a table', () => {
    const utf16 = Buffer.from(`\uFEFF${good}`, 'utf16le');
    const spreadsheet = Buffer.from('504b0304140006000800000021', 'hex');
    for (const bytes of [utf16, spreadsheet, Buffer.from('ff80ff', 'hex')]) {
      expect(faultsOf(bytes)).toEqual([['answer-encoding', 0, 'file']]);
    }
    expect(faultsOf('')).toEqual([['answer-empty', 0, 'file']]);
    expect(faultsOf('账号,金额\n1,2')).toEqual([['answer-header', 1, 'header']]);
  });

  it('names another batch', () => {
    expect(faultsOf(changed(1, (text) => text.replace('00001-K', '00002-A')))).toEqual([
      ['answer-batch', 1, 'batch'],
    ]);
  });

  it('names a missing, a doubled and an unknown line', () => {
    const lines = good.trim().split('\r\n');
    const missing = lines.toSpliced(2, 1).join('\r\n');
    expect(faultsOf(missing)).toEqual([['answer-line-missing', 0, 'line']]);
    const doubled = [...lines, lines[1]].join('\r\n');
    expect(faultsOf(doubled)).toEqual([['answer-line-doubled', 5, 'line']]);
    const unknown = [...lines, (lines[3] ?? '').replace('D,3', 'D,4')].join('\r\n');
    expect(faultsOf(unknown)).toEqual([['answer-line-unknown', 5, 'line']]);
  });

  it.each([
    ['account', 'answer-account', (text: string) => text.replace(syntheticBankCard(1), syntheticBankCard(9))],
    ['name', 'answer-name', (text: string) => text.replace('林知远', '林知近')],
    ['amount', 'answer-amount', (text: string) => text.replace('250000.00', '250000.01')],
    ['reference', 'answer-reference', (text: string) => text.replace('00001-K', '00002-A')],
    ['token', 'answer-token', (text: string) => text.replace('0A1B2C3D4E51', '0A1B2C3D4E52')],
    ['status', 'answer-status', (text: string) => text.replace(',ok,', ',done,')],
    ['paidOn', 'answer-paid-on', (text: string) => text.replace('2024-06-19', '2024-06-21')],
    ['paidOn', 'answer-paid-on', (text: string) => text.replace('2024-06-19', '2024-02-30')],
    ['columns', 'answer-columns', (text: string) => `${text},x`],
    ['line', 'answer-line-number', (text: string) => text.replace('D,1', 'D,一')],
  ] as const)('stops at an altered %s (%s) and says on which line', (field, code, change) => {
    expect(faultsOf(changed(2, change))).toContainEqual([code, 2, field]);
  }); // prettier-ignore

  it('wants a reason for what came back', () => {
    expect(faultsOf(changed(3, (text) => text.replace('账号与户名不符', ' ')))).toEqual([
      ['answer-reason', 3, 'reason'],
    ]);
  });

  it('re-adds counts and sums of the header', () => {
    expect(faultsOf(changed(1, (text) => text.replace(',2,250000.01,', ',3,250000.01,')))).toEqual([
      ['answer-totals', 1, 'okCount'],
    ]);
    expect(faultsOf(changed(1, (text) => text.replace('100000.50', '100000.5')))).toEqual([]);
    expect(faultsOf(changed(1, (text) => text.replace('100000.50', '100000.51')))).toEqual([
      ['answer-totals', 1, 'returnedSum'],
    ]);
  });

  it('tells every fault at once', () => {
    const both = changed(2, (text) => text.replace('林知远', '林')).replace('0.01,LZ', '0.02,LZ');
    expect(faultsOf(both)).toEqual([
      ['answer-name', 2, 'name'],
      ['answer-amount', 4, 'amount'],
    ]);
  });

  it('shows no account number in a fault or a reason, wherever one slipped in', () => {
    const number = syntheticBankCard(77);
    const slipped = changed(2, (text) => text.replace('林知远', number));
    expect(JSON.stringify(read(slipped))).not.toContain(number);
    const remark = changed(3, (text) => text.replace('户名不符', number));
    expect(JSON.stringify(read(remark))).not.toContain(number);
    expect(read(remark).ok).toBe(true);
  });

  it('never takes an answer with any one byte of its lines changed for another sum, name or account', () => {
    const bytes = Buffer.from(good);
    const start = bytes.indexOf('D,1');
    fc.assert(
      fc.property(fc.integer({ min: start, max: bytes.length - 3 }), fc.integer({ min: 33, max: 126 }), (at, sign) => {
        const altered = Buffer.from(bytes);
        altered[at] = sign;
        const answer = read(altered);
        // What is still accepted says the same of every line, but for the bank's own remark and day.
        if (answer.ok) {
          expect(answer.lines.map((line) => [line.number, line.status])).toEqual([[1, 'ok'], [2, 'returned'], [3, 'ok']]);
        }
      }),
      { numRuns: 400 },
    );
  }); // prettier-ignore
});
