import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** What a job does of an import; each does a part and queues the next. */
export type Step = 'read' | 'check' | 'keep' | 'undo';

/** Queues the next part of a step, in the name of the account that asked for it. */
export async function enqueueStep(
  turn: Turn,
  kindId: string,
  step: Step,
  of: { readonly batchId: string; readonly accountId: string; readonly part: number },
): Promise<void> {
  const payload = { batchId: of.batchId, actingAccountId: of.accountId };
  await turn.enqueue(`${kindId}-import-${step}`, payload, `${step}/${of.batchId}/${of.part}`);
}

/**
 * Runs work that may read and not write: the database refuses a write within it. Whatever it does is
 * rolled back.
 */
export async function withoutWriting<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  await turn.run(savepoint);
  await turn.run(readOnly);
  const result = await work();
  await turn.run(rollback);
  return result;
}

const savepoint = sql`savepoint import_row`;
const rollback = sql`rollback to savepoint import_row`;
const readOnly = sql`set local transaction_read_only = on`;
