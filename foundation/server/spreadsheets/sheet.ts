import type { BankAccountKind } from '@yanzhen/values/bank-account.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { problemColumnNames } from './mark-words.ts';

/** What a column holds; `read-value.ts` says how each is read and what it refuses. */
export type ColumnKind =
  | 'text'
  | 'identity'
  | 'phone'
  | 'account'
  | 'credit-code'
  | 'date'
  | 'money'
  | 'number'
  | 'integer'
  | 'choice'
  | 'yes-no';

/** One column of a declared sheet. */
export interface Column {
  /** Name in code; what a row's `values` are called by. */
  readonly key: string;
  /** Heading in both languages; a file may have either. */
  readonly name: Localized;
  readonly kind: ColumnKind;
  readonly required?: boolean;
  /** Of a `choice`: what may be chosen, in the order of the drop-down. */
  readonly choices?: readonly Choice[];
  /** Headings that older templates had: a file with one of them is read as this column. */
  readonly formerNames?: readonly string[];
  /** Columns that follow one another under one group share a merged heading in row 1. */
  readonly group?: Localized;
  /** A line of the instructions. */
  readonly note?: Localized;
  /** As a person writes it, in the example row. */
  readonly example?: string | Localized;
  /** Characters of a `text`, 500 unless told. */
  readonly lengthMax?: number;
  /** Bounds of `number` and `integer`; of `money` in whole fen. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of an `account`: whose, `card` unless told. */
  readonly account?: BankAccountKind;
}

export interface Choice {
  readonly value: string;
  readonly label: Localized;
}

/** A sheet that people fill in: what its template has and how an upload of it is read. */
export interface Sheet {
  /** `feature.name`; stands hidden in the template, and a file made for another sheet is refused. */
  readonly id: string;
  /** Raised with each change of the columns; stands hidden in the template. */
  readonly version: number;
  readonly title: Localized;
  readonly columns: readonly Column[];
  /** Lines at the head of the instructions sheet. */
  readonly instructions?: readonly Localized[];
  /** Rows of one file, at most and unless told `limits.rows`. */
  readonly rowsMax?: number;
}

/** `identity` has 18 characters, `date` is `YYYY-MM-DD`, `money` whole fen, `yes-no` a boolean. */
export type CellValue = string | number | boolean | null;

/** A cell as the file has it; a number only where the file has a number cell. */
export type RawCell = string | number | null;

/** Something to mend in one row. */
export interface RowProblem {
  /** Key of the column; null where it is the row as a whole. */
  readonly column: string | null;
  /**
   * A code of `spreadsheets.…` or `fields.…`, which `problemText` words; or one of the feature's own,
   * which then brings its `says`.
   */
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** What is wrong and how it is mended, in one sentence or two. Never holds what was typed. */
  readonly says?: Localized;
}

/** Something that was put right while reading, and is told. */
export interface RowNotice {
  readonly column: string | null;
  readonly code: NoticeCode;
}

export const noticeCodes = [
  'full-width',
  'invisible',
  'apostrophe',
  'line-break',
  'merged',
  'formula',
  'separator',
  'number-cell',
  'time-dropped',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** One column of an uploaded file, in the file's order. */
export interface FileColumn {
  readonly header: string;
  /** Key of the declared column; null where the sheet has no such column: its cells are notes. */
  readonly key: string | null;
}

/** One row that holds something. */
export interface SheetRow {
  /** Row of the file, from 1. */
  readonly line: number;
  /** By column key; null where the cell is empty or has a problem. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** By place in `columns`, as the file has them. */
  readonly cells: readonly RawCell[];
  readonly problems: readonly RowProblem[];
  readonly notices: readonly RowNotice[];
}

/** What stands around the rows of an upload. */
export interface SheetHead {
  readonly format: 'xlsx' | 'xls' | 'csv';
  /** Version in the template's hidden sheet; null where the file has none (CSV, a file of one's own). */
  readonly version: number | null;
  readonly columns: readonly FileColumn[];
  /** Rows above the first row of data, by line from 1: titles, headings, examples. */
  readonly above: readonly (readonly RawCell[])[];
}

/** An upload as it was read. */
export interface SheetReading extends SheetHead {
  readonly rows: readonly SheetRow[];
}

/** Cells of columns that the sheet does not have, by heading; empty ones are left out. */
export function notesOf(head: SheetHead, row: SheetRow): Readonly<Record<string, string>> {
  return Object.fromEntries(
    head.columns.flatMap(({ header, key }, i) => {
      const cell = row.cells[i] ?? null;
      const isNote = key === null && header !== '' && !problemColumnNames.has(header.trim());
      return isNote && cell !== null ? [[header, String(cell)]] : [];
    }),
  );
}
