import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface Reconciliation {
  readonly ok: boolean;
  readonly lines: number;
  readonly transactions: number;
  readonly entries: number;
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly budgetLineId: string | null;
  readonly what: string;
  readonly expectedFen: Fen;
  readonly foundFen: Fen;
}

/**
 * Re-adds everything that money is counted by, from the entries up: each counter of each budget line,
 * what reservations hold, what payments say arrived, and each transaction's own balance. Money is
 * right when there is no difference.
 */
export async function reconcile(turn: Turn): Promise<Reconciliation> {
  const differences = [
    ...(await counterDifferences(turn)),
    ...(await holdingDifferences(turn)),
    ...(await unbalancedTransactions(turn)),
  ];
  const counts = await turn.row<{ lines: number; transactions: number; entries: number }>(sql`
    select (select count(*) from budget_line where city = ${turn.city}) as lines,
           (select count(*) from ledger_transaction where city = ${turn.city}) as transactions,
           (select count(*) from ledger_entry where city = ${turn.city}) as entries`);
  if (!counts) throw new Error('counting gave no row');
  return { ok: differences.length === 0, ...counts, differences };
}

/** Counters against the ledger. `appropriation` grows by credits, the others by debits. */
function counterDifferences(turn: Turn): Promise<Difference[]> {
  return turn.rows<Difference>(sql`
    with added as (
      select budget_line_id,
             sum(case when (side = 'debit') = (account <> 'appropriation')
                      then amount_fen else -amount_fen end)::bigint as fen,
             account
      from ledger_entry where city = ${turn.city} group by budget_line_id, account
    )
    select b.id as "budgetLineId", c.what, coalesce(a.fen, 0) as "expectedFen", c.fen as "foundFen"
    from budget_line b
    cross join lateral (values ('appropriation', b.total_fen), ('available', b.available_fen),
      ('reserved', b.reserved_fen), ('instructed', b.instructed_fen), ('paid', b.paid_fen)
    ) as c(what, fen)
    left join added a on a.budget_line_id = b.id and a.account = c.what
    where b.city = ${turn.city} and c.fen <> coalesce(a.fen, 0)`);
}

/** The line's counters against the applications that hold the money, and the payments that arrived. */
function holdingDifferences(turn: Turn): Promise<Difference[]> {
  return turn.rows<Difference>(sql`
    with held as (
      select budget_line_id,
             sum(amount_fen) filter (where state = 'reserved') as reserved,
             sum(amount_fen) filter (where state = 'instructed') as instructed,
             sum(amount_fen) filter (where state = 'paid') as paid
      from reservation where city = ${turn.city} group by budget_line_id
    ), arrived as (
      select r.budget_line_id, sum(p.amount_fen) as paid
      from payment p join reservation r on r.city = p.city and r.application_id = p.application_id
      where p.city = ${turn.city} group by r.budget_line_id
    )
    select b.id as "budgetLineId", c.what, c.counted as "expectedFen",
           coalesce(c.held, 0)::bigint as "foundFen"
    from budget_line b
    left join held h on h.budget_line_id = b.id
    left join arrived a on a.budget_line_id = b.id
    cross join lateral (values
      ('reservations: reserved', b.reserved_fen, h.reserved),
      ('reservations: instructed', b.instructed_fen, h.instructed),
      ('reservations: paid', b.paid_fen, h.paid),
      ('payments', b.paid_fen, a.paid)
    ) as c(what, counted, held)
    where b.city = ${turn.city} and c.counted <> coalesce(c.held, 0)`);
}

function unbalancedTransactions(turn: Turn): Promise<Difference[]> {
  return turn.rows<Difference>(sql`
    select null::uuid as "budgetLineId", 'transaction ' || t.id as what, t.debit_fen as "expectedFen",
           coalesce(sum(e.amount_fen) filter (where e.side = 'debit'), 0)::bigint as "foundFen"
    from ledger_transaction t
    left join ledger_entry e on e.city = t.city and e.transaction_id = t.id
    where t.city = ${turn.city}
    group by t.id, t.debit_fen, t.credit_fen
    having t.debit_fen <> coalesce(sum(e.amount_fen) filter (where e.side = 'debit'), 0)
        or t.credit_fen <> coalesce(sum(e.amount_fen) filter (where e.side = 'credit'), 0)`);
}
