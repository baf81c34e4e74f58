import { fileTypeFromBuffer } from 'file-type';
import { openCsv } from './open-csv.ts';

import { sheetFault, sheetFaults } from './sheet-faults.ts';
import type { SheetLimits } from './limits.ts';
import type { Table } from './table.ts';

/**
 * Opens an upload by what it is and not by what it is called: a CSV named .xls is a CSV.
 *
 * @returns The sheets that may hold the rows, in their order; a CSV is one.
 * @throws Fault of `sheetFaults`.
 */
export async function openTables(bytes: Buffer, limits: SheetLimits): Promise<Table[]> {
  if (bytes.length === 0) throw sheetFault(sheetFaults.empty);
  if (bytes.length > limits.bytes) {
    throw sheetFault(sheetFaults.tooLarge, { maxMb: Math.round(limits.bytes / 2 ** 20) });
  }
  if (begins(bytes, 'PK\x03\x04'))
    return (await import('./open-workbook.ts')).openXlsx(bytes, limits);
  if (begins(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return (await import('./open-workbook.ts')).openXls(bytes);
  const isUtf16 = begins(bytes, '\xff\xfe') || begins(bytes, '\xfe\xff');
  const found = isUtf16 ? undefined : await fileTypeFromBuffer(bytes);
  if (found && !/^(application\/xml|text\/)/.test(found.mime)) {
    throw sheetFault(sheetFaults.notASheet, { found: `.${found.ext}` });
  }
  if (
    /^\s*(\ufeff)?\s*<(!doctype|html|\?xml|table|meta|style)/i.test(bytes.toString('utf8', 0, 200))
  ) {
    throw sheetFault(sheetFaults.otherFormat, { found: 'HTML/XML' });
  }
  return [openCsv(bytes)];
}

function begins(bytes: Buffer, mark: string): boolean {
  return bytes.toString('latin1', 0, mark.length) === mark;
}
