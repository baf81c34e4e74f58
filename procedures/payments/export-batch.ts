import { createHash } from 'node:crypto';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { lineToken, writeBankFile, type BankBatch } from './bank-file.ts';
import { listLines, markReleased, type BatchRow, type LineRow } from './batch-store.ts';
import { lockBatch, openAccount, requireAnotherPerson } from './batch-view.ts';
import { faults, type exportBatch as endpoint } from './contract.ts';
import { postSure } from './ledger.ts';
import { actingFor, moveLines } from './move-lines.ts';
import { moveReservations } from './store.ts';
import { requireNoVoid } from './require-no-void.ts';

/**
 * A third person releases a signed batch: its bank file leaves, the money is instructed (拨付).
 * Exporting again takes a reason, gives the same bytes, is recorded, and moves nothing.
 */
export async function exportBatch(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Download> {
  const batch = await lockBatch(turn, params.batchId, ['signed', 'exported', 'answered']);
  const lines = filedLines(await listLines(turn, batch.id));
  const content = writeBankFile(bankBatchOf(turn, batch, lines));
  const digest = createHash('sha256').update(content).digest();
  const first = batch.state === 'signed';
  if (!first && !body?.reason) {
    throw fault(faults.againReasonMissing, { status: 400, field: 'body.reason' });
  }
  if (first) await requireNoVoid(turn, batch);
  if (first) await release(turn, batch, lines, digest);
  else if (!batch.fileSha256?.equals(digest)) {
    throw new Error(`batch ${batch.id}: the file is not the one that was released`);
  }
  await turn.record({
    act: first ? 'payments.release-batch' : 'payments.export-again',
    subject: { type: 'payment-batch', id: batch.id },
    ...(body?.reason ? { reason: body.reason } : {}),
    detail: { number: batch.number, lines: lines.length, sha256: digest.toString('hex') },
  });
  return { name: `${batch.number}.csv`, mediaType: 'text/csv; charset=utf-8', content };
}

async function release(
  turn: Turn,
  batch: BatchRow,
  lines: readonly LineRow[],
  digest: Buffer,
): Promise<void> {
  requireAnotherPerson(turn, batch, [batch.preparedByPerson, batch.signedByPerson]);
  await markReleased(turn, batch.id, actorOf(turn), digest);
  const cases = await moveLines(turn, lines, () => ({
    move: 'release',
    detail: { batch: batch.number },
  }));
  const moved = await moveReservations(turn, lines, 'reserved', 'instructed');
  if (moved.length !== lines.length) throw new Error('a line of the batch holds no money');
  await postSure(turn, 'instruct', moved, { memo: batch.number });
  for (const line of lines) {
    await turn.send({
      personId: actingFor(line, cases.get(line.applicationId)),
      template: 'payments.released',
      values: { reference: line.reference, amount: yuanForReader(line.amountFen) },
      subject: { type: 'application', id: line.applicationId },
    });
  }
}

/** The lines that stand in the bank file. */
export function filedLines(lines: readonly LineRow[]): LineRow[] {
  return lines.filter((line) => line.state !== 'removed');
}

/** A batch with its accounts opened, for the bank file and for checking the bank's answer. */
export function bankBatchOf(turn: Turn, batch: BatchRow, lines: readonly LineRow[]): BankBatch {
  return {
    number: batch.number,
    version: batch.fileVersion,
    lines: lines.map((line) => ({
      number: line.number ?? 0,
      account: openAccount(turn, line),
      name: line.name,
      amountFen: line.amountFen,
      reference: line.reference,
      token: lineToken(line.id),
    })),
  };
}
