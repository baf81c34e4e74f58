import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { getListed, lockCurrent } from './get-project.ts';
import { isCounted, requireMove } from './lifecycle.ts';
import * as outcomes from './outcome-store.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** Two records of one project: this one's outcomes go to the other, and figures count it no more. */
export async function joinProject(
  turn: Turn,
  { params, body }: Input<typeof contract.joinProject>,
): Promise<Output<typeof contract.joinProject>> {
  const row = await lockCurrent(turn, params.projectId, body.version);
  requireMove('join', row.state);
  const into = body.into === row.id ? undefined : await store.lockProject(turn, body.into);
  if (!into || !isCounted(into.state)) {
    throw fault(faults.joinWrong, { status: 400, field: 'body.into' });
  }
  const moved = await outcomes.listOutcomes(turn, { projectId: row.id, agreementId: null });
  for (const outcome of moved) {
    await outcomes.changeOutcome(turn, outcome, { project_id: into.id });
  }
  await store.changeProject(turn, row, { state: 'joined', sameAs: into.id });
  const { reason } = body;
  await store.appendEvent(turn, {
    projectId: row.id,
    number: row.version + 1,
    move: 'join',
    from: row.state,
    to: 'joined',
    reason,
    detail: { into: into.id, outcomes: moved.length },
  });
  await turn.record({
    act: 'projects.join',
    subject: { type: 'project', id: row.id },
    reason,
    detail: { into: into.id, outcomes: moved.map(({ id }) => id) },
  });
  return viewDetail(turn, await getListed(turn, into.id));
}
