import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listBudgetLines, nextLineOf } from './budget-store.ts';

export interface HeldOnLine {
  readonly budgetLineId: string;
  readonly amountFen: Fen;
  readonly closed: boolean;
  readonly nextLineId: string | null;
}

/** What the ledger holds of an application in an account, by line. */
export async function listHeld(
  turn: Turn,
  applicationId: string,
  account: 'paid' | 'owed',
): Promise<HeldOnLine[]> {
  return turn.rows<HeldOnLine>(sql`
    select b.id as "budgetLineId", b.closed_at is not null as closed, b.next_line_id as "nextLineId",
           sum(case when e.side = 'debit' then e.amount_fen else -e.amount_fen end)::bigint as "amountFen"
    from ledger_entry e join budget_line b on b.city = e.city and b.id = e.budget_line_id
    where e.city = ${turn.city} and e.application_id = ${applicationId} and e.account = ${account}
    group by b.city, b.id
    having sum(case when e.side = 'debit' then e.amount_fen else -e.amount_fen end) > 0
    order by min(e.transaction_id::text), b.id`);
}

/** The open line that takes over from one of a closed year. */
export async function takeOverLine(turn: Turn, lineId: string): Promise<string> {
  const [line] = await listBudgetLines(turn, { id: lineId });
  if (!line) throw notFound();
  return nextLineOf(turn, line);
}

/** Lets what an application has reserved again stand in another line. */
export async function repointReservations(
  turn: Turn,
  applicationId: string,
  fromLineId: string,
  toLineId: string,
): Promise<void> {
  await turn.run(sql`
    update reservation
    set budget_line_id = case when budget_line_id = ${fromLineId} then ${toLineId}::uuid else budget_line_id end,
        other_payers = replace(other_payers::text, ${fromLineId}::text, ${toLineId}::text)::jsonb
    where city = ${turn.city} and application_id = ${applicationId} and state = 'reserved'`);
}
