import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { asFen, type Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { counterOf, postings, signOf, type PostingKind } from './chart.ts';

/** What one posting moves within one budget line. */
export interface Movement {
  readonly budgetLineId: string;
  readonly applicationId: string | null;
  /** Whole fen, > 0. */
  readonly amountFen: Fen;
}

/** A budget line whose account could not give what was asked; nothing of it is kept. */
export interface ShortLine {
  readonly budgetLineId: string;
  readonly neededFen: Fen;
  readonly leftFen: Fen;
}

/**
 * Posts one balanced transaction and moves the counters of its budget lines with it.
 *
 * Header and entries are one statement. The counters come last, in the order of the lines' ids: the
 * row that everybody needs is locked for as short as can be, and two lists never wait for each
 * other in a circle.
 *
 * @returns the line that is short, when one is: the caller must throw, so that the turn is undone.
 */
export async function post(
  turn: Turn,
  kind: PostingKind,
  movements: readonly Movement[],
  { happenedOn = turn.today, memo }: { happenedOn?: CivilDate; memo?: string } = {},
): Promise<ShortLine | undefined> {
  if (movements.length === 0) return undefined;
  const { debit, credit } = postings[kind];
  const total = asFen(movements.reduce((sum, each) => sum + each.amountFen, 0));
  const id = turn.newId();
  await turn.run(sql`
    with header as (
      insert into ledger_transaction
        (city, id, kind, debit_fen, credit_fen, happened_on, posted_at, account_id, memo)
      values (${turn.city}, ${id}, ${kind}, ${total}, ${total}, ${happenedOn}, ${turn.now},
              ${turn.actor?.accountId ?? null}, ${memo ?? null})
    )
    insert into ledger_entry
      (city, transaction_id, number, budget_line_id, application_id, account, side, amount_fen)
    select ${turn.city}, ${id}, m.number * 2 + s.place, m.line, m.application, s.account, s.side, m.amount
    from jsonb_to_recordset(${JSON.stringify(
      movements.map((each, number) => ({
        number,
        line: each.budgetLineId,
        application: each.applicationId,
        amount: asFen(each.amountFen),
      })),
    )}::jsonb) as m(number int, line uuid, application uuid, amount bigint)
    cross join (values (1, ${debit}, 'debit'), (2, ${credit}, 'credit')) as s(place, account, side)`);
  for (const [budgetLineId, neededFen] of sumsByLine(movements)) {
    const short = await moveCounters(turn, kind, budgetLineId, neededFen);
    if (short) return short;
  }
  return undefined;
}

/** One guarded UPDATE: it takes nothing when an account holds less than is asked. */
async function moveCounters(
  turn: Turn,
  kind: PostingKind,
  budgetLineId: string,
  amountFen: Fen,
): Promise<ShortLine | undefined> {
  const { debit, credit } = postings[kind];
  const signed = [
    signOf(debit, 'debit') * amountFen,
    signOf(credit, 'credit') * amountFen,
  ] as const;
  const columns = [sql.ref(counterOf[debit]), sql.ref(counterOf[credit])] as const;
  const here = sql`city = ${turn.city} and id = ${budgetLineId}`;
  const change = sql`
    update budget_line set ${columns[0]} = ${columns[0]} + ${signed[0]},
                           ${columns[1]} = ${columns[1]} + ${signed[1]}
    where ${here} and ${columns[0]} + ${signed[0]} >= 0 and ${columns[1]} + ${signed[1]} >= 0`;
  if ((await turn.run(change)) > 0) return undefined;
  const giving = signed[1] < 0 ? columns[1] : columns[0];
  const row = await turn.row<{ left: Fen }>(
    sql`select ${giving} as left from budget_line where ${here}`,
  );
  return { budgetLineId, neededFen: amountFen, leftFen: row?.left ?? 0 };
}

/** Sum a line, in the order of ids. */
function sumsByLine(movements: readonly Movement[]): readonly (readonly [string, Fen])[] {
  const sums = new Map<string, Fen>();
  for (const { budgetLineId, amountFen } of movements) {
    sums.set(budgetLineId, asFen((sums.get(budgetLineId) ?? 0) + amountFen));
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Posts what earlier postings have made sure of.
 *
 * @throws Error when an account holds less than the ledger says: a defect, never a reader's mistake.
 */
export async function postSure(
  turn: Turn,
  kind: PostingKind,
  movements: readonly Movement[],
  options: { happenedOn?: CivilDate; memo?: string } = {},
): Promise<void> {
  const short = await post(turn, kind, movements, options);
  if (short) throw new Error(`${kind}: budget line ${short.budgetLineId} is out of balance`);
}
