import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { getListed, lockCurrent } from './get-project.ts';
import { requireMove } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A science officer moves a project through its states, with a reason where one is asked for. */
export async function moveProject(
  turn: Turn,
  { params, body }: Input<typeof contract.moveProject>,
): Promise<Output<typeof contract.moveProject>> {
  const row = await lockCurrent(turn, params.projectId, body.version);
  const move = requireMove(body.move, row.state);
  if (move.reason === 'required' && body.reason === undefined) {
    throw fault(faults.reasonMissing, { status: 400, field: 'body.reason' });
  }
  const to = move.to === 'same' ? row.state : move.to;
  await store.changeProject(turn, row, { state: to });
  await store.appendEvent(turn, {
    projectId: row.id,
    number: row.version + 1,
    move: move.move,
    from: row.state,
    to,
    reason: body.reason,
  });
  await turn.record({
    act: `projects.${move.move}`,
    subject: { type: 'project', id: row.id },
    ...(body.reason === undefined ? {} : { reason: body.reason }),
    detail: { from: row.state, to },
  });
  return viewDetail(turn, await getListed(turn, row.id));
}
