import { yuanForReader } from '@yanzhen/values/money.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { endPayment, listLines, recallLineRow } from './batch-store.ts';
import { lockBatch } from './batch-view.ts';
import * as contract from './contract.ts';
import { listInstalments, moveInstalments } from './instalment-store.ts';
import { moveLines } from './move-lines.ts';
import { releaseReservation } from './reserve.ts';
import { showBatch } from './show-batches.ts';
import { recallPaid } from './take-back.ts';

const { faults } = contract;

/**
 * The bank sends back what it had confirmed. The payment ends on that day, the money is reserved again
 * and the case waits to be paid anew; where its parts were stopped meanwhile, the money is released.
 */
export async function recallLine(
  turn: Turn,
  { params, body }: Input<typeof contract.recallLine>,
): Promise<Output<typeof contract.recallLine>> {
  const batch = await lockBatch(turn, params.batchId, ['answered']);
  const line = (await listLines(turn, batch.id)).find((each) => each.id === params.lineId);
  if (!line) throw notFound();
  const within = line.paidOn !== null && body.on >= line.paidOn && body.on <= turn.today;
  if (line.state !== 'paid' || !within) throw fault(faults.notPaid, { field: 'body.on' });
  const parts = await listInstalments(turn, [line.applicationId]);
  if (parts.some(({ state }) => state === 'batched')) throw fault(faults.laterUnderWay);
  const { reason, on, document } = body;
  const cases = await moveLines(turn, [line], () => ({
    move: 'recall-payment',
    reason,
    detail: { batch: batch.number, on, document },
  }));
  await recallLineRow(turn, line.id, reason);
  await endPayment(turn, line, on);
  await moveInstalments(turn, [line], ['paid'], 'returned', reason);
  await recallPaid(turn, line, { happenedOn: on, memo: document });
  const application = cases.get(line.applicationId);
  if (!application) throw new Error('a line without its case');
  const stopped = application.state === 'stopped';
  if (stopped) await releaseReservation(turn, line.applicationId, reason);
  await turn.send({
    personId: line.personId ?? application.applicantPersonId,
    template: stopped ? 'payments.recalled-stopped' : 'payments.returned',
    values: { reference: line.reference, reason, amount: yuanForReader(line.amountFen) },
    subject: { type: 'application', id: line.applicationId },
  });
  await turn.record({
    act: 'payments.recall-line',
    subject: { type: 'payment-batch', id: batch.id },
    reason,
    detail: { number: batch.number, reference: line.reference, on, document },
  });
  return showBatch(turn, { params: { batchId: batch.id }, query: {}, body: undefined, files: [] });
}
