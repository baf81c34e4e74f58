import { civilDateFromText, type CivilDate } from '@yanzhen/values/civil-date.ts';
import { unguardFormula } from '@yanzhen/values/formula-guard.ts';
import { maskAccount } from '@yanzhen/values/masking.ts';
import { fenFromText, yuanText, type Fen } from '@yanzhen/values/money.ts';
import { sentColumns, type BankBatch, type BankLine } from './bank-file.ts';
import type { AnswerFaultCode } from './contract.ts';
import { readBankText } from './read-bank-text.ts';
import { readCsv, type CsvRecord } from '@yanzhen/server/spreadsheets/csv.ts';

/** One fault of an answer: where it stands in the file, and what was expected. Accounts are masked. */
export interface AnswerFault {
  readonly code: AnswerFaultCode;
  /** Line of the file from 1; 0 for the file as a whole. */
  readonly line: number;
  readonly field: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What the bank says of one line of the batch. */
export interface AnswerLine {
  readonly number: number;
  readonly status: 'ok' | 'returned';
  readonly reason: string;
  readonly paidOn: CivilDate;
}

export type AnswerRead =
  | { readonly ok: true; readonly lines: readonly AnswerLine[] }
  | { readonly ok: false; readonly faults: readonly AnswerFault[] };

/**
 * Reads a bank's answer and checks it against the batch, all of it: each fault is told, with its line.
 *
 * `H,2,<batch>,<lines>,<arrived>,<sum>,<returned>,<sum>` then, for every line of the batch once,
 * `D,<line>,<account>,<name>,<amount>,<reference>,<token>,<ok|returned>,<reason>,<day>`.
 *
 * @param days  A payment's day lies from `from` (the release) to `to` (today), both included.
 */
export function readBankAnswer(
  bytes: Uint8Array,
  batch: BankBatch,
  days: { from: CivilDate; to: CivilDate },
): AnswerRead {
  const text = readBankText(bytes);
  if (text === undefined) return refused(0, 'file', 'answer-encoding');
  const sent = sentColumns(batch.version);
  const records = readCsv(text.replace(/^\uFEFF/, ''));
  if (records === undefined) {
    return refused(0, 'file', 'answer-columns', { expected: sent + 3, found: 1 });
  }
  const [header, ...details] = records.map(unguarded);
  if (!header) return refused(0, 'file', 'answer-empty');
  if (
    header.cells[0] !== 'H' ||
    header.cells.length !== 8 ||
    header.cells[1] !== String(batch.version)
  ) {
    return refused(header.line, 'header', 'answer-header');
  }
  if (header.cells[2] !== batch.number) {
    const values = { expected: batch.number, found: shown(header.cells[2]) };
    return refused(header.line, 'batch', 'answer-batch', values);
  }
  const expected = new Map(batch.lines.map((line) => [line.number, line]));
  const seen = new Map<number, number>();
  const faults: AnswerFault[] = [];
  const lines = details.flatMap((record) => {
    const read = readLine(record, sent, expected, seen, days);
    faults.push(...read.faults);
    return read.line ?? [];
  });
  for (const line of batch.lines) {
    if (seen.has(line.number)) continue;
    const values = { number: line.number, reference: line.reference, name: line.name };
    faults.push({ code: 'answer-line-missing', line: 0, field: 'line', values });
  }
  if (faults.length === 0) faults.push(...totalFaults(header, lines, expected));
  return faults.length === 0 ? { ok: true, lines } : { ok: false, faults };
}

function readLine(
  { line, cells }: CsvRecord,
  sent: number,
  expected: ReadonlyMap<number, BankLine>,
  seen: Map<number, number>,
  days: { from: CivilDate; to: CivilDate },
): { line?: AnswerLine; faults: AnswerFault[] } {
  const one = (code: AnswerFaultCode, field: string, values: AnswerFault['values'] = {}) => ({
    faults: [{ code, line, field, values }],
  });
  if (cells[0] !== 'D' || cells.length !== sent + 3) {
    return one('answer-columns', 'columns', { expected: sent + 3, found: cells.length });
  }
  const [, place = '', account = '', name = '', amount = '', reference = ''] = cells;
  const [status = '', reason = '', day = ''] = cells.slice(sent);
  if (!/^[1-9]\d{0,5}$/.test(place))
    return one('answer-line-number', 'line', { found: shown(place) });
  const number = Number(place);
  const wanted = expected.get(number);
  if (!wanted) return one('answer-line-unknown', 'line', { number });
  const before = seen.get(number);
  if (before !== undefined) return one('answer-line-doubled', 'line', { number, before });
  seen.set(number, line);

  const faults: AnswerFault[] = [];
  const differs = (code: AnswerFaultCode, field: string, expectedText: string, found: string) =>
    faults.push({
      code,
      line,
      field,
      values: { number, expected: expectedText, found: shown(found) },
    });
  if (account.replace(/\s/g, '') !== wanted.account) {
    differs('answer-account', 'account', maskAccount(wanted.account), maskAccount(account));
  }
  if (name.trim() !== wanted.name.trim()) differs('answer-name', 'name', wanted.name, name);
  if (!sameMoney(amount, wanted.amountFen)) {
    differs('answer-amount', 'amount', yuanText(wanted.amountFen), amount);
  }
  if (reference.trim() !== wanted.reference) {
    differs('answer-reference', 'reference', wanted.reference, reference);
  }
  if (sent > 6 && cells[6] !== wanted.token) {
    differs('answer-token', 'token', wanted.token, cells[6] ?? '');
  }
  if (status !== 'ok' && status !== 'returned') {
    differs('answer-status', 'status', 'ok / returned', status);
  }
  if (status === 'returned' && (reason.trim() === '' || [...reason].length > 200)) {
    faults.push({ code: 'answer-reason', line, field: 'reason', values: { number } });
  }
  const paidOn = civilDateFromText(day);
  if (!paidOn || paidOn < days.from || paidOn > days.to) {
    const range = days.from === days.to ? days.to : `${days.from} – ${days.to}`;
    differs('answer-paid-on', 'paidOn', range, day);
  }
  if (faults.length > 0 || !paidOn) return { faults };
  return {
    faults,
    line: {
      number,
      status: status === 'ok' ? 'ok' : 'returned',
      reason: masked(reason.trim()),
      paidOn,
    },
  };
}

/** The header's counts and sums against its own lines; only worth telling once the lines are right. */
function totalFaults(
  header: CsvRecord,
  lines: readonly AnswerLine[],
  expected: ReadonlyMap<number, BankLine>,
): AnswerFault[] {
  const sumOf = (status: AnswerLine['status']): { count: number; fen: Fen } => {
    const those = lines.filter((line) => line.status === status);
    const fen = those.reduce((sum, line) => sum + (expected.get(line.number)?.amountFen ?? 0), 0);
    return { count: those.length, fen };
  };
  const [ok, returned] = [sumOf('ok'), sumOf('returned')];
  const should = [
    { field: 'lineCount', figure: lines.length },
    { field: 'okCount', figure: ok.count },
    { field: 'okSum', figure: ok.fen, money: true },
    { field: 'returnedCount', figure: returned.count },
    { field: 'returnedSum', figure: returned.fen, money: true },
  ];
  return should.flatMap(({ field, figure, money }, place) => {
    const found = header.cells[place + 3] ?? '';
    if (money ? sameMoney(found, figure) : found === String(figure)) return [];
    const values = { expected: money ? yuanText(figure) : String(figure), found: shown(found) };
    return { code: 'answer-totals' as const, line: header.line, field, values };
  });
}

/** Whether a text is this sum; `250000` and `250000.00` are the same. */
function sameMoney(text: string, fen: Fen): boolean {
  const read = fenFromText(text);
  return read.ok && read.fen === fen;
}

function unguarded(record: CsvRecord): CsvRecord {
  return { line: record.line, cells: record.cells.map((cell) => unguardFormula(cell.trim())) };
}

/** A found text for an error, short. */
function shown(text: string | undefined): string {
  return masked([...(text ?? '')].slice(0, 40).join(''));
}

/** Long runs of digits masked: a shifted column or a bank's remark may hold an account anywhere. */
function masked(text: string): string {
  return text.replace(/(?:\d ?){12,}/g, (digits) => maskAccount(digits.replace(/\D/g, '')));
}

function refused(
  line: number,
  field: string,
  code: AnswerFaultCode,
  values: AnswerFault['values'] = {},
): AnswerRead {
  return { ok: false, faults: [{ code, line, field, values }] };
}
