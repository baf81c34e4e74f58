import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { listLines, type BatchRow } from './batch-store.ts';
import { lockBatch } from './batch-view.ts';
import { faults, type BatchDetail } from './contract.ts';
import type * as contract from './contract-voids.ts';
import { moveInstalments } from './instalment-store.ts';
import { moveLines } from './move-lines.ts';
import { requireNoVoid } from './require-no-void.ts';
import { showBatch } from './show-batches.ts';
import * as store from './void-store.ts';

/** Asks that a signed batch be voided (作废); it is not released while that waits for a second person. */
export async function askVoid(
  turn: Turn,
  { params, body }: Input<typeof contract.askVoid>,
): Promise<BatchDetail> {
  const batch = await lockBatch(turn, params.batchId, ['signed']);
  await requireNoVoid(turn, batch);
  const { reason } = body;
  await store.saveVoid(turn, { id: turn.newId(), batchId: batch.id, reason, by: actorOf(turn) });
  await recordAct(turn, batch, 'ask-void', reason);
  return viewAgain(turn, batch);
}

/**
 * A second natural person confirms: the batch is void, its cases wait to be put in another one. Their
 * money was never instructed and stays reserved.
 */
export async function confirmVoid(
  turn: Turn,
  { params }: Input<typeof contract.confirmVoid>,
): Promise<BatchDetail> {
  const batch = await lockBatch(turn, params.batchId, ['signed']);
  const asked = await getAsked(turn, batch);
  const actor = actorOf(turn);
  if (asked.askedByPerson === actor.personId) {
    throw fault(faults.samePerson, { status: 403, values: { number: batch.number } });
  }
  const lines = (await listLines(turn, batch.id)).filter((line) => line.state === 'open');
  const { reason } = asked;
  await store.decideVoid(turn, asked.id, 'confirmed', actor);
  await store.markVoided(turn, batch.id, asked);
  await moveLines(turn, lines, () => ({
    move: 'void-batch',
    reason,
    detail: { batch: batch.number },
  }));
  await moveInstalments(turn, lines, ['batched'], 'payable');
  await recordAct(turn, batch, 'void-batch', reason);
  return viewAgain(turn, batch);
}

/** The batch stands after all; whoever asked may take it back, too. */
export async function dropVoid(
  turn: Turn,
  { params, body }: Input<typeof contract.dropVoid>,
): Promise<BatchDetail> {
  const batch = await lockBatch(turn, params.batchId, ['signed']);
  const asked = await getAsked(turn, batch);
  await store.decideVoid(turn, asked.id, 'dropped', actorOf(turn));
  await recordAct(turn, batch, 'drop-void', body.reason);
  return viewAgain(turn, batch);
}

async function getAsked(turn: Turn, batch: BatchRow): Promise<store.VoidRow> {
  const asked = await store.findVoid(turn, batch.id);
  if (asked?.decision !== null) {
    throw fault(faults.voidNotAsked, { values: { number: batch.number } });
  }
  return asked;
}

function recordAct(turn: Turn, batch: BatchRow, act: string, reason: string): Promise<void> {
  return turn.record({
    act: `payments.${act}`,
    subject: { type: 'payment-batch', id: batch.id },
    reason,
    detail: { number: batch.number, lines: batch.lineCount, totalFen: batch.totalFen },
  });
}

function viewAgain(turn: Turn, { id }: BatchRow): Promise<BatchDetail> {
  return showBatch(turn, { params: { batchId: id }, query: {}, body: undefined, files: [] });
}
