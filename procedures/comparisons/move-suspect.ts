import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { releasePayment } from '../payments/offers.ts';
import { faults, type SuspectMove, type SuspectState } from './contract.ts';
import { findMove, mayMove } from './lifecycle.ts';
import { appendEvent, findSuspect, lockSuspect, writeState, type SuspectRow } from './store.ts';

/** What a payment is held by. */
export const holderOf = ({ id }: Pick<SuspectRow, 'id'>) => ({ type: 'suspect-record', id });

/** One record for an office's act on it, held until the turn ends. @throws Fault `request.not-found`. */
export async function getForAct(turn: Turn, id: string): Promise<SuspectRow> {
  const row = await lockSuspect(turn, id);
  if (!row || row.state === 'withdrawn' || !coversCounty(actorOf(turn), row.county)) {
    throw notFound();
  }
  return row;
}

/**
 * Makes one move of the table: checks state and actor, writes the event and the row. With its end the payment is
 * not held by it any more.
 *
 * @throws Fault `comparisons.wrong-state`.
 */
export async function moveSuspect(
  turn: Turn,
  row: SuspectRow,
  moveId: SuspectMove,
  options: {
    reason?: string;
    detail?: Readonly<Record<string, unknown>>;
    /** Columns of the row that the move settles. */
    settle?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<SuspectRow> {
  const move = findMove(moveId, row.state);
  const as = move && mayMove(move, row, turn.actor);
  if (!move || !as) throw fault(faults.wrongState);
  const to: SuspectState = move.to === 'before' ? (row.stateBefore ?? 'explained') : move.to;
  const { reason, detail = {}, settle = {} } = options;
  const number = row.version + 1;
  await appendEvent(turn, row.id, {
    number,
    move: moveId,
    from: row.state,
    to,
    as,
    reason,
    detail,
  });
  if ((await writeState(turn, row, to, settle)) === 0) throw fault(faults.wrongState);
  if (to === 'closed' || to === 'withdrawn') await releasePayment(turn, holderOf(row));
  await turn.record({
    act: `comparisons.${moveId}`,
    subject: { type: 'suspect-record', id: row.id },
    ...(reason ? { reason } : {}),
    detail: { number: row.number, ...detail },
  });
  const moved = await findSuspect(turn, row.id);
  if (!moved) throw new Error('the record just moved is not there');
  return moved;
}
