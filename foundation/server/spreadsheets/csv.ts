import { guardFormula } from '@yanzhen/values/formula-guard.ts';

/** One record of a CSV text, with the line on which it begins (from 1). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record as CSV: text cells are guarded against formulas and quoted where needed. @source RFC 4180 */
export function csvRecord(cells: readonly string[]): string {
  return cells.map((cell) => quote(guardFormula(cell))).join(',');
}

/**
 * Reads CSV: quoted cells may hold separators, doubled quotes and line breaks; empty lines are skipped.
 *
 * @returns undefined when a quotation mark is never closed.
 */
export function readCsv(text: string, separator = ','): CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  const stops = new RegExp(`[${separator === '\t' ? '\\t' : separator}\\r\\n]`, 'g');
  let [at, line] = [0, 1];
  let [cells, begun, marked] = [[] as string[], 1, false];
  const endRecord = (): void => {
    if (cells.length > 1 || cells[0] !== '' || marked) records.push({ line: begun, cells });
    [cells, marked] = [[], false];
  };
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      marked = true;
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) return undefined;
        cell += text.slice(at + 1, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      line += breaksIn(cell);
    }
    stops.lastIndex = at;
    const stop = stops.exec(text)?.index ?? text.length;
    cells.push(cell + text.slice(at, stop));
    at = stop + 1;
    if (text[stop] === separator) continue;
    endRecord();
    if (stop >= text.length) return records;
    if (text[stop] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    begun = line;
    if (at >= text.length) return records;
  }
}

function breaksIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

function quote(cell: string): string {
  return /[",\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
