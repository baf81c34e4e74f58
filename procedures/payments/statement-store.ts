import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface StatementEntry {
  readonly applicationId: string;
  readonly on: CivilDate;
  readonly kind: string;
  readonly amountFen: Fen;
}

/** What the ledger holds of cases, oldest first; the shares of several payers are one sum. */
export async function listStatementEntries(
  turn: Turn,
  applicationIds: readonly string[],
  kinds: readonly string[],
): Promise<StatementEntry[]> {
  return turn.rows<StatementEntry>(sql`
    select e.application_id as "applicationId", t.happened_on as on, t.kind,
           sum(e.amount_fen)::bigint as "amountFen"
    from ledger_entry e join ledger_transaction t on t.city = e.city and t.id = e.transaction_id
    where e.city = ${turn.city} and e.application_id = any(${applicationIds}::uuid[])
      and e.side = 'debit' and e.account <> 'transfer' and t.kind = any(${kinds}::text[])
    group by e.application_id, t.happened_on, t.kind, t.posted_at, t.id
    order by t.happened_on, t.posted_at, t.id`);
}
