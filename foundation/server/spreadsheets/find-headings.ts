import { toHalfWidth } from '@yanzhen/values/full-width.ts';
import { sheetFault, sheetFaults } from './sheet-faults.ts';
import { problemColumnNames } from './mark-words.ts';
import type { FileColumn, Sheet } from './sheet.ts';
import type { TableCell } from './table.ts';
import { columnLetters } from './write-workbook.ts';

/** Lines in which the headings are looked for. */
export const headingLines = 30;

export interface Headings {
  /** Line of the headings, from 1. */
  readonly line: number;
  readonly columns: readonly FileColumn[];
  /** Places of the column that an earlier answer of ours added; it is no note. */
  readonly reasonColumn: number | null;
}

type Lines = readonly (readonly (TableCell | undefined)[])[];

/** The line that has most of the sheet's headings; undefined when none has one. */
export function findHeadings(sheet: Sheet, lines: Lines): Headings | undefined {
  const keys = keysByHeading(sheet);
  const scores = lines.map((cells) => {
    const found = cells.flatMap((cell) => keys.get(plainHeading(cell)) ?? []);
    return new Set(found).size;
  });
  const best = Math.max(0, ...scores);
  if (best === 0) return undefined;
  const at = scores.indexOf(best);
  const headers = Array.from(lines[at] ?? [], headingOf);
  const reasonColumn = headers.findIndex((header) => problemColumnNames.has(header.trim()));
  const columns = headers.map((header, i) => ({
    header,
    key: i === reasonColumn ? null : (keys.get(plain(header)) ?? null),
  }));
  return { line: at + 1, columns, reasonColumn: reasonColumn < 0 ? null : reasonColumn };
}

/** @throws Fault `heading-twice`, `column-missing`, `too-many-columns`. */
export function requireHeadings(sheet: Sheet, { columns }: Headings, columnsMax: number): void {
  if (columns.length > columnsMax) {
    throw sheetFault(sheetFaults.tooManyColumns, { columns: columnsMax });
  }
  for (const { key, name } of sheet.columns) {
    const places = columns.flatMap((column, i) => (column.key === key ? [columnLetters(i)] : []));
    if (places.length > 1) {
      throw sheetFault(sheetFaults.headingTwice, {
        name: name.zh,
        nameEn: name.en,
        places: places.join(', '),
      });
    }
  }
  const present = new Set(columns.map(({ key }) => key));
  const missing = sheet.columns.filter(({ key, required }) => required && !present.has(key));
  if (missing.length > 0) {
    throw sheetFault(sheetFaults.columnMissing, {
      names: missing.map(({ name }) => name.zh).join('、'),
      namesEn: missing.map(({ name }) => name.en).join(', '),
    });
  }
}

function keysByHeading({ columns }: Sheet): ReadonlyMap<string, string> {
  const former = columns.flatMap(({ key, formerNames = [] }) =>
    formerNames.map((name) => [plain(name), key] as const),
  );
  const names = columns.flatMap(({ key, name }) => [
    [plain(name.zh), key] as const,
    [plain(name.en), key] as const,
  ]);
  return new Map([...former, ...names]);
}

const headingOf = (cell: TableCell | undefined): string => String(cell?.value ?? '');

const plainHeading = (cell: TableCell | undefined): string => plain(headingOf(cell));

/** A heading without stars, spaces, line breaks, marks such as （必填）, or full-width forms. */
function plain(heading: string): string {
  return toHalfWidth(heading)
    .replace(/[\s\u200b-\u200f\ufeff\u00a0*'"]/g, '')
    .replace(/\((必填|选填|可选|required|optional)\)/gi, '')
    .toLowerCase();
}
