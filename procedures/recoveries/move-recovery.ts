import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type RecoveryMove, type RecoveryState } from './contract.ts';
import { findMove, mayMove } from './lifecycle.ts';
import { appendEvent, findRecovery, lockRecovery, writeState, type RecoveryRow } from './store.ts';

/** One recovery for an act on it, held until the turn ends. @throws Fault `request.not-found`. */
export async function getForAct(turn: Turn, id: string): Promise<RecoveryRow> {
  const row = await lockRecovery(turn, id);
  if (!row || !coversCounty(actorOf(turn), row.county)) throw notFound();
  return row;
}

/**
 * Makes one move of the table: checks state and actor, writes the event and the row.
 *
 * @throws Fault `recoveries.wrong-state`.
 */
export async function moveRecovery(
  turn: Turn,
  row: RecoveryRow,
  moveId: RecoveryMove,
  options: {
    reason?: string;
    detail?: Readonly<Record<string, unknown>>;
    /** Columns of the row that the move settles. */
    settle?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<RecoveryRow> {
  const move = findMove(moveId, row.state);
  if (!move || !mayMove(move, row, turn.actor)) throw fault(faults.wrongState);
  const to: RecoveryState = move.to === 'before' ? (row.stateBefore ?? 'opened') : move.to;
  const { reason, detail = {}, settle = {} } = options;
  const number = row.version + 1;
  await appendEvent(turn, row.id, { number, move: moveId, from: row.state, to, reason, detail });
  if ((await writeState(turn, row, to, settle)) === 0) throw fault(faults.wrongState);
  await turn.record({
    act: `recoveries.${moveId}`,
    subject: { type: 'recovery', id: row.id },
    ...(reason ? { reason } : {}),
    detail: { number: row.number, ...detail },
  });
  const moved = await findRecovery(turn, row.id);
  if (!moved) throw new Error('the recovery just moved is not there');
  return moved;
}
