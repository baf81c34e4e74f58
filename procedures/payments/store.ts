import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { BudgetLine } from './contract.ts';
import type { Movement } from './ledger.ts';

/** Budget lines of a year by benefit; benefits without one are left out. */
export async function findBudgetLineIds(
  turn: Turn,
  year: number,
  benefitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await turn.rows<{ benefit_id: string; id: string }>(sql`
    select benefit_id, id from budget_line
    where city = ${turn.city} and year = ${year} and benefit_id = any(${benefitIds}::text[])`);
  return new Map(rows.map((row) => [row.benefit_id, row.id]));
}

/** Keeps an empty budget line. @returns false when the benefit has one in that year. */
export async function saveBudgetLine(
  turn: Turn,
  line: { id: string; benefitId: string; year: number },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into budget_line (city, id, benefit_id, year, opened_at)
    values (${turn.city}, ${line.id}, ${line.benefitId}, ${line.year}, ${turn.now})
    on conflict (city, benefit_id, year) do nothing`);
  return kept === 1;
}

export async function listBudgetLines(
  turn: Turn,
  filter: { id?: string | undefined; year?: number | undefined } = {},
): Promise<BudgetLine[]> {
  return turn.rows<BudgetLine>(sql`
    select id, benefit_id as "benefitId", year, total_fen as "totalFen",
           available_fen as "availableFen", reserved_fen as "reservedFen",
           instructed_fen as "instructedFen", paid_fen as "paidFen"
    from budget_line
    where city = ${turn.city}
      and (${filter.id ?? null}::uuid is null or id = ${filter.id ?? null})
      and (${filter.year ?? null}::int is null or year = ${filter.year ?? null})
    order by year desc, benefit_id`);
}

export interface NewReservation {
  readonly applicationId: string;
  readonly budgetLineId: string;
  readonly benefitId: string;
  readonly personId: string;
  readonly amountFen: Fen;
}

/** Keeps reservations; one that was released may be taken up again. @returns how many were kept. */
export async function saveReservations(
  turn: Turn,
  rows: readonly NewReservation[],
): Promise<number> {
  return turn.run(sql`
    insert into reservation (city, application_id, budget_line_id, benefit_id, person_id, amount_fen,
                             state, reserved_at, changed_at)
    select ${turn.city}, r."applicationId", r."budgetLineId", r."benefitId", r."personId",
           r."amountFen", 'reserved', ${turn.now}, ${turn.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("applicationId" uuid, "budgetLineId" uuid, "benefitId" text, "personId" uuid, "amountFen" bigint)
    on conflict (city, application_id) do update
      set budget_line_id = excluded.budget_line_id, amount_fen = excluded.amount_fen,
          state = 'reserved', reserved_at = excluded.reserved_at, changed_at = excluded.changed_at
      where reservation.state = 'released'`);
}

export type ReservationState = 'reserved' | 'instructed' | 'paid' | 'released';

/** Moves reservations from one state to another; only those that were in it. */
export async function moveReservations(
  turn: Turn,
  applicationIds: readonly string[],
  from: ReservationState,
  to: ReservationState,
): Promise<(Movement & { applicationId: string })[]> {
  return turn.rows(sql`
    update reservation set state = ${to}, changed_at = ${turn.now}
    where city = ${turn.city} and state = ${from}
      and application_id = any(${applicationIds}::uuid[])
    returning application_id as "applicationId", budget_line_id as "budgetLineId",
              amount_fen as "amountFen"`);
}

/** Sums held by applications, by application; those that hold none are left out. */
export async function reservedSums(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Fen>> {
  const rows = await turn.rows<{ id: string; fen: Fen }>(sql`
    select application_id as id, amount_fen as fen from reservation
    where city = ${turn.city} and state = 'reserved'
      and application_id = any(${applicationIds}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.fen]));
}

export interface EntryRow {
  readonly transactionId: string;
  readonly number: number;
  readonly kind: string;
  readonly account: string;
  readonly side: 'debit' | 'credit';
  readonly amountFen: Fen;
  readonly applicationId: string | null;
  readonly happenedOn: string;
  readonly postedAt: Date;
  readonly memo: string | null;
}

/** Entries of a budget line, newest transaction first, after `[transaction, number]`. */
export async function listEntries(
  turn: Turn,
  budgetLineId: string,
  after: readonly [string, number] | undefined,
  limit: number,
): Promise<EntryRow[]> {
  const [transaction, number] = after ?? [null, 0];
  return turn.rows<EntryRow>(sql`
    select e.transaction_id as "transactionId", e.number, t.kind, e.account, e.side,
           e.amount_fen as "amountFen", e.application_id as "applicationId",
           t.happened_on as "happenedOn", t.posted_at as "postedAt", t.memo
    from ledger_entry e
    join ledger_transaction t on t.city = e.city and t.id = e.transaction_id
    where e.city = ${turn.city} and e.budget_line_id = ${budgetLineId}
      and (${transaction}::uuid is null or e.transaction_id < ${transaction}
           or (e.transaction_id = ${transaction} and e.number > ${number}))
    order by e.transaction_id desc, e.number limit ${limit}`);
}

export async function countEntries(turn: Turn, budgetLineId: string): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from ledger_entry
      where city = ${turn.city} and budget_line_id = ${budgetLineId} limit 10001) counted`);
  return row?.n ?? 0;
}
