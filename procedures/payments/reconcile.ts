import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { accounts, counterOf, places } from './chart.ts';
import { setOffPartId } from './plan-parts.ts';

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
    ...(await paymentDifferences(turn)),
    ...(await transferDifferences(turn)),
    ...(await unbalancedTransactions(turn)),
  ];
  const counts = await turn.row<{ lines: number; transactions: number; entries: number }>(sql`
    select (select count(*) from budget_line where city = ${turn.city}) as lines,
           (select count(*) from ledger_transaction where city = ${turn.city}) as transactions,
           (select count(*) from ledger_entry where city = ${turn.city}) as entries`);
  if (!counts) throw new Error('counting gave no row');
  return { ok: differences.length === 0, ...counts, differences };
}

/** Counters against the ledger; those of the shards are added up. */
function counterDifferences(turn: Turn): Promise<Difference[]> {
  const counters = accounts.map(
    (account) => sql`(${sql.lit(account)}, b.${sql.ref(counterOf[account])})`,
  );
  return turn.rows<Difference>(sql`
    with added as (
      select budget_line_id,
             sum(case when (side = 'debit') = (account = any(${places}::text[]))
                      then amount_fen else -amount_fen end)::bigint as fen,
             account
      from ledger_entry where city = ${turn.city} group by budget_line_id, account
    )
    select b.id as "budgetLineId", c.what, coalesce(a.fen, 0) as "expectedFen", c.fen as "foundFen"
    from budget_balance b
    cross join lateral (values ${sql.join(counters)}) as c(what, fen)
    left join added a on a.budget_line_id = b.id and a.account = c.what
    where b.city = ${turn.city} and c.fen <> coalesce(a.fen, 0)`);
}

/**
 * The ledger against the applications that hold the money, and the payments that arrived. What was
 * paid counts by its postings, for some of it has come back since.
 */
function holdingDifferences(turn: Turn): Promise<Difference[]> {
  return turn.rows<Difference>(sql`
    with share as (
      select r.application_id, r.state, s.line,
             case when s.line = r.budget_line_id then r.amount_fen - coalesce(o.fen, 0) else s.fen end as fen
      from reservation r
      left join lateral (
        select sum((each ->> 'amountFen')::bigint) as fen from jsonb_array_elements(r.other_payers) each
      ) o on true
      cross join lateral (
        select r.budget_line_id as line, 0::bigint as fen
        union all
        select (each ->> 'budgetLineId')::uuid, (each ->> 'amountFen')::bigint
        from jsonb_array_elements(r.other_payers) each
      ) s
      where r.city = ${turn.city}
    ), held as (
      select line, sum(fen) filter (where state = 'reserved') as reserved,
             sum(fen) filter (where state = 'instructed') as instructed,
             sum(fen) filter (where state = 'paid') as paid
      from share group by line
    ), settled as (
      select e.budget_line_id,
             sum(case when t.kind in ('confirm', 'offset', 'opening') then e.amount_fen else -e.amount_fen end) as paid
      from ledger_entry e join ledger_transaction t on t.city = e.city and t.id = e.transaction_id
      where e.city = ${turn.city} and e.account = 'paid'
        and t.kind in ('confirm', 'offset', 'opening', 'bank-recall', 'recall-past')
      group by e.budget_line_id
    )
    select b.id as "budgetLineId", c.what, coalesce(c.counted, 0)::bigint as "expectedFen",
           coalesce(c.held, 0)::bigint as "foundFen"
    from budget_balance b
    left join held h on h.line = b.id
    left join settled s on s.budget_line_id = b.id
    cross join lateral (values
      ('reservations: reserved', b.reserved_fen, h.reserved),
      ('reservations: instructed', b.instructed_fen, h.instructed),
      ('reservations: paid', s.paid, h.paid)
    ) as c(what, counted, held)
    where b.city = ${turn.city} and coalesce(c.counted, 0) <> coalesce(c.held, 0)`);
}

/** Payments that arrived against what applications hold as paid. */
function paymentDifferences(turn: Turn): Promise<Difference[]> {
  return turn.rows<Difference>(sql`
    with paid as (
      select r.application_id, sum(r.amount_fen) as fen
      from reservation r join instalment i
        on i.city = r.city and i.application_id = r.application_id and i.number = r.instalment
      where r.city = ${turn.city} and r.state = 'paid' and i.part_id <> ${setOffPartId}
      group by r.application_id
    ), arrived as (
      select application_id, sum(amount_fen) as fen from payment
      where city = ${turn.city} and valid_until is null group by application_id
    )
    select null::uuid as "budgetLineId", 'payments of ' || coalesce(p.application_id, a.application_id) as what,
           coalesce(p.fen, 0)::bigint as "expectedFen", coalesce(a.fen, 0)::bigint as "foundFen"
    from paid p full join arrived a on a.application_id = p.application_id
    where coalesce(p.fen, 0) <> coalesce(a.fen, 0)`);
}

/** What lines gave to others against what they got. */
function transferDifferences(turn: Turn): Promise<Difference[]> {
  return turn.rows<Difference>(sql`
    select null::uuid as "budgetLineId", 'transfer' as what, 0::bigint as "expectedFen",
           sum(transferred_fen)::bigint as "foundFen"
    from budget_line where city = ${turn.city} having sum(transferred_fen) <> 0`);
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
