import type { Fault } from '@yanzhen/server/routes/fault.ts';
import type { Who } from '@yanzhen/server/routes/route.ts';
import type { CellValue, RowProblem, Sheet } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ImportEndpoints, Outcome } from './contract.ts';

/** One row as a feature sees it. */
export interface ImportRow {
  readonly line: number;
  readonly values: Readonly<Record<string, CellValue>>;
  /** Cells of columns that the sheet does not have, by heading. */
  readonly notes: Readonly<Record<string, string>>;
}

/** The import that a row is of. */
export interface ImportOf {
  readonly id: string;
  /** Which of the kind, e.g. a benefit; '' where there is only one. */
  readonly subject: string;
}

/** What a dry run says of a row. */
export interface RowCheck {
  readonly outcome: Outcome;
  /** What is to be mended; at least one where the outcome is `bad`. */
  readonly problems?: readonly RowProblem[];
  /** What accepting it does, or why nothing. */
  readonly says?: Localized;
}

/** What became of a row that was kept. */
export interface RowKept {
  /** What it made or changed, for the undo; null where there is nothing to take back. */
  readonly subject: { readonly type: string; readonly id: string } | null;
  readonly note?: Localized;
}

/** `undone`, or why it stays: the next step was taken. */
export type RowUndone =
  { readonly undone: true } | { readonly undone: false; readonly note: Localized };

/**
 * What a feature declares to have spreadsheets imported. Each function takes the turn; in jobs its actor is
 * the one who uploaded (`check`), accepted (`keep`) or took back (`undo`).
 */
export interface ImportKind {
  /** `feature.name`. */
  readonly id: string;
  readonly name: Localized;
  readonly endpoints: ImportEndpoints;
  readonly who: Who;
  /** @throws Fault where there is no such subject, or the actor has no business with it. */
  readonly sheet: (turn: Turn, subject: string) => Promise<Sheet>;
  /**
   * The one subject that the actor has to do with, where each has its own, e.g. their department: imports of
   * another are not there for them. Left out where everybody with the right sees all.
   */
  readonly subjectOf?: (turn: Turn) => Promise<string>;
  /** What makes two rows the same thing; a second row with the same key is refused. Null: it has none. */
  readonly keyOf: (row: ImportRow) => string | null;
  /** By what a reader knows the row; no number of a person. */
  readonly labelOf: (row: ImportRow) => string;
  /** What was typed is erased as soon as the rows are kept, and not after its days: most of it is of strangers. */
  readonly eraseOnceKept?: true;
  /** Rows of one step of the dry run and of the acceptance; 500 and 50 unless told. */
  readonly rowsAtOnce?: { readonly check: number; readonly keep: number };
  /**
   * The dry run over some rows that were read without a problem, in their order: one answer each. Reads,
   * and writes nothing: its transaction is read-only.
   */
  readonly check: (
    turn: Turn,
    of: ImportOf,
    rows: readonly ImportRow[],
  ) => Promise<readonly RowCheck[]>;
  /** Keeps one row. What it throws as a Fault leaves this row out, with that as the reason. */
  readonly keep: (turn: Turn, of: ImportOf, row: ImportRow) => Promise<RowKept>;
  readonly undo: (
    turn: Turn,
    of: ImportOf & { readonly reason: string },
    subject: NonNullable<RowKept['subject']>,
  ) => Promise<RowUndone>;
  /** A fault of `keep` or `undo` in words, as a reader of the batch sees it. */
  readonly wordFault: (fault: Fault) => Localized;
}
