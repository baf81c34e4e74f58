import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** A year's state, held until the turn ends. */
export async function findYear(turn: Turn, year: number): Promise<{ closed: boolean } | undefined> {
  return turn.row(sql`
    select closed_at is not null as closed from budget_year
    where city = ${turn.city} and year = ${year} for update`);
}

export async function closeYearRow(
  turn: Turn,
  year: number,
  { document, personId }: { document: string; personId: string },
): Promise<void> {
  await turn.run(sql`
    update budget_year set closed_at = ${turn.now}, closed_by_person = ${personId}, document = ${document}
    where city = ${turn.city} and year = ${year}`);
}

export async function closeLine(turn: Turn, lineId: string): Promise<void> {
  await turn.run(sql`
    update budget_line set closed_at = ${turn.now} where city = ${turn.city} and id = ${lineId}`);
  await turn.run(sql`
    update budget_shard set closed = true where city = ${turn.city} and budget_line_id = ${lineId}`);
}

/** Holds what applications have reserved of lines until the turn ends. */
export async function holdReservations(turn: Turn, lineIds: readonly string[]): Promise<void> {
  await turn.rows(sql`
    select 1 from reservation
    where city = ${turn.city} and budget_line_id = any(${lineIds}::uuid[])
      and state in ('reserved', 'instructed') for update`);
}

/** Lets what applications hold of a line stand in another. @returns what each holds of it. */
export async function carryReservations(
  turn: Turn,
  fromLineId: string,
  toLineId: string,
): Promise<{ applicationId: string; amountFen: Fen }[]> {
  const own = await turn.rows<{ applicationId: string; amountFen: Fen }>(sql`
    update reservation r set budget_line_id = ${toLineId}
    where city = ${turn.city} and budget_line_id = ${fromLineId} and state = 'reserved'
    returning application_id as "applicationId", (amount_fen - coalesce((
      select sum((each ->> 'amountFen')::bigint) from jsonb_array_elements(r.other_payers) each), 0)
    )::bigint as "amountFen"`);
  const others = await turn.rows<{ applicationId: string; amountFen: Fen }>(sql`
    with share as (
      select r.ctid as at, (each ->> 'amountFen')::bigint as fen
      from reservation r, jsonb_array_elements(r.other_payers) each
      where r.city = ${turn.city} and r.state = 'reserved' and each ->> 'budgetLineId' = ${fromLineId}
    )
    update reservation r
    set other_payers = (
      select jsonb_agg(case when each ->> 'budgetLineId' = ${fromLineId}
        then each || jsonb_build_object('budgetLineId', ${toLineId}::text) else each end)
      from jsonb_array_elements(r.other_payers) each)
    from share s where r.city = ${turn.city} and r.ctid = s.at
    returning r.application_id as "applicationId", s.fen as "amountFen"`);
  return [...own, ...others];
}
