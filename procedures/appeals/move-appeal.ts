import { fault, notFound, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type AppealMove } from './contract.ts';
import { findMove, mayMove } from './lifecycle.ts';
import { appendEvent, findAppeal, lockAppeal, writeState, type AppealRow } from './store.ts';

/** One appeal for an act on it, held until the turn ends. @throws Fault `request.not-found`. */
export async function getForAct(turn: Turn, id: string): Promise<AppealRow> {
  const row = await lockAppeal(turn, id);
  if (!row) throw notFound();
  return row;
}

/**
 * Makes one move of the table: checks state and actor, writes the event and the row.
 *
 * @throws Fault `appeals.wrong-state`, `appeals.acted`.
 */
export async function moveAppeal(
  turn: Turn,
  row: AppealRow,
  moveId: AppealMove,
  options: { reason?: string; settle?: Readonly<Record<string, unknown>> } = {},
): Promise<AppealRow> {
  const move = findMove(moveId, row.state);
  if (!move || !mayMove(move, row, turn.actor)) throw fault(faults.wrongState);
  const { reason, settle = {} } = options;
  const event = { number: row.version + 1, move: moveId, from: row.state, to: move.to, reason };
  await appendEvent(turn, row.id, event).catch((error: unknown) => {
    throw actedOf(error) ?? error;
  });
  if ((await writeState(turn, row, move.to, settle)) === 0) throw fault(faults.wrongState);
  await turn.record({
    act: `appeals.${moveId}`,
    subject: { type: 'appeal', id: row.id },
    ...(reason ? { reason } : {}),
    detail: { number: row.number, applicationId: row.applicationId },
  });
  const moved = await findAppeal(turn, row.id);
  if (!moved) throw new Error('the appeal just moved is not there');
  return moved;
}

export function acted(): Fault {
  return fault(faults.acted, { status: 403 });
}

/** The fault for the database's own refusal of somebody who took part in the case. */
export function actedOf(error: unknown): Fault | undefined {
  const { constraint } = (error ?? {}) as { constraint?: string };
  return constraint === 'appeal_other_person' ? acted() : undefined;
}
