import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type ImportEndpoints } from './contract.ts';
import type { ImportKind } from './import-kind.ts';
import { stateAfter } from './lifecycle.ts';
import { getBatch } from './owner.ts';
import { enqueueStep } from './steps.ts';
import { moveBatch } from './store.ts';
import { viewBatch } from './view.ts';

/** Accepts an import: its good rows, or all of them and only if all are good. A job keeps them. */
export async function acceptImport(
  kind: ImportKind,
  turn: Turn,
  { params, body }: Input<ImportEndpoints['accept']>,
): Promise<Output<ImportEndpoints['accept']>> {
  const { accountId, name } = actorOf(turn);
  const batch = await getBatch(turn, kind, params.importId);
  const to = stateAfter('accept', batch.state);
  if (batch.erased_at) throw fault(faults.erased);
  if (batch.rows_new + batch.rows_changed === 0) throw fault(faults.nothingNew);
  if (body.rows === 'all' && batch.rows_bad > 0) {
    throw fault(faults.rowsBad, { field: 'body.rows', values: { bad: batch.rows_bad } });
  }
  const moved = await moveBatch(turn, batch.id, batch.state, to, {
    accepted: body.rows,
    accepted_by_name: name,
    accepted_by_account: accountId,
    accepted_at: turn.now,
    rows_done: 0,
  });
  if (moved === 0) throw fault(faults.wrongState);
  await enqueueStep(turn, kind.id, 'keep', { batchId: batch.id, accountId, part: 0 });
  await turn.record({
    act: `${kind.id}-import-accept`,
    subject: { type: 'import', id: batch.id },
    detail: {
      rows: body.rows,
      new: batch.rows_new,
      changed: batch.rows_changed,
      bad: batch.rows_bad,
    },
  });
  return viewBatch(kind, turn, await getBatch(turn, kind, batch.id));
}
