import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { BatchRow } from './batch-store.ts';

export interface VoucherRow {
  readonly pdfSha256: Buffer;
  readonly madeAt: Date;
}

export function findVoucher(turn: Turn, batchId: string): Promise<VoucherRow | undefined> {
  return turn.row<VoucherRow>(sql`
    select pdf_sha256 as "pdfSha256", made_at as "madeAt" from payment_voucher
    where city = ${turn.city} and batch_id = ${batchId}`);
}

export async function saveVoucher(
  turn: Turn,
  voucher: { batchId: string; pdfSha256: Buffer; fonts: readonly string[]; personId: string },
): Promise<void> {
  await turn.run(sql`
    insert into payment_voucher (city, batch_id, pdf_sha256, fonts, made_by_person, made_at)
    values (${turn.city}, ${voucher.batchId}, ${voucher.pdfSha256}, ${[...voucher.fonts]}::text[],
      ${voucher.personId}, ${turn.now})`);
}

export interface VoucherSource {
  readonly name: string;
  readonly year: number;
  readonly subject: string | null;
  readonly amountFen: Fen;
}

/** What each budget line bore of a batch when it was released, by the entries. */
export function listSources(turn: Turn, batch: BatchRow): Promise<VoucherSource[]> {
  return turn.rows<VoucherSource>(sql`
    select b.name, b.year, b.subject, sum(e.amount_fen)::bigint as "amountFen"
    from payment_line l
    join ledger_entry e on e.city = l.city and e.application_id = l.application_id
      and e.account = 'instructed' and e.side = 'debit'
    join ledger_transaction t on t.city = e.city and t.id = e.transaction_id
      and t.kind = 'instruct' and t.memo = ${batch.number}
    join budget_line b on b.city = e.city and b.id = e.budget_line_id
    where l.city = ${turn.city} and l.batch_id = ${batch.id} and l.number is not null
    group by b.city, b.id order by b.year, b.name, b.id`);
}
