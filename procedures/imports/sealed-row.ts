import type {
  CellValue,
  RawCell,
  SheetHead,
  SheetRow,
} from '@yanzhen/server/spreadsheets/sheet.ts';
import { notesOf } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { ImportRow } from './import-kind.ts';

/** What of a row is sealed: everything that was typed. */
interface RowContent {
  readonly values: Readonly<Record<string, CellValue>>;
  readonly cells: readonly RawCell[];
  readonly notes: Readonly<Record<string, string>>;
}

const place = (batchId: string, line: number): string => `import_row/${batchId}/${line}`;

export function sealRow(turn: Turn, batchId: string, head: SheetHead, row: SheetRow): Buffer {
  const { values, cells } = row;
  const content: RowContent = { values, cells, notes: notesOf(head, row) };
  return turn.secrets.sealBytes(place(batchId, row.line), Buffer.from(JSON.stringify(content)));
}

/** What a row said; undefined once it was erased. */
export function openRow(
  turn: Turn,
  batchId: string,
  { line, row_sealed }: { readonly line: number; readonly row_sealed: Buffer | null },
): (ImportRow & Pick<RowContent, 'cells'>) | undefined {
  if (!row_sealed) return undefined;
  const opened = turn.secrets.openBytes(place(batchId, line), row_sealed).toString();
  return { line, ...(JSON.parse(opened) as RowContent) };
}

export function sealHead(turn: Turn, batchId: string, head: SheetHead): Buffer {
  return turn.secrets.sealBytes(`import_batch/${batchId}`, Buffer.from(JSON.stringify(head)));
}

export function openHead(turn: Turn, batchId: string, sealed: Buffer): SheetHead {
  return JSON.parse(
    turn.secrets.openBytes(`import_batch/${batchId}`, sealed).toString(),
  ) as SheetHead;
}

export function sealFile(turn: Turn, batchId: string, file: Buffer): Buffer {
  return turn.secrets.sealBytes(`import_batch/${batchId}/file`, file);
}

export function openFile(turn: Turn, batchId: string, sealed: Buffer): Buffer {
  return turn.secrets.openBytes(`import_batch/${batchId}/file`, sealed);
}
