import * as XLSX from '@e965/xlsx';
import { templateMark } from './write-template.ts';
import { sheetFault, sheetFaults } from './sheet-faults.ts';
import { packStored, unpackXlsx } from './unpack-xlsx.ts';
import type { SheetLimits } from './limits.ts';
import type { Table, TableCell } from './table.ts';

/** Lines of an .xlsx that are looked at: twice what may be filled, for blank ones between. */
const linesPerRow = 2;

/** The visible sheets of an .xlsx. @throws Fault of `sheetFaults`. */
export function openXlsx(bytes: Buffer, limits: SheetLimits): Table[] {
  const parts = unpackXlsx(bytes, limits.unpackedBytes);
  const lines = limits.rows * linesPerRow;
  for (const [name, part] of parts) {
    if (/worksheets\//i.test(name)) requireWithin(part, lines, limits.rows);
  }
  return tablesOf(read(packStored(parts), { sheetRows: lines }), 'xlsx');
}

/** The visible sheets of an .xls; it has 65,536 lines at most. @throws Fault of `sheetFaults`. */
export function openXls(bytes: Buffer): Table[] {
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) throw sheetFault(sheetFaults.encrypted);
  if (has('_VBA_PROJECT')) throw sheetFault(sheetFaults.macros);
  if (!has('Workbook') && !has('Book')) throw sheetFault(sheetFaults.notASheet, { found: '.doc' });
  requireWholeStream(bytes);
  return tablesOf(read(bytes, {}), 'xls');
}

interface Containers {
  read(
    bytes: Buffer,
    options: { type: 'buffer' },
  ): { FileIndex: { name: string; size: number; content?: ArrayLike<number> }[] };
}
const containers = XLSX.CFB as Containers;

/** The reader fills up with what it can get of a broken file; what is cut off is refused here. */
function requireWholeStream(bytes: Buffer): void {
  let whole = false;
  try {
    const file = containers.read(bytes, { type: 'buffer' });
    const stream = file.FileIndex.find(({ name }) => /^(Workbook|Book)$/i.test(name));
    const content = stream?.content;
    whole =
      stream !== undefined &&
      content !== undefined &&
      content.length >= stream.size &&
      stream.size > 8;
  } catch {
    whole = false;
  }
  if (!whole) throw sheetFault(sheetFaults.damaged);
}

function read(bytes: Buffer, options: XLSX.ParsingOptions): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      ...options,
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      WTF: true,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (/password|encrypt/i.test(said)) throw sheetFault(sheetFaults.encrypted);
    throw sheetFault(sheetFaults.damaged);
  }
}

/** A value below the lines that are looked at would be passed over in silence. */
function requireWithin(sheetXml: Buffer, lines: number, rows: number): void {
  const end = sheetXml.lastIndexOf('sheetData>');
  const before = end < 0 ? sheetXml.length : end;
  // Ends of a value (`</v></c>`) and of an inline text (`</t></is>`), under whatever prefix.
  const last = Math.max(sheetXml.lastIndexOf('v></', before), sheetXml.lastIndexOf('t></', before));
  if (last < 0) return;
  const row = Math.max(sheetXml.lastIndexOf('<row ', last), sheetXml.lastIndexOf(':row ', last));
  const number = /\sr="(\d+)"/.exec(sheetXml.toString('latin1', row, row + 200))?.[1];
  if (row >= 0 && Number(number) > lines) throw sheetFault(sheetFaults.tooManyRows, { rows });
}

function tablesOf(workbook: XLSX.WorkBook, format: 'xlsx' | 'xls'): Table[] {
  const named = workbook.SheetNames.map((name, i) => ({
    sheet: workbook.Sheets[name],
    hidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
  }));
  const template = named.map(({ sheet }) => (sheet ? templateOf(sheet) : undefined)).find(Boolean);
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return named
    .filter(({ hidden }) => !hidden)
    .flatMap(({ sheet }) =>
      sheet?.['!data'] ? [tableOf(sheet, { format, from1904, template })] : [],
    );
}

function templateOf(sheet: XLSX.WorkSheet): Table['template'] {
  const [mark, id, version] = (sheet['!data']?.[0] ?? []).map((cell) => String(cell?.v ?? ''));
  return mark === templateMark && id ? { id, version: Number(version) } : undefined;
}

function tableOf(
  sheet: XLSX.WorkSheet,
  about: { format: 'xlsx' | 'xls'; from1904: boolean; template: Table['template'] },
): Table {
  const data = sheet['!data'] ?? [];
  const merges = (sheet['!merges'] ?? [])
    .filter(({ s, e }) => e.r > s.r)
    .toSorted((a, b) => a.s.r - b.s.r);
  const covering = new Map<number, { until: number; cell: TableCell | undefined }>();
  let next = 0;
  return {
    format: about.format,
    lines: data.length,
    ...(about.template ? { template: about.template } : {}),
    line: (number) => {
      const at = number - 1;
      const cells = data[at]?.map((cell) => cellOf(cell, about.from1904)) ?? [];
      // Lines are asked for once each, from the first to the last: memory is given back on the way.
      data[at] = [];
      for (const [column, { until, cell }] of covering) {
        if (until < at) covering.delete(column);
        else if (cell) cells[column] ??= { ...cell, merged: true };
      }
      for (; (merges[next]?.s.r ?? Infinity) <= at; next += 1) {
        const merge = merges[next];
        if (merge) covering.set(merge.s.c, { until: merge.e.r, cell: cells[merge.s.c] });
      }
      return cells;
    },
  };
}

/** Formulas that fetch from elsewhere: other files, the network, programs. */
const reachingOut =
  /\[[^\]]*\]|WEBSERVICE|HYPERLINK|\bRTD\b|\bDDE|IMPORT(DATA|XML|RANGE|FEED|HTML)|CALL\(|\|/i;

function cellOf(cell: XLSX.CellObject | undefined, from1904: boolean): TableCell | undefined {
  if (!cell || cell.v === undefined || cell.t === 'z') return undefined;
  if (cell.t === 'e') return { value: '', formula: 'no-result' };
  const value = cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : cell.v;
  if (value === '' && cell.f === undefined) return undefined;
  return {
    value,
    ...(typeof value === 'number' && isDate(cell.z) ? { isDate: true } : {}),
    ...(from1904 ? { from1904 } : {}),
    // The reader gives 0 where a formula was never computed.
    ...(cell.f === undefined
      ? {}
      : {
          formula: reachingOut.test(cell.f)
            ? 'reaching-out'
            : value === 0 || value === ''
              ? 'no-result'
              : 'harmless',
        }),
  };
}

const isDateFormat = (XLSX.SSF as { readonly is_date: (format: string) => boolean }).is_date;

function isDate(format: unknown): boolean {
  return typeof format === 'string' && format !== 'General' && isDateFormat(format);
}
