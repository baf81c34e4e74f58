import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { writeBankAnswer } from './bank-file.ts';
import {
  countBatches,
  findAnswer,
  findBatch,
  listBatches as list,
  listLines,
} from './batch-store.ts';
import { lockBatch, movesOf, viewBatch, viewLine, viewVoid } from './batch-view.ts';
import * as contract from './contract.ts';
import { bankBatchOf, filedLines } from './export-batch.ts';
import { findVoid } from './void-store.ts';
import { findVoucher } from './voucher-store.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';

export async function listBatches(
  turn: Turn,
  { query }: Input<typeof contract.listBatches>,
): Promise<Output<typeof contract.listBatches>> {
  const { state, after, limit } = query;
  const rows = await list(turn, { state, after, limit: limit + 1 });
  return pageOf(rows.map(viewBatch), limit, await countBatches(turn, state), (row) => [row.id]);
}

export async function showBatch(
  turn: Turn,
  { params }: Input<typeof contract.showBatch>,
): Promise<Output<typeof contract.showBatch>> {
  const batch = await findBatch(turn, params.batchId);
  if (!batch) throw notFound();
  const lines = await listLines(turn, batch.id);
  const answer = await findAnswer(turn, batch.id);
  const voiding = await findVoid(turn, batch.id);
  const voucher = (await findVoucher(turn, batch.id)) ?? null;
  return {
    ...viewBatch(batch),
    fileDigest: batch.fileSha256?.toString('hex') ?? null,
    voucher: voucher && {
      sha256: voucher.pdfSha256.toString('hex'),
      madeAt: voucher.madeAt.toISOString(),
    },
    lines: lines.map((line) => viewLine(turn, line)),
    answer: answer
      ? {
          importedAt: answer.importedAt.toISOString(),
          okCount: answer.okCount,
          okFen: answer.okFen,
          returnedCount: answer.returnedCount,
          returnedFen: answer.returnedFen,
        }
      : null,
    void: viewVoid(voiding),
    moves: movesOf(turn, batch, voiding),
    demonstration: turn.demonstration,
  };
}

const wrongAccount = {
  zh: '账号与户名不符',
  en: 'The account does not belong to this name',
};

/** The demonstration's bank: answers a batch that was sent, with the lines named coming back. */
export async function demonstrationAnswer(
  turn: Turn,
  { params, query }: Input<typeof contract.demonstrationAnswer>,
): Promise<Download> {
  if (!turn.demonstration) throw fault(contract.faults.notADemonstration, { status: 404 });
  const batch = await lockBatch(turn, params.batchId, ['exported', 'answered']);
  const lines = filedLines(await listLines(turn, batch.id));
  const back = new Set((query.returned ?? '').split(',').map(Number));
  const content = writeBankAnswer(bankBatchOf(turn, batch, lines), ({ number }) => ({
    status: back.has(number) ? 'returned' : 'ok',
    reason: back.has(number) ? wrongAccount[turn.language] : '',
    paidOn: turn.today,
  }));
  await turn.record({
    act: 'payments.demonstration-answer',
    subject: { type: 'payment-batch', id: batch.id },
  });
  return {
    name: `${batch.number}-answer.csv`,
    mediaType: 'text/csv; charset=utf-8',
    content: Buffer.from(`\uFEFF${content}`),
  };
}
