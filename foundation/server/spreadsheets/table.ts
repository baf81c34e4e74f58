import type { SheetHead } from './sheet.ts';
import type { ReadCell } from './read-value.ts';

/** A cell of a table with what is known of how it came about. */
export interface TableCell extends ReadCell {
  /** Its value is a formula's last result. */
  readonly formula?: 'harmless' | 'reaching-out' | 'no-result';
  /** Taken from the merged cell that covers it. */
  readonly merged?: boolean;
}

/** The cells of one sheet, whatever format they came in. */
export interface Table {
  readonly format: SheetHead['format'];
  /** Lines 1..n; sparse: a line or cell that is empty is undefined. Given back once each. */
  readonly lines: number;
  line(number: number): readonly (TableCell | undefined)[];
  /** Mark of a template: id and version in its hidden sheet. */
  readonly template?: { readonly id: string; readonly version: number };
}
