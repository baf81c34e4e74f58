import { asFen, type Fen } from '@yanzhen/values/money.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PostingKind } from './chart.ts';
import { faults } from './contract.ts';
import type { PartKey } from './instalment-store.ts';
import { postSure, postTransferSure, sharesOf, type PostingOptions } from './ledger.ts';
import { moveReservations } from './store.ts';
import * as store from './take-back-store.ts';

/** A sum of one application's money that changes its standing after it was paid. */
export interface TakeBack extends PostingOptions {
  readonly applicationId: string;
  /** Whole fen, > 0. */
  readonly amountFen: Fen;
}

/** A duty was broken: what was paid must come back. Each line is owed in proportion to what it paid. */
export function demandBack(turn: Turn, takeBack: TakeBack): Promise<void> {
  return postShares(turn, takeBack, 'paid', () => 'demand');
}

/** What was demanded is waived; it counts as rightly paid. */
export function waiveDemand(turn: Turn, takeBack: TakeBack): Promise<void> {
  return postShares(turn, takeBack, 'owed', () => 'waive-recovery');
}

/**
 * Owed money came back. While the year of a line is open it can be spent again; afterwards it is the
 * treasury's.
 */
export function takeBack(turn: Turn, came: TakeBack): Promise<void> {
  return postShares(turn, came, 'owed', ({ closed }) => (closed ? 'recover-past' : 'recover'));
}

/**
 * The bank sends back a part that it had confirmed: the money is reserved again, that of a closed year
 * in the line which took over from it.
 *
 * @returns the sum.
 * @throws Fault `payments.recall-demanded` when some of it was demanded back meanwhile.
 */
export async function recallPaid(
  turn: Turn,
  part: PartKey,
  options: PostingOptions = {},
): Promise<Fen> {
  const [paid] = await moveReservations(turn, [part], 'paid', 'reserved');
  if (!paid) throw new Error('a payment without its reservation');
  const { applicationId } = part;
  const held = await store.listHeld(turn, applicationId, 'paid');
  for (const share of sharesOf(paid)) {
    const line = held.find(({ budgetLineId }) => budgetLineId === share.budgetLineId);
    if (!line || line.amountFen < share.amountFen) throw fault(faults.recallDemanded);
    if (!line.closed) await postSure(turn, 'bank-recall', [share], options);
    else {
      const toLineId = line.nextLineId ?? (await store.takeOverLine(turn, share.budgetLineId));
      const transfer = { ...share, fromLineId: share.budgetLineId, toLineId };
      await postTransferSure(turn, 'recall-past', [transfer], options);
      await store.repointReservations(turn, applicationId, share.budgetLineId, toLineId);
    }
  }
  return paid.amountFen;
}

async function postShares(
  turn: Turn,
  { applicationId, amountFen, ...options }: TakeBack,
  from: 'paid' | 'owed',
  kindOf: (line: store.HeldOnLine) => PostingKind,
): Promise<void> {
  const held = await store.listHeld(turn, applicationId, from);
  for (const share of splitBy(held, amountFen)) {
    const { budgetLineId } = share;
    await postSure(
      turn,
      kindOf(share),
      [{ budgetLineId, applicationId, amountFen: share.amountFen }],
      options,
    );
  }
}

/**
 * Splits a sum over the lines that hold an application's money, in proportion; fen that do not divide
 * fall to the first lines that can bear them.
 *
 * @throws Error when all together hold less.
 */
export function splitBy<Held extends { readonly amountFen: Fen }>(
  held: readonly Held[],
  amountFen: Fen,
): Held[] {
  const whole = held.reduce((sum, line) => sum + line.amountFen, 0);
  if (asFen(amountFen) > whole) throw new Error(`${amountFen} fen asked, ${whole} held`);
  const shares = held.map((line) =>
    Number((BigInt(line.amountFen) * BigInt(amountFen)) / BigInt(whole)),
  );
  let rest = amountFen - shares.reduce((sum, share) => sum + share, 0);
  return held.flatMap((line, i) => {
    const more = Math.min(rest, line.amountFen - (shares[i] ?? 0));
    rest -= more;
    const share = (shares[i] ?? 0) + more;
    return share > 0 ? [{ ...line, amountFen: share }] : [];
  });
}
