import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { faults, type GroupMove } from './contract.ts';
import { allowedMoves, findMove } from './lifecycle.ts';
import { listMerges } from './merge-store.ts';
import { showGroup } from './show-group.ts';
import * as store from './store.ts';

/** One group for an act of an officer who is none of its persons, held until the turn ends. */
export async function getForAct(turn: Turn, groupId: string): Promise<store.GroupRow> {
  const group = await store.lockGroup(turn, groupId);
  if (!group) throw notFound();
  await requireStranger(turn, group.id);
  return group;
}

/** Nobody decides on the own record. @throws Fault `same-person.own-record`. */
export async function requireStranger(turn: Turn, groupId: string): Promise<void> {
  const members = await store.listMembers(turn, groupId);
  const { personId } = actorOf(turn);
  if (members.some((each) => each.personId === personId || each.keptId === personId)) {
    throw fault(faults.ownRecord, { status: 403 });
  }
}

/**
 * Makes one move of the table: writes the event and the row.
 *
 * @throws Fault `same-person.wrong-state`, `.second-person`.
 */
export async function moveGroup(
  turn: Turn,
  group: store.GroupRow,
  moveId: GroupMove,
  { reason, detail = {} }: { reason?: string; detail?: Readonly<Record<string, unknown>> } = {},
): Promise<void> {
  const move = findMove(moveId, group.state);
  if (!move) throw fault(faults.wrongState);
  if (move.by === 'officer' && !allowedMoves(group, turn.actor).includes(moveId)) {
    if (move.another && turn.actor?.personId === group.proposedByPerson) {
      throw fault(faults.secondPerson, { status: 403 });
    }
    throw fault(faults.wrongState);
  }
  const by = move.by === 'officer' ? turn.actor : null;
  const to = move.to === 'same' ? group.state : move.to;
  const settle =
    moveId === 'propose'
      ? { proposed: by?.personId ?? null, confirmed: null }
      : moveId === 'confirm'
        ? { proposed: group.proposedByPerson, confirmed: by?.personId ?? null }
        : { proposed: to === 'proposed' ? group.proposedByPerson : null, confirmed: null };
  const kept = await store.writeMove(turn, group, { move: moveId, to, by, reason, detail, settle });
  if (kept === 0) throw fault(faults.wrongState);
  await turn.record({
    act: `same-person.${moveId}`,
    subject: { type: 'match-group', id: group.id },
    ...(reason ? { reason } : {}),
    detail: { number: group.number, ...detail },
  });
}

/** An officer decides on a group, with the reason. */
export async function decideGroup(
  turn: Turn,
  { params, body }: Input<typeof contract.moveGroup>,
): Promise<Output<typeof contract.moveGroup>> {
  const group = await getForAct(turn, params.groupId);
  const merges = await listMerges(turn, group.id);
  // A confirmation on which a merge rests, though it was dropped or undone, stands.
  if (group.state === 'confirmed' && merges.length > 0) throw fault(faults.wrongState);
  await moveGroup(turn, group, body.move, { reason: body.reason });
  return showGroup(turn, group.id);
}
