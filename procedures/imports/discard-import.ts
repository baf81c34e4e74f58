import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type ImportEndpoints } from './contract.ts';
import type { ImportKind } from './import-kind.ts';
import { stateAfter } from './lifecycle.ts';
import { getBatch } from './owner.ts';
import { eraseRows, listUnerased, lockBatch, moveBatch } from './store.ts';
import { viewBatch } from './view.ts';

/** Drops an import that was not accepted; what its rows said is erased. */
export async function discardImport(
  kind: ImportKind,
  turn: Turn,
  { params }: Input<ImportEndpoints['discard']>,
): Promise<Output<ImportEndpoints['discard']>> {
  const seen = await getBatch(turn, kind, params.importId);
  const to = stateAfter('discard', seen.state);
  const batch = await lockBatch(turn, seen.id, seen.state);
  if (!batch) throw fault(faults.wrongState);
  await moveBatch(turn, batch.id, batch.state, to);
  await eraseRows(turn, batch.id);
  await turn.record({
    act: `${kind.id}-import-discard`,
    subject: { type: 'import', id: batch.id },
  });
  return viewBatch(kind, turn, await getBatch(turn, kind, batch.id));
}

/** Days after which what rows said is erased; what they made stands where it was made. */
const keptDays = 90;

/** Job: erases what the rows of old imports said. Safe to repeat. */
export async function eraseOldImports(turn: Turn): Promise<void> {
  const before = new Date(turn.now.getTime() - keptDays * 86_400_000);
  for (const { id } of await listUnerased(turn, before, 100)) await eraseRows(turn, id);
}
