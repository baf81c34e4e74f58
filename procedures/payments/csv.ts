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
 * Reads CSV: quoted cells may hold commas, doubled quotes and line breaks; empty lines are skipped.
 *
 * @returns undefined when a quotation mark is never closed.
 */
export function readCsv(text: string): CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  let [cells, cell, line, begun] = [[] as string[], '', 1, 1];
  let [quoted, wasQuoted] = [false, false];
  const endRecord = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== '' || wasQuoted) records.push({ line: begun, cells });
    [cells, cell, wasQuoted] = [[], '', false];
  };
  const signs = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs.charAt(at);
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (signs.charAt(at + 1) === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = false;
    } else if (sign === '"' && cell === '') [quoted, wasQuoted] = [true, true];
    else if (sign === ',') [cells, cell] = [[...cells, cell], ''];
    else if (sign === '\n') {
      endRecord();
      begun = line;
    } else cell += sign;
  }
  if (quoted) return undefined;
  endRecord();
  return records;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
