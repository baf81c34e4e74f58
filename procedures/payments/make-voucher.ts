import { MissingGlyphError, voucherPdf, type PrintedPaper, type Voucher } from '@yanzhen/papers';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { findBatch, type BatchRow } from './batch-store.ts';
import { lockBatch } from './batch-view.ts';
import { faults } from './contract.ts';
import type * as contract from './contract-voids.ts';
import { findVoucher, saveVoucher } from './voucher-store.ts';
import { writeVoucher } from './write-voucher.ts';

/**
 * The voucher of a released batch as PDF (拨付凭证), sums in figures and in words. Made when it is first
 * asked for and kept: every later copy is the same, byte by byte.
 */
export async function makeVoucher(
  turn: Turn,
  { params }: Input<typeof contract.makeVoucher>,
): Promise<Download> {
  const batch = await lockBatch(turn, params.batchId, ['exported', 'answered']);
  const kept = await findVoucher(turn, batch.id);
  const pdfSha256 = kept?.pdfSha256 ?? (await keep(turn, batch));
  await turn.record({
    act: kept ? 'payments.download-voucher' : 'payments.make-voucher',
    subject: { type: 'payment-batch', id: batch.id },
    detail: { number: batch.number, sha256: pdfSha256.toString('hex') },
  });
  return fileOf(turn, batch, pdfSha256);
}

/** The kept voucher; whoever may see the batch may have it. */
export async function downloadVoucher(
  turn: Turn,
  { params }: Input<typeof contract.downloadVoucher>,
): Promise<Download> {
  const batch = await findBatch(turn, params.batchId);
  if (!batch) throw notFound();
  const kept = await findVoucher(turn, batch.id);
  if (!kept) throw fault(faults.voucherNotMade, { values: { number: batch.number } });
  await turn.record({
    act: 'payments.download-voucher',
    subject: { type: 'payment-batch', id: batch.id },
    detail: { number: batch.number, sha256: kept.pdfSha256.toString('hex') },
  });
  return fileOf(turn, batch, kept.pdfSha256);
}

async function fileOf(turn: Turn, batch: BatchRow, sha256: Buffer): Promise<Download> {
  const content = await turn.files.read(sha256);
  return { name: `${batch.number}.pdf`, mediaType: 'application/pdf', content };
}

async function keep(turn: Turn, batch: BatchRow): Promise<Buffer> {
  const { pdf, fonts } = await print(turn, await writeVoucher(turn, batch));
  const { sha256 } = await turn.files.keep(Buffer.from(pdf));
  const { personId } = actorOf(turn);
  await saveVoucher(turn, { batchId: batch.id, pdfSha256: sha256, fonts, personId });
  return sha256;
}

/** @throws Fault `payments.voucher-glyph` naming a character that cannot be printed, and its line. */
async function print(turn: Turn, voucher: Voucher): Promise<PrintedPaper> {
  return voucherPdf(voucher).catch((error: unknown) => {
    if (!(error instanceof MissingGlyphError)) throw error;
    const { character, codePoint, where } = error;
    throw fault(faults.voucherGlyph, {
      values: { character, codePoint, where: where[turn.language] },
    });
  });
}
