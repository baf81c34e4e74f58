import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type ProposalMove, type ProposalState } from './contract.ts';
import { findMove, mayMove } from './lifecycle.ts';
import { appendEvent, findProposal, lockProposal, writeState, type Proposal } from './store.ts';
import { listSeats } from './unit-store.ts';

/** One item for an act on it, held until the turn ends. @throws Fault `request.not-found`. */
export async function getForAct(turn: Turn, id: string): Promise<Proposal> {
  const row = await lockProposal(turn, id);
  if (!row) throw notFound();
  return row;
}

/** The move is the table's, and the actor's. @throws Fault `proposals.wrong-state`, `.not-yours`. */
export async function requireMove(turn: Turn, row: Proposal, move: ProposalMove) {
  const found = findMove(move, row.state);
  if (!found) throw fault(faults.wrongState);
  const seats = turn.actor ? await listSeats(turn) : [];
  if (!mayMove(found, row, turn.actor, seats)) throw fault(faults.notYours, { status: 403 });
  return found;
}

/**
 * Makes one move of the table: checks state and actor, writes the event and the row.
 *
 * @throws Fault as `requireMove`.
 */
export async function moveProposal(
  turn: Turn,
  row: Proposal,
  moveId: ProposalMove,
  options: { reason?: string | undefined; settle?: Readonly<Record<string, unknown>> } = {},
): Promise<Proposal> {
  const move = await requireMove(turn, row, moveId);
  const to = move.to === 'same' ? row.state : move.to;
  const reason = options.reason?.trim() ? options.reason : null;
  const byRules = move.by === 'rules';
  const event = { number: row.version + 1, move: moveId, from: row.state, to, reason, byRules };
  await appendEvent(turn, row.id, event);
  const touched = await writeState(turn, row, to, options.settle ?? {});
  if (touched === 0) throw fault(faults.wrongState);
  await turn.record({
    act: `proposals.${moveId}`,
    subject: { type: 'proposal', id: row.id },
    ...(reason ? { reason } : {}),
    detail: { number: row.number },
  });
  const moved = await findProposal(turn, row.id);
  if (!moved) throw new Error('the item just moved is not there');
  return moved;
}

export function done({ id, state }: Proposal): { id: string; state: ProposalState } {
  return { id, state };
}
