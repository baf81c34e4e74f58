import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { RowFaultCode } from './contract.ts';

/** A row of the file, its cells sound. */
export interface OpeningRow {
  readonly line: number;
  readonly name: string;
  readonly identityNumber: string;
  readonly mobile: string | null;
  readonly bankName: string | null;
  readonly bankAccount: string | null;
  readonly creditCode: string | null;
  readonly county: string;
  readonly grantedOn: CivilDate;
  readonly total: Fen;
  readonly number: number;
  readonly amount: Fen;
  readonly dueOn: CivilDate;
  readonly paidOn: CivilDate | null;
}

export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly code: RowFaultCode;
}

/** The rows of one person, in the order of instalments. */
export function byPerson(rows: readonly OpeningRow[]): OpeningRow[][] {
  const groups = new Map<string, OpeningRow[]>();
  for (const row of rows) {
    const known = groups.get(row.identityNumber);
    if (known) known.push(row);
    else groups.set(row.identityNumber, [row]);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.number - b.number));
}

/**
 * What is wrong between rows: the instalments of a person follow one another from 1, add up to what was
 * granted, are paid in their order and not after the day that the act is of.
 */
export function checkRows(rows: readonly OpeningRow[], untilOn: CivilDate): RowFault[] {
  return byPerson(rows).flatMap((group) => [
    ...group.flatMap((row, at) => checkRow(row, group, at, untilOn)),
    ...checkSum(group),
  ]);
}

function checkRow(
  row: OpeningRow,
  group: readonly OpeningRow[],
  at: number,
  untilOn: CivilDate,
): RowFault[] {
  const [first, before] = [group[0] ?? row, group[at - 1]];
  const { line } = row;
  const tell = (wrong: boolean, column: string, code: RowFaultCode): RowFault[] =>
    wrong ? [{ line, column, code }] : [];
  const same = row.grantedOn === first.grantedOn && row.total === first.total;
  return [
    ...tell(row.name !== first.name, 'name', 'row-name-differs'),
    ...tell(!same, 'total', 'row-total-differs'),
    ...tell(row.number !== at + 1, 'number', 'row-number'),
    ...tell(row.paidOn !== null && before?.paidOn === null, 'paidOn', 'row-paid-order'),
    ...tell(
      row.paidOn !== null && (row.paidOn > untilOn || row.paidOn < row.grantedOn),
      'paidOn',
      'row-paid-late',
    ),
  ];
}

function checkSum(group: readonly OpeningRow[]): RowFault[] {
  const sum = group.reduce((total, { amount }) => total + amount, 0);
  const last = group.at(-1);
  return last && sum !== last.total
    ? [{ line: last.line, column: 'amount', code: 'row-parts-sum' }]
    : [];
}
