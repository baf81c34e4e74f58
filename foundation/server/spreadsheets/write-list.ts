import { csvRecord } from './csv.ts';
import { writeWorkbook, type PageCell } from './write-workbook.ts';

/** A list to hand out: headings and rows, in order. */
export interface List {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: Iterable<readonly (string | number | null)[]>;
}

/**
 * A list as .xlsx. Texts are text cells, so that nothing runs; a text with an apostrophe of its own before
 * it gets one more, which the reader takes off.
 */
export function writeListXlsx({ name, headings, rows }: List): Promise<Buffer> {
  const written = Array.from(rows, (row) =>
    row.map((value): PageCell => ({ value: guarded(value), look: 'text' })),
  );
  return writeWorkbook([
    {
      name,
      rows: [headings.map((value): PageCell => ({ value, look: 'heading' })), ...written],
      widths: headings.map((heading) => Math.min(40, Math.max(14, heading.length * 2))),
      frozenRows: 1,
    },
  ]);
}

function guarded(value: string | number | null): string | number | null {
  return typeof value === 'string' && value.startsWith("'") ? `'${value}` : value;
}

/** A list as CSV: UTF-8 with its mark, so that Excel reads it; texts are guarded against formulas. */
export function writeListCsv({ headings, rows }: List): Buffer {
  const lines = [headings, ...rows].map((row) => csvRecord(row.map((cell) => String(cell ?? ''))));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}
