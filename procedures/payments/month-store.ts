import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Forecast, MonthBatch, MonthLine } from './contract-months.ts';

/** What moved in each line and month of a year, by the day it happened. */
export async function listMonthLines(turn: Turn, year: number): Promise<MonthLine[]> {
  const sum = (...kinds: readonly string[]) => sql`
    coalesce(sum(e.amount_fen) filter (where t.kind = any(${kinds}::text[])), 0)::bigint`;
  return turn.rows<MonthLine>(sql`
    select to_char(t.happened_on, 'YYYY-MM') as month, b.id as "budgetLineId", b.name,
           ${sum('appropriate')} - ${sum('cut')} as "appropriatedFen",
           ${sum('reserve')} - ${sum('release')} as "reservedFen",
           ${sum('instruct')} as "instructedFen",
           ${sum('confirm', 'offset')} as "paidFen",
           ${sum('return', 'bank-recall', 'recall-past')} as "returnedFen",
           ${sum('recover', 'recover-past')} as "recoveredFen"
    from ledger_transaction t
    join ledger_entry e on e.city = t.city and e.transaction_id = t.id and e.side = 'debit'
    join budget_line b on b.city = e.city and b.id = e.budget_line_id
    where t.city = ${turn.city} and t.happened_on >= ${`${year}-01-01`} and t.happened_on < ${`${year + 1}-01-01`}
      and (e.account <> 'transfer' or t.kind = 'recall-past')
    group by 1, b.id, b.name, b.payer, b.county
    order by 1, b.payer, b.county nulls first, b.name`);
}

/** Each bank answer of a year beside the ledger and the lines of its batch. */
export async function listMonthBatches(turn: Turn, year: number): Promise<MonthBatch[]> {
  return turn.rows<MonthBatch>(sql`
    select to_char(a.imported_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
           p.id as "batchId", p.number, p.total_fen as "totalFen", a.ok_fen as "bankPaidFen",
           a.returned_fen as "bankReturnedFen", l.paid as "ledgerPaidFen",
           l.returned as "ledgerReturnedFen", n.paid as "linesPaidFen",
           (abs(a.ok_fen - l.paid) + abs(a.returned_fen - l.returned) + abs(a.ok_fen - n.paid)
             + abs(p.total_fen - a.ok_fen - a.returned_fen))::bigint as "differenceFen"
    from bank_answer a join payment_batch p on p.city = a.city and p.id = a.batch_id
    cross join lateral (
      select coalesce(sum(e.amount_fen) filter (where t.kind = 'confirm'), 0)::bigint as paid,
             coalesce(sum(e.amount_fen) filter (where t.kind = 'return'), 0)::bigint as returned
      from ledger_transaction t
      join ledger_entry e on e.city = t.city and e.transaction_id = t.id and e.side = 'debit'
      where t.city = p.city and t.memo = p.number and t.kind in ('confirm', 'return')
    ) l
    cross join lateral (
      select coalesce(sum(amount_fen) filter (where state in ('paid', 'recalled')), 0)::bigint as paid
      from payment_line where city = p.city and batch_id = p.id
    ) n
    where a.city = ${turn.city}
      and a.imported_at >= ${`${year}-01-01`}::timestamp at time zone 'Asia/Shanghai'
      and a.imported_at < ${`${year + 1}-01-01`}::timestamp at time zone 'Asia/Shanghai'
    order by a.imported_at, p.number`);
}

/** Parts that are promised and hold no money yet, by the year they fall due and by benefit. */
export async function listForecast(turn: Turn): Promise<Forecast[]> {
  return turn.rows<Forecast>(sql`
    select p.year, p."benefitId", p.cases, p."promisedFen",
           (select sum(b.available_fen)::bigint from budget_balance b
            where b.city = ${turn.city} and b.year = p.year and b.id in (
              select budget_line_id from budget_line_benefit
              where city = b.city and year = b.year and benefit_id = p."benefitId")) as "availableFen"
    from (
      select greatest(extract(year from i.due_on)::int, ${Number(turn.today.slice(0, 4))}) as year,
             w.benefit_id as "benefitId", count(distinct i.application_id)::int as cases,
             sum(i.amount_fen)::bigint as "promisedFen"
      from instalment i join award w on w.city = i.city and w.application_id = i.application_id
      where i.city = ${turn.city} and i.state in ('planned', 'due', 'checked')
        and not exists (
          select from reservation r where r.city = i.city and r.application_id = i.application_id
            and r.instalment = i.number and r.state <> 'released')
      group by 1, 2
    ) p
    order by p.year, p."benefitId"`);
}
