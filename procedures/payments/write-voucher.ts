import { voucherWords as words, type Voucher } from '@yanzhen/papers';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { yuanInWords } from '@yanzhen/values/money-in-words.ts';
import { yuanText, type Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { listLines, type BatchRow } from './batch-store.ts';
import { viewLine } from './batch-view.ts';
import { filedLines } from './export-batch.ts';
import { minuteOf } from './minute-of.ts';
import { listSources } from './voucher-store.ts';

/** What stands on the voucher of a released batch: payments, sums in words, budget lines, who acted. */
export async function writeVoucher(turn: Turn, batch: BatchRow): Promise<Voucher> {
  const lines = filedLines(await listLines(turn, batch.id)).map((line) => viewLine(turn, line));
  const { benefit, policy } = await getBenefit(turn, batch.benefitId);
  const { number, totalFen, releasedAt, fileSha256 } = batch;
  if (!releasedAt || !fileSha256) throw new Error('a batch at the bank without its release');
  const signature = (label: string, name: string | null, at: Date | null) => {
    return { label, name: name ?? '', at: at ? minuteOf(at) : '' };
  };
  return {
    title: words.title,
    organ: policy.document.issuer.zh,
    number,
    summary: [
      { label: words.number, value: number },
      { label: words.benefit, value: benefit.name.zh },
      { label: words.releasedOn, value: civilDateOf(releasedAt) },
      { label: words.lines, value: String(lines.length) },
    ],
    heads: words.heads,
    lines: lines.map((line) => ({
      number: String(line.number ?? ''),
      reference: line.reference,
      name: line.name,
      account: [line.bankName, line.account].filter(Boolean).join(' '),
      amount: onPaper(line.amountFen),
      words: yuanInWords(line.amountFen),
    })),
    sum: {
      label: words.sum(lines.length),
      amount: onPaper(totalFen),
      words: yuanInWords(totalFen),
    },
    sources: (await listSources(turn, batch)).map(({ year, name, subject, amountFen }) => ({
      name: words.source(year, name, subject),
      amount: onPaper(amountFen),
    })),
    sourcesLabel: words.sources,
    signatures: [
      signature(words.prepared, batch.preparedByName, batch.preparedAt),
      signature(words.signed, batch.signedByName, batch.signedAt),
      signature(words.released, batch.releasedByName, releasedAt),
    ],
    notes: words.notes(fileSha256.toString('hex')),
  };
}

/** Yuan as accounts print them: always with fen, e.g. `250,000.00`. */
function onPaper(fen: Fen): string {
  return yuanText(fen).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
