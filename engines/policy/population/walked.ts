import type { FactValue } from '../facts/normalise.ts';
import { flagBit, flagsPerWord, type SharedColumns } from './columns.ts';
import type { RowRules } from './lowered.ts';
import { RowClosures } from './row-closures.ts';
import type { RowCounts } from './row-counts.ts';
import type { Settler } from './settler.ts';

/** Rules that are walked row by row, where code generation is barred; plain data. */
export interface WalkedRules {
  readonly kind: 'walked';
  readonly rules: readonly RowRules[];
  /** Between which figures parameters are, by place. */
  readonly bounds: readonly (readonly [number, number])[];
}

/** Reads a row's value of a column as rules read it; null or NaN for unknown. */
function columnReader(columns: SharedColumns, id: string): (row: number) => FactValue {
  const column = columns.numbers.get(id);
  if (column) {
    const { data, unknown } = column;
    return (row) => {
      const value = data[row]!;
      return value === unknown ? Number.NaN : value;
    };
  }
  const place = columns.flagPlaces.get(id) ?? -1;
  const word = columns.flags[Math.floor(place / flagsPerWord)];
  if (!word) return () => null;
  const bit = flagBit(place);
  return (row) =>
    (word[row]! & bit) !== 0 ? true : (word[row]! & (bit << 1)) !== 0 ? false : null;
}

/** Rules with a way to set them on a row. */
export function rowReader(
  rules: RowRules,
  columns: SharedColumns,
  bounds: WalkedRules['bounds'],
): { readonly closures: RowClosures; readonly go: (row: number) => void } {
  const closures = new RowClosures(rules, (id) => {
    if (id.startsWith('p:')) return bounds[Number(id.slice(2))] ?? [0, 0];
    const column = columns.numbers.get(id);
    return column ? [column.low, column.high] : [0, 0];
  });
  const reads = closures.columnIds.map((id) => ({ id, read: columnReader(columns, id) }));
  return {
    closures,
    go: (row) => {
      for (const { id, read } of reads) closures.set(id, read(row));
      closures.start();
    },
  };
}

/** The loop of `fusedPlan` without generated code. */
export function walkRows(
  { rules, bounds }: WalkedRules,
  columns: SharedColumns,
  to: {
    readonly settler: Settler;
    readonly counts: RowCounts;
    readonly list: Uint16Array;
    readonly months: Float64Array;
    readonly hardRows: number[];
  },
): (begin: number, end: number) => void {
  const { settler, counts, list, months, hardRows } = to;
  const readers = rules.map((each) => ({ ...rowReader(each, columns, bounds), gives: each.gives }));
  return (begin, end) => {
    for (let row = begin; row < end; row++) {
      let n = 0;
      let hard = false;
      const open: number[] = [];
      for (const [place, { closures, go, gives }] of readers.entries()) {
        go(row);
        const answer = closures.tests();
        const sum = answer === 1 ? closures.amount() : Number.NaN;
        if (closures.hard) hard = true;
        if (answer === 2 || (answer === 1 && sum !== sum)) open.push(place);
        if (answer !== 1 || sum !== sum) continue;
        (gives === 'money' ? settler.fen : settler.unpaid)[place] = sum;
        months[place] = closures.months();
        list[n++] = place;
      }
      if (hard) {
        hardRows.push(row);
        continue;
      }
      for (const place of open) counts.unknown[place]! += 1;
      if (n > 0) counts.add(list, n, row);
    }
  };
}
