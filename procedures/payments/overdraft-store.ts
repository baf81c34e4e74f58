import { sql } from 'kysely';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface OverdraftActRow {
  readonly id: string;
  readonly budgetLineId: string;
  readonly lineName: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly document: string;
  readonly reason: string;
  readonly recordedByPerson: string;
  readonly recordedByName: string;
  readonly recordedAt: Date;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
}

const columns = sql`a.id, a.budget_line_id as "budgetLineId", b.name as "lineName", b.year,
  a.amount_fen as "amountFen", a.document, a.reason, a.recorded_by_person as "recordedByPerson",
  a.recorded_by_name as "recordedByName", a.recorded_at as "recordedAt",
  a.confirmed_by_name as "confirmedByName", a.confirmed_at as "confirmedAt"`;
const tables = sql`overdraft_act a join budget_line b on b.city = a.city and b.id = a.budget_line_id`;

/** @returns false when the document was recorded for this line before. */
export async function saveOverdraftAct(
  turn: Turn,
  act: {
    readonly id: string;
    readonly budgetLineId: string;
    readonly amountFen: Fen;
    readonly document: string;
    readonly reason: string;
    readonly personId: string;
    readonly name: string;
  },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into overdraft_act (city, id, budget_line_id, amount_fen, document, reason,
                               recorded_by_person, recorded_by_name, recorded_at)
    values (${turn.city}, ${act.id}, ${act.budgetLineId}, ${act.amountFen}, ${act.document},
            ${act.reason}, ${act.personId}, ${act.name}, ${turn.now})
    on conflict (city, document, budget_line_id) do nothing`);
  return kept === 1;
}

export async function findOverdraftAct(
  turn: Turn,
  id: string,
  { lock = false } = {},
): Promise<OverdraftActRow | undefined> {
  return turn.row<OverdraftActRow>(sql`
    select ${columns} from ${tables} where a.city = ${turn.city} and a.id = ${id}
    ${lock ? sql`for update of a` : sql``}`);
}

export async function confirmOverdraftAct(
  turn: Turn,
  id: string,
  by: { readonly personId: string; readonly name: string },
): Promise<void> {
  await turn.run(sql`
    update overdraft_act
    set confirmed_by_person = ${by.personId}, confirmed_by_name = ${by.name}, confirmed_at = ${turn.now}
    where city = ${turn.city} and id = ${id} and confirmed_at is null`);
}

/** Acts, newest first, after an id. */
export async function listOverdraftActs(
  turn: Turn,
  after: string | undefined,
  limit: number,
): Promise<OverdraftActRow[]> {
  return turn.rows<OverdraftActRow>(sql`
    select ${columns} from ${tables}
    where a.city = ${turn.city} and (${after ?? null}::uuid is null or a.id < ${after ?? null})
    order by a.id desc limit ${limit}`);
}

export async function countOverdraftActs(turn: Turn): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from overdraft_act where city = ${turn.city} limit 10001) counted`);
  return row?.n ?? 0;
}
