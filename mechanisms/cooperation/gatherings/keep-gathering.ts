import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { note } from '../trail.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-gatherings.ts';
import { requireCurrent, requireOwnArea, requireRegistered } from '../parties.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper plans a visit, a meeting or an exchange. */
export async function planGathering(
  turn: Turn,
  { body }: Input<typeof contract.planGathering>,
): Promise<Output<typeof contract.planGathering>> {
  await requireOwnArea(turn, body);
  await requireRegistered(turn, { organisationId: body.organisationId });
  const id = turn.newId();
  await store.saveGathering(turn, id, body);
  await note(turn, 'gathering', id, {
    move: 'plan-gathering',
    detail: { kind: body.kind, heldOn: body.heldOn },
  });
  return viewDetail(turn, id);
}

/** A keeper records that it was held, and what was said. */
export async function recordMinutes(
  turn: Turn,
  { params, body }: Input<typeof contract.recordMinutes>,
): Promise<Output<typeof contract.recordMinutes>> {
  const { version, heldOn, attendants, minutes } = body;
  const row = requireCurrent(turn, await store.lockGathering(turn, params.gatheringId), version);
  if (row.state !== 'planned' && row.state !== 'held') throw fault(faults.wrongState);
  if (heldOn > turn.today) throw fault(faults.inFuture, { status: 400, field: 'body.heldOn' });
  const changes = { held_on: heldOn, valid_from: heldOn, attendants, minutes, state: 'held' };
  await store.changeGathering(turn, row, changes);
  await note(turn, 'gathering', row.id, { move: 'record-minutes', detail: { heldOn, attendants } });
  return viewDetail(turn, row.id);
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
