import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { note } from '../trail.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-gatherings.ts';
import { requireCurrent, requireOwnArea, requirePast, requireRegistered } from '../parties.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper plans a visit, a meeting or an exchange. */
export async function planGathering(
  turn: Turn,
  { body }: Input<typeof contract.planGathering>,
): Promise<Output<typeof contract.planGathering>> {
  await requireGathering(turn, body);
  return viewDetail(turn, await keepGathering(turn, body));
}

/** What stands against a meeting that is planned. @throws Fault at the field. */
export async function requireGathering(turn: Turn, row: store.GatheringContent): Promise<void> {
  await requireOwnArea(turn, row);
  await requireRegistered(turn, { organisationId: row.organisationId });
}

/** Keeps a meeting that nothing stands against; its id. */
export async function keepGathering(turn: Turn, row: store.GatheringContent): Promise<string> {
  const id = turn.newId();
  await store.saveGathering(turn, id, row);
  const { kind, heldOn } = row;
  await note(turn, 'gathering', id, { move: 'plan-gathering', detail: { kind, heldOn } });
  return id;
}

/** What was said at a meeting, and by how many. */
export interface Minuted {
  readonly heldOn: string;
  readonly attendants: number;
  readonly minutes: string;
}

/** A keeper records that it was held, and what was said. */
export async function recordMinutes(
  turn: Turn,
  { params, body }: Input<typeof contract.recordMinutes>,
): Promise<Output<typeof contract.recordMinutes>> {
  const { version, ...minuted } = body;
  const row = requireCurrent(turn, await store.lockGathering(turn, params.gatheringId), version);
  await keepMinutes(turn, row, minuted);
  return viewDetail(turn, row.id);
}

/** Keeps what was said at a meeting. @throws Fault `cooperation.wrong-state`, `cooperation.in-future`. */
export async function keepMinutes(
  turn: Turn,
  row: store.GatheringRow,
  { heldOn, attendants, minutes }: Minuted,
): Promise<void> {
  if (row.state !== 'planned' && row.state !== 'held') throw fault(faults.wrongState);
  requirePast(turn, heldOn, 'body.heldOn');
  const changes = { held_on: heldOn, valid_from: heldOn, attendants, minutes, state: 'held' };
  await store.changeGathering(turn, row, changes);
  await note(turn, 'gathering', row.id, {
    move: 'record-minutes',
    detail: { heldOn, attendants },
  });
}

/** A keeper closes a meeting that left nothing open, or withdraws a record made in error. */
export async function moveGathering(
  turn: Turn,
  { params, body }: Input<typeof contract.moveGathering>,
): Promise<Output<typeof contract.moveGathering>> {
  const { version, move, reason } = body;
  const row = requireCurrent(turn, await store.lockGathering(turn, params.gatheringId), version);
  const allowed = move === 'close' ? row.state === 'held' : row.state !== 'withdrawn';
  if (!allowed) throw fault(faults.wrongState);
  if (move === 'close' && row.openNeeds + row.openTasks > 0) {
    throw fault(faults.stillOpen, { values: { needs: row.openNeeds, tasks: row.openTasks } });
  }
  await store.changeGathering(turn, row, { state: move === 'close' ? 'closed' : 'withdrawn' });
  await note(turn, 'gathering', row.id, { move: `${move}-gathering`, reason });
  return viewDetail(turn, row.id);
}
