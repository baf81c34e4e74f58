import { createHash } from 'node:crypto';
import { yuanText, type Fen } from '@yanzhen/values/money.ts';
import { csvRecord } from '@yanzhen/server/spreadsheets/csv.ts';

/** A signed batch, ready for the bank. Accounts stand here in full: keep it out of logs and errors. */
export interface BankBatch {
  readonly number: string;
  /** Shape of the file it was, or will be, released in. */
  readonly version: number;
  readonly lines: readonly BankLine[];
}

export interface BankLine {
  /** From 1, without gaps. */
  readonly number: number;
  readonly account: string;
  readonly name: string;
  readonly amountFen: Fen;
  readonly reference: string;
  /** Names this one transfer, as no other line of any batch is named; from version 2 on. */
  readonly token: string;
}

/** Version of the file's shape, in its first line, for batches made now. */
export const bankFileVersion = 2;

/** The token of a line: the random end of its id. */
export function lineToken(lineId: string): string {
  return lineId.slice(-12).toUpperCase();
}

/** Columns of a line in the bank file of a version. */
export function sentColumns(version: number): number {
  return version === 1 ? 6 : 7;
}

/**
 * The bank file (`README.md`, "Bank file"): UTF-8 with BOM, CRLF, one header and one line a payment.
 *
 * `H,2,<batch>,<lines>,<sum in yuan>,<SHA-256 of the lines>` then
 * `D,<line>,<account>,<name>,<amount in yuan>,<reference>,<token>`; version 1 had no token.
 *
 * The same batch gives the same bytes.
 */
export function writeBankFile(batch: BankBatch): Buffer {
  const lines = batch.lines.map((line) => `${detail(batch, line)}\r\n`).join('');
  const sum = batch.lines.reduce((total, line) => total + line.amountFen, 0);
  const digest = createHash('sha256').update(lines).digest('hex');
  const header = csvRecord([
    'H',
    String(batch.version),
    batch.number,
    String(batch.lines.length),
    yuanText(sum),
    digest,
  ]);
  return Buffer.from(`\uFEFF${header}\r\n${lines}`);
}

function detail({ version }: BankBatch, line: BankLine): string {
  return csvRecord([
    'D',
    String(line.number),
    line.account,
    line.name,
    yuanText(line.amountFen),
    line.reference,
    ...(version === 1 ? [] : [line.token]),
  ]);
}

/** What became of one line at the bank. */
export interface BankOutcome {
  readonly status: 'ok' | 'returned';
  readonly reason: string;
  /** Day of the payment, of the return attempt where it came back. */
  readonly paidOn: string;
}

/** A bank's answer in the shape that `readBankAnswer` reads; for demonstrations and tests. */
export function writeBankAnswer(
  batch: BankBatch,
  outcomeOf: (line: BankLine) => BankOutcome,
): string {
  const rows = batch.lines.map((line) => ({ line, outcome: outcomeOf(line) }));
  const sumOf = (status: 'ok' | 'returned'): [string, string] => {
    const those = rows.filter((row) => row.outcome.status === status);
    const sum = those.reduce((total, row) => total + row.line.amountFen, 0);
    return [String(those.length), yuanText(sum)];
  };
  const header = ['H', String(batch.version), batch.number, String(rows.length)];
  return [
    csvRecord([...header, ...sumOf('ok'), ...sumOf('returned')]),
    ...rows.map(({ line, outcome }) => {
      const { status, reason, paidOn } = outcome;
      return `${detail(batch, line)},${csvRecord([status, reason, paidOn])}`;
    }),
    '',
  ].join('\r\n');
}
