import { sql, type RawBuilder } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PartKey } from './instalment-store.ts';
import type { Movement, PayerShare } from './ledger.ts';

export interface NewReservation extends PartKey {
  readonly budgetLineId: string;
  readonly others: readonly PayerShare[] | null;
  readonly benefitId: string;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly amountFen: Fen;
}

/** Keeps reservations; one that was released may be taken up again. @returns how many were kept. */
export async function saveReservations(
  turn: Turn,
  rows: readonly NewReservation[],
): Promise<number> {
  return turn.run(sql`
    insert into reservation (city, application_id, instalment, budget_line_id, other_payers, benefit_id,
                             person_id, organisation_id, amount_fen, state, reserved_at, changed_at)
    select ${turn.city}, r."applicationId", r.instalment, r."budgetLineId", r.others, r."benefitId",
           r."personId", r."organisationId", r."amountFen", 'reserved', ${turn.now}, ${turn.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("applicationId" uuid, instalment int, "budgetLineId" uuid, others jsonb, "benefitId" text,
           "personId" uuid, "organisationId" uuid, "amountFen" bigint)
    on conflict (city, application_id, instalment) do update
      set budget_line_id = excluded.budget_line_id, other_payers = excluded.other_payers,
          amount_fen = excluded.amount_fen,
          state = 'reserved', reserved_at = excluded.reserved_at, changed_at = excluded.changed_at
      where reservation.state = 'released'`);
}

export type ReservationState = 'reserved' | 'instructed' | 'paid' | 'released';

export type HeldPart = Movement & PartKey;

/** Moves reservations from one state to another; only those that were in it. */
export async function moveReservations(
  turn: Turn,
  parts: readonly PartKey[],
  from: ReservationState,
  to: ReservationState,
): Promise<HeldPart[]> {
  return turn.rows(sql`
    update reservation r set state = ${to}, changed_at = ${turn.now}
    from ${keysOf(parts)}
    where r.city = ${turn.city} and r.state = ${from}
      and r.application_id = p."applicationId" and r.instalment = p.instalment
    returning r.application_id as "applicationId", r.instalment,
              r.budget_line_id as "budgetLineId", r.amount_fen as "amountFen",
              r.other_payers as others`);
}

/** Parts of one application that hold money in a state. */
export async function listHeld(
  turn: Turn,
  applicationId: string,
  state: ReservationState,
): Promise<PartKey[]> {
  return turn.rows<PartKey>(sql`
    select application_id as "applicationId", instalment from reservation
    where city = ${turn.city} and application_id = ${applicationId} and state = ${state}
    order by instalment`);
}

/** Whether a part has money reserved. */
export async function holdsMoney(turn: Turn, part: PartKey): Promise<boolean> {
  return (await reservedSums(turn, [part])).size > 0;
}

/** Sums held by parts, by `partName`; those that hold none are left out. */
export async function reservedSums(
  turn: Turn,
  parts: readonly PartKey[],
): Promise<ReadonlyMap<string, Fen>> {
  const rows = await turn.rows<PartKey & { fen: Fen }>(sql`
    select r.application_id as "applicationId", r.instalment, r.amount_fen as fen
    from reservation r join ${keysOf(parts)}
      on r.application_id = p."applicationId" and r.instalment = p.instalment
    where r.city = ${turn.city} and r.state = 'reserved'`);
  return new Map(rows.map((row) => [partName(row), row.fen]));
}

/** One name for one part of one case, for maps. */
export function partName({ applicationId, instalment }: PartKey): string {
  return `${applicationId}/${instalment}`;
}

function keysOf(parts: readonly PartKey[]): RawBuilder<unknown> {
  const keys = parts.map(({ applicationId, instalment }) => ({ applicationId, instalment }));
  return sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as p("applicationId" uuid, instalment int)`;
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
