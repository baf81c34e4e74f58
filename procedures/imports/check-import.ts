import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Outcome } from './contract.ts';
import type { ImportKind, ImportRow } from './import-kind.ts';
import { stateAfter } from './lifecycle.ts';
import { openRow } from './sealed-row.ts';
import { enqueueStep, withoutWriting } from './steps.ts';
import {
  addCounts,
  listUnchecked,
  lockBatch,
  moveBatch,
  saveChecks,
  type CheckedRow,
} from './store.ts';

/** Job: the dry run over the next rows. The feature's own check cannot write: the database refuses it. */
export async function checkImport(kind: ImportKind, turn: Turn, batchId: string): Promise<void> {
  const batch = await lockBatch(turn, batchId, 'checking');
  if (!batch) return;
  const limit = kind.rowsAtOnce?.check ?? 500;
  const rows = await listUnchecked(turn, batchId, limit);
  const clean = rows.flatMap((row): ImportRow[] => {
    const opened = row.problems.length === 0 ? openRow(turn, batchId, row) : undefined;
    return opened ? [opened] : [];
  });
  const of = { id: batchId, subject: batch.subject };
  const answers =
    clean.length === 0 ? [] : await withoutWriting(turn, () => kind.check(turn, of, clean));
  if (answers.length !== clean.length) throw new Error(`${kind.id} did not answer for each row`);
  const byLine = new Map(clean.map(({ line }, i) => [line, answers[i]]));
  const checked = rows.map((row): CheckedRow => {
    const answer = byLine.get(row.line);
    return {
      line: row.line,
      outcome: answer?.outcome ?? 'bad',
      problems: [...row.problems, ...(answer?.problems ?? [])],
      says: answer?.says ?? null,
    };
  });
  if (checked.length > 0) await saveChecks(turn, batchId, checked);
  await addCounts(turn, batchId, { ...countsOf(checked), done: checked.length });
  if (rows.length < limit) {
    await moveBatch(turn, batchId, 'checking', stateAfter('check', 'checking'), { rows_done: 0 });
    return;
  }
  const part = batch.rows_done + rows.length;
  await enqueueStep(turn, kind.id, 'check', {
    batchId,
    accountId: batch.uploaded_by_account,
    part,
  });
}

function countsOf(rows: readonly { readonly outcome: Outcome }[]): Record<Outcome, number> {
  const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  return { new: count('new'), changed: count('changed'), same: count('same'), bad: count('bad') };
}
