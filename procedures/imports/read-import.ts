import { Fault } from '@yanzhen/server/routes/fault.ts';
import { readSheet } from '@yanzhen/server/spreadsheets/read-sheet.ts';
import type { RowProblem, SheetHead, SheetRow } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { byItself } from '@yanzhen/server/turn/by-itself.ts';
import type { ImportKind } from './import-kind.ts';
import { stateAfter } from './lifecycle.ts';
import { openFile, sealHead, sealRow } from './sealed-row.ts';
import { enqueueStep } from './steps.ts';
import { getSealedFile, lockBatch, moveBatch, saveRows, type NewRow } from './store.ts';

/** Job: reads the file of an import and keeps its rows, sealed. */
export async function readImport(kind: ImportKind, turn: Turn, batchId: string): Promise<void> {
  const batch = await lockBatch(turn, batchId, 'reading');
  if (!batch) return;
  const failure = await byItself(
    turn,
    async () => {
      const sheet = await kind.sheet(turn, batch.subject);
      const file = openFile(turn, batchId, await getSealedFile(turn, batchId));
      const seen = new Map<string, number>();
      let total = 0;
      const { rows: _taken, ...head } = await readSheet(file, sheet, {
        onRows: async (rows, known) => {
          await saveRows(
            turn,
            batchId,
            rows.map((row) => newRow(kind, turn, { batchId, head: known, row, seen })),
          );
          total += rows.length;
        },
      });
      await moveBatch(turn, batchId, 'reading', stateAfter('read', 'reading'), {
        format: head.format,
        template_version: head.version,
        head_sealed: sealHead(turn, batchId, head),
        rows_total: total,
      });
      return undefined;
    },
    (error) => {
      // What is wrong with the file is the sender's to mend; anything else is ours, and is tried again.
      if (error instanceof Fault) return error;
      throw error;
    },
  );
  if (failure) {
    const { code, values } = failure;
    await moveBatch(turn, batchId, 'reading', stateAfter('fail', 'reading'), {
      fault: JSON.stringify({ code, values }),
    });
    return;
  }
  const accountId = batch.uploaded_by_account;
  await enqueueStep(turn, kind.id, 'check', { batchId, accountId, part: 0 });
}

function newRow(
  kind: ImportKind,
  turn: Turn,
  about: { batchId: string; head: SheetHead; row: SheetRow; seen: Map<string, number> },
): NewRow {
  const { batchId, head, row, seen } = about;
  const shown = { line: row.line, values: row.values, notes: {} };
  const key = kind.keyOf(shown);
  const first = key === null ? undefined : seen.get(key);
  if (key !== null && first === undefined) seen.set(key, row.line);
  return {
    line: row.line,
    sealed: sealRow(turn, batchId, head, row),
    label: kind.labelOf(shown).slice(0, 100),
    problems: first === undefined ? row.problems : [...row.problems, twice(first)],
    notices: row.notices,
  };
}

function twice(line: number): RowProblem {
  const says = {
    zh: `与第 ${line} 行重复。请只保留其中一行。`,
    en: `The same as row ${line}. Keep one of them.`,
  };
  return { column: null, code: 'imports.row-twice', says };
}
