import { Fault, fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { byItself } from '@yanzhen/server/turn/by-itself.ts';
import { faults, type ImportEndpoints } from './contract.ts';
import type { ImportKind, RowUndone } from './import-kind.ts';
import { stateAfter } from './lifecycle.ts';
import { getBatch } from './owner.ts';
import { enqueueStep } from './steps.ts';
import {
  addCounts,
  listWaiting,
  lockBatch,
  moveBatch,
  saveRowState,
  type RowRow,
} from './store.ts';
import { viewBatch } from './view.ts';

/** Takes a whole import back, as far as nobody took the next step. A job does it. */
export async function undoImport(
  kind: ImportKind,
  turn: Turn,
  { params, body }: Input<ImportEndpoints['undo']>,
): Promise<Output<ImportEndpoints['undo']>> {
  const { accountId, name } = actorOf(turn);
  const batch = await getBatch(turn, kind, params.importId);
  const moved = await moveBatch(turn, batch.id, batch.state, stateAfter('undo', batch.state), {
    undone_by_name: name,
    undone_by_account: accountId,
    undone_at: turn.now,
    undo_reason: body.reason,
    rows_done: 0,
  });
  if (moved === 0) throw fault(faults.wrongState);
  await enqueueStep(turn, kind.id, 'undo', { batchId: batch.id, accountId, part: 0 });
  await turn.record({
    act: `${kind.id}-import-undo`,
    subject: { type: 'import', id: batch.id },
    reason: body.reason,
  });
  return viewBatch(kind, turn, await getBatch(turn, kind, batch.id));
}

/** Job: takes back the next rows. What went on stays, with the reason. */
export async function undoRows(kind: ImportKind, turn: Turn, batchId: string): Promise<void> {
  const batch = await lockBatch(turn, batchId, 'undoing');
  if (!batch?.undone_by_account) return;
  const { accountId } = actorOf(turn);
  const limit = kind.rowsAtOnce?.keep ?? 50;
  const rows = await listWaiting(turn, batchId, 'kept', limit);
  const of = { id: batchId, subject: batch.subject, reason: batch.undo_reason ?? '' };
  let undone = 0;
  for (const row of rows) {
    const answer = await undoRow(kind, turn, { of, row });
    if (answer.undone) {
      undone += 1;
      await saveRowState(turn, batchId, row.line, { state: 'undone' });
    } else {
      await saveRowState(turn, batchId, row.line, { state: 'stays', note: answer.note });
    }
  }
  await addCounts(turn, batchId, { done: rows.length, undone });
  if (rows.length === limit) {
    const part = batch.rows_done + rows.length;
    await enqueueStep(turn, kind.id, 'undo', { batchId, accountId, part });
    return;
  }
  await moveBatch(turn, batchId, 'undoing', stateAfter('end-undo', 'undoing'), { rows_done: 0 });
}

function undoRow(
  kind: ImportKind,
  turn: Turn,
  { of, row }: { of: Parameters<ImportKind['undo']>[1]; row: RowRow },
): Promise<RowUndone> {
  const { subject_type: type, subject_id: id } = row;
  if (type === null || id === null) return Promise.resolve({ undone: true });
  return byItself<RowUndone>(
    turn,
    () => kind.undo(turn, of, { type, id }),
    (error) => {
      if (error instanceof Fault) return { undone: false, note: kind.wordFault(error) };
      throw error;
    },
  );
}
