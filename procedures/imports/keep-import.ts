import { Fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { byItself } from '@yanzhen/server/turn/by-itself.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ImportKind, ImportOf, RowKept } from './import-kind.ts';
import { stateAfter } from './lifecycle.ts';
import { openRow } from './sealed-row.ts';
import { enqueueStep } from './steps.ts';
import {
  addCounts,
  eraseRows,
  listWaiting,
  lockBatch,
  moveBatch,
  saveRowState,
  type RowRow,
} from './store.ts';

/**
 * Job: keeps the next good rows of an accepted import. A row that cannot be kept any more is left with its
 * reason, and the others go on; a server that dies takes back this part only, and the job comes again.
 */
export async function keepImport(kind: ImportKind, turn: Turn, batchId: string): Promise<void> {
  const batch = await lockBatch(turn, batchId, 'keeping');
  if (!batch?.accepted_by_account) return;
  const { accountId } = actorOf(turn);
  const limit = kind.rowsAtOnce?.keep ?? 50;
  const rows = await listWaiting(turn, batchId, 'waiting', limit);
  const of = { id: batchId, subject: batch.subject };
  let kept = 0;
  for (const row of rows) {
    const answer = await keepRow(kind, turn, { of, row });
    if ('left' in answer) {
      await saveRowState(turn, batchId, row.line, { state: 'left', note: answer.left });
    } else {
      kept += 1;
      const { subject, note } = answer;
      await saveRowState(turn, batchId, row.line, { state: 'kept', subject, note });
    }
  }
  await addCounts(turn, batchId, { done: rows.length, kept });
  if (rows.length === limit) {
    const part = batch.rows_done + rows.length;
    await enqueueStep(turn, kind.id, 'keep', { batchId, accountId, part });
    return;
  }
  await moveBatch(turn, batchId, 'keeping', stateAfter('keep', 'keeping'), {
    kept_at: turn.now,
    rows_done: 0,
  });
  if (kind.eraseOnceKept) await eraseRows(turn, batchId);
  await turn.record({
    act: `${kind.id}-import-kept`,
    subject: { type: 'import', id: batchId },
    detail: { kept: batch.rows_kept + kept },
  });
}

function keepRow(
  kind: ImportKind,
  turn: Turn,
  { of, row }: { of: ImportOf; row: RowRow },
): Promise<RowKept | { readonly left: Localized }> {
  return byItself<RowKept | { readonly left: Localized }>(
    turn,
    () => {
      const opened = openRow(turn, of.id, row);
      if (!opened) throw new Error('an accepted row was erased');
      return kind.keep(turn, of, opened);
    },
    (error) => {
      if (error instanceof Fault) return { left: kind.wordFault(error) };
      throw error;
    },
  );
}
