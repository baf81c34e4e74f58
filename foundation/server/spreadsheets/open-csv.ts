import { readCsv } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { sheetFault, sheetFaults } from './sheet-faults.ts';
import type { Table, TableCell } from './table.ts';

/** A CSV, or the same with tabs or semicolons, as a table. @throws Fault `encoding`, `quote-open`. */
export function openCsv(bytes: Buffer): Table {
  const text = decodeText(bytes);
  const told = /^sep=([,;\t])\r?\n/i.exec(text);
  const records = readCsv(told ? text.slice(told[0].length) : text, told?.[1] ?? separatorOf(text));
  if (!records) throw sheetFault(sheetFaults.quoteOpen);
  const shift = told ? 1 : 0;
  const byLine = new Map(records.map(({ line, cells }) => [line + shift, cells]));
  return {
    format: 'csv',
    lines: (records.at(-1)?.line ?? 0) + shift,
    line: (number) => {
      const cells = byLine.get(number);
      byLine.delete(number);
      return cells ? cells.map(cellOf) : [];
    },
  };
}

/** The sign that stands most often in the first lines. */
function separatorOf(text: string): string {
  const first = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
  const counts = [',', '\t', ';'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

/** `="0123"` is how programs keep a number as text in a CSV. */
function cellOf(text: string): TableCell | undefined {
  if (text === '') return undefined;
  const kept = /^="([^"]*)"$/.exec(text)?.[1];
  return kept === undefined ? { value: text } : { value: kept, formula: 'harmless' };
}
