import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findBatch, listLines, takeOutLine } from './batch-store.ts';
import { lockBatch, viewBatch } from './batch-view.ts';
import type * as contract from './contract.ts';
import { moveInstalments } from './instalment-store.ts';
import { moveLines } from './move-lines.ts';

/** Takes a line out of a batch before it is signed; the application goes back to the queue. */
export async function removeLine(
  turn: Turn,
  { params, body }: Input<typeof contract.removeLine>,
): Promise<Output<typeof contract.removeLine>> {
  const batch = await lockBatch(turn, params.batchId, ['prepared']);
  const lines = await listLines(turn, batch.id);
  const line = lines.find((each) => each.id === params.lineId && each.state === 'open');
  if (!line) throw notFound();
  await takeOutLine(turn, line, body.reason);
  await moveLines(turn, [line], () => ({ move: 'unbatch', reason: body.reason }));
  await moveInstalments(turn, [line], ['batched'], 'payable');
  await turn.record({
    act: 'payments.remove-line',
    subject: { type: 'payment-batch', id: batch.id },
    reason: body.reason,
    detail: { number: batch.number, reference: line.reference },
  });
  return viewBatch((await findBatch(turn, batch.id)) ?? batch);
}
