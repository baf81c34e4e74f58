import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { asFen, type Fen } from '@yanzhen/values/money.ts';
import { together } from '@yanzhen/server/turn/together.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  postings,
  transfers,
  type LedgerAccount,
  type PostingKind,
  type TransferKind,
} from './chart.ts';
import { moveCounters, type ShortLine } from './move-counters.ts';

/** What one posting moves within one budget line. */
export interface Movement {
  readonly budgetLineId: string;
  readonly applicationId: string | null;
  /** Whole fen, > 0: the whole sum, further payers' shares included. */
  readonly amountFen: Fen;
  /** Shares of further payers; the movement's own line carries the rest. */
  readonly others?: readonly PayerShare[] | null;
}

/** What a further payer carries of a sum. */
export interface PayerShare {
  readonly budgetLineId: string;
  /** Whole fen, > 0. */
  readonly amountFen: Fen;
}

/** What one posting moves from a budget line to another. */
export interface LineTransfer {
  readonly fromLineId: string;
  readonly toLineId: string;
  readonly applicationId: string | null;
  readonly amountFen: Fen;
}

export interface PostingOptions {
  readonly happenedOn?: CivilDate;
  readonly memo?: string;
  /** The leading group's act that an `overdraw` rests on. */
  readonly overdraftActId?: string;
}

interface Leg {
  readonly budgetLineId: string;
  readonly applicationId: string | null;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amountFen: Fen;
}

/**
 * Posts one balanced transaction and moves the counters of its budget lines with it.
 *
 * Header and entries are one statement. The counters come last, in the order of the lines' ids: what
 * everybody needs is locked for as short as can be, and two lists never wait for each other in a
 * circle.
 *
 * @returns the line that is short, when one is: the caller must throw, so that the turn is undone.
 */
export function post(
  turn: Turn,
  kind: PostingKind,
  movements: readonly Movement[],
  options: PostingOptions = {},
): Promise<ShortLine | undefined> {
  return postLegs(
    turn,
    kind,
    movements.flatMap(sharesOf).map((each) => ({ ...each, ...postings[kind] })),
    options,
  );
}

/**
 * Posts what goes from one budget line to another, each through its own `transfer` account.
 *
 * @returns as `post`.
 */
export function postTransfer(
  turn: Turn,
  kind: TransferKind,
  movements: readonly LineTransfer[],
  options: PostingOptions = {},
): Promise<ShortLine | undefined> {
  const { from, to } = transfers[kind];
  const legs = movements.flatMap(({ fromLineId, toLineId, applicationId, amountFen }) => [
    {
      budgetLineId: fromLineId,
      debit: 'transfer' as const,
      credit: from,
      applicationId,
      amountFen,
    },
    { budgetLineId: toLineId, debit: to, credit: 'transfer' as const, applicationId, amountFen },
  ]);
  return postLegs(turn, kind, legs, options);
}

async function postLegs(
  turn: Turn,
  kind: PostingKind | TransferKind,
  legs: readonly Leg[],
  { happenedOn = turn.today, memo, overdraftActId }: PostingOptions,
): Promise<ShortLine | undefined> {
  if (legs.length === 0) return undefined;
  const total = asFen(legs.reduce((sum, each) => sum + each.amountFen, 0));
  const id = turn.newId();
  const posted = turn.run(sql`
    with header as (
      insert into ledger_transaction
        (city, id, kind, debit_fen, credit_fen, happened_on, posted_at, account_id, memo, overdraft_act_id)
      values (${turn.city}, ${id}, ${kind}, ${total}, ${total}, ${happenedOn}, ${turn.now},
              ${turn.actor?.accountId ?? null}, ${memo ?? null}, ${overdraftActId ?? null})
    )
    insert into ledger_entry
      (city, transaction_id, number, budget_line_id, application_id, account, side, amount_fen)
    select ${turn.city}, ${id}, l.number * 2 + s.place, l.line, l.application, s.account, s.side, l.amount
    from jsonb_to_recordset(${JSON.stringify(
      legs.map((each, number) => ({
        number,
        line: each.budgetLineId,
        application: each.applicationId,
        debit: each.debit,
        credit: each.credit,
        amount: asFen(each.amountFen),
      })),
    )}::jsonb) as l(number int, line uuid, application uuid, debit text, credit text, amount bigint)
    cross join lateral (values (1, l.debit, 'debit'), (2, l.credit, 'credit')) as s(place, account, side)`);
  const [, short] = await together(posted, moveAll(turn, id, sumsByLine(legs)));
  return short;
}

async function moveAll(
  turn: Turn,
  postingId: string,
  sums: readonly Leg[],
): Promise<ShortLine | undefined> {
  for (const sum of sums) {
    const short = await moveCounters(turn, { ...sum, postingId });
    if (short) return short;
  }
  return undefined;
}

/** What each line carries of a movement. */
export function sharesOf({
  budgetLineId,
  applicationId,
  amountFen,
  others,
}: Movement): (PayerShare & { applicationId: string | null })[] {
  const rest = (others ?? []).reduce((left, share) => left - share.amountFen, amountFen);
  const shares = [{ budgetLineId, amountFen: rest }, ...(others ?? [])];
  return shares
    .filter((share) => share.amountFen !== 0)
    .map((share) => ({
      budgetLineId: share.budgetLineId,
      amountFen: share.amountFen,
      applicationId,
    }));
}

/** Legs that do the same to one line, added up; in the order of lines. */
function sumsByLine(legs: readonly Leg[]): readonly Leg[] {
  const sums = new Map<string, Leg>();
  for (const leg of legs) {
    const key = `${leg.budgetLineId} ${leg.debit} ${leg.credit}`;
    const before = sums.get(key)?.amountFen ?? 0;
    sums.set(key, { ...leg, amountFen: asFen(before + leg.amountFen) });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, leg]) => leg);
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
  options: PostingOptions = {},
): Promise<void> {
  const short = await post(turn, kind, movements, options);
  if (short) throw new Error(`${kind}: budget line ${short.budgetLineId} is out of balance`);
}

/** As `postSure`, from line to line. */
export async function postTransferSure(
  turn: Turn,
  kind: TransferKind,
  movements: readonly LineTransfer[],
  options: PostingOptions = {},
): Promise<void> {
  const short = await postTransfer(turn, kind, movements, options);
  if (short) throw new Error(`${kind}: budget line ${short.budgetLineId} is out of balance`);
}
