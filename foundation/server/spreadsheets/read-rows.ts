import { exampleMark } from './mark-words.ts';
import { findHeadings, headingLines, requireHeadings, type Headings } from './find-headings.ts';
import { readValue, type ReadCell } from './read-value.ts';
import { sheetFault, sheetFaults } from './sheet-faults.ts';
import { dateOfSerial } from './serial-date.ts';
import type { SheetLimits } from './limits.ts';
import type {
  CellValue,
  RawCell,
  RowNotice,
  RowProblem,
  Sheet,
  SheetHead,
  SheetRow,
} from './sheet.ts';
import type { Table, TableCell } from './table.ts';

type Cells = readonly (TableCell | undefined)[];

/** Problems told of one row, at most: the rest is seen when these are mended. */
const problemsPerRow = 20;

/**
 * The rows of the first table that has the sheet's headings.
 *
 * @returns The head, and a generator of the rows that hold something.
 * @throws Fault of `sheetFaults`; from the generator too (`too-many-rows`, `too-many-columns`, `no-rows`).
 */
export function readRows(
  tables: readonly Table[],
  sheet: Sheet,
  limits: SheetLimits,
): { head: SheetHead; rows: Generator<SheetRow>; lines: number } {
  requireOwnTemplate(tables, sheet);
  for (const table of tables) {
    const first = Array.from({ length: Math.min(headingLines, table.lines) }, (_, i) =>
      table.line(i + 1),
    );
    const headings = findHeadings(sheet, first);
    if (!headings) continue;
    requireHeadings(sheet, headings, limits.columns);
    const above = first.slice(0, headings.line);
    const waiting = first.slice(headings.line);
    for (const cells of waiting) {
      if (isExample(cells)) above.push(cells);
      else break;
    }
    const head: SheetHead = {
      format: table.format,
      version: table.template?.version ?? null,
      columns: headings.columns,
      above: above.map((cells) => Array.from(cells, rawOf)),
    };
    return {
      head,
      rows: rowsBelow(table, sheet, { headings, waiting, limits }),
      lines: table.lines,
    };
  }
  throw sheetFault(sheetFaults.noHeadings, {
    names: sheet.columns
      .slice(0, 6)
      .map(({ name }) => name.zh)
      .join('、'),
    namesEn: sheet.columns
      .slice(0, 6)
      .map(({ name }) => name.en)
      .join(', '),
  });
}

function requireOwnTemplate(tables: readonly Table[], sheet: Sheet): void {
  const id = tables.find(({ template }) => template)?.template?.id;
  if (id !== undefined && id !== sheet.id) {
    throw sheetFault(sheetFaults.otherTemplate, { name: sheet.title.zh, nameEn: sheet.title.en });
  }
}

function* rowsBelow(
  table: Table,
  sheet: Sheet,
  {
    headings,
    waiting,
    limits,
  }: { headings: Headings; waiting: readonly Cells[]; limits: SheetLimits },
): Generator<SheetRow> {
  const rowsMax = Math.min(sheet.rowsMax ?? limits.rows, limits.rows);
  const places = new Map(headings.columns.map(({ key }, i) => [key, i]));
  let count = 0;
  for (let line = headings.line + 1; line <= table.lines; line += 1) {
    const cells = waiting[line - headings.line - 1] ?? table.line(line);
    if (!holdsSomething(cells, headings) || isExample(cells)) continue;
    if (cells.length > limits.columns) {
      throw sheetFault(sheetFaults.tooManyColumns, { columns: limits.columns });
    }
    count += 1;
    if (count > rowsMax) throw sheetFault(sheetFaults.tooManyRows, { rows: rowsMax });
    yield readRow(sheet, places, { line, cells, width: headings.columns.length });
  }
  if (count === 0) throw sheetFault(sheetFaults.noRows);
}

function readRow(
  sheet: Sheet,
  places: ReadonlyMap<string | null, number>,
  { line, cells, width }: { line: number; cells: Cells; width: number },
): SheetRow {
  const values: Record<string, CellValue> = {};
  const problems: RowProblem[] = [];
  const notices: RowNotice[] = [];
  for (const column of sheet.columns) {
    const { key } = column;
    const place = places.get(key);
    const cell = place === undefined ? undefined : cells[place];
    const code = cell?.formula && formulaProblems[cell.formula];
    const read = code
      ? { value: null, problem: { code }, notices: [] }
      : readValue(column, cell ?? null);
    values[key] = read.value;
    if (read.problem && problems.length < problemsPerRow) {
      problems.push({ column: key, ...read.problem });
    }
    for (const notice of read.notices) notices.push({ column: key, code: notice });
    if (cell?.merged) notices.push({ column: key, code: 'merged' });
    if (cell?.formula === 'harmless') notices.push({ column: key, code: 'formula' });
  }
  const raw = Array.from({ length: Math.max(width, cells.length) }, (_, i) => rawOf(cells[i]));
  return { line, values, cells: raw, problems, notices };
}

const formulaProblems = {
  harmless: undefined,
  'reaching-out': 'spreadsheets.formula-reaches-out',
  'no-result': 'spreadsheets.formula-no-result',
} as const;

/** A cell as it stands in the file; a day that is kept as a number is given as the day. */
function rawOf(cell: (ReadCell & { readonly formula?: unknown }) | undefined): RawCell {
  if (!cell) return null;
  const { value, isDate, from1904 } = cell;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number' && isDate) return dateOfSerial(value, from1904 === true) ?? value;
  return value === '' ? null : value;
}

function holdsSomething(cells: Cells, { reasonColumn }: Headings): boolean {
  return cells.some(
    (cell, i) =>
      cell !== undefined &&
      !cell.merged &&
      i !== reasonColumn &&
      (cell.formula !== undefined || String(cell.value).trim() !== ''),
  );
}

const exampleMarks = [exampleMark.zh, exampleMark.en].map((mark) => mark.trim());

function isExample(cells: Cells): boolean {
  const first = cells.find((cell) => cell !== undefined && String(cell.value).trim() !== '');
  return exampleMarks.some((mark) =>
    String(first?.value ?? '')
      .trim()
      .startsWith(mark),
  );
}
