import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getAgreements, isOpen, keepAgreement } from '@yanzhen/registers/agreements/offers.ts';
import { note } from '../trail.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-gatherings.ts';
import { requireCurrent, requireRegistered } from '../parties.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper notes a need or an offer that was voiced. */
export async function addNeed(
  turn: Turn,
  { params, body }: Input<typeof contract.addNeed>,
): Promise<Output<typeof contract.addNeed>> {
  const row = await lockOpen(turn, params.gatheringId);
  await requireRegistered(turn, { organisationId: body.organisationId });
  await store.saveNeed(turn, row.id, body);
  await note(turn, 'gathering', row.id, { move: 'add-need' });
  return viewDetail(turn, row.id);
}

/** A need becomes an agreement, new or known, and closes with it. */
export async function answerNeed(
  turn: Turn,
  { params, body }: Input<typeof contract.answerNeed>,
): Promise<Output<typeof contract.answerNeed>> {
  const need = await lockOpenNeed(turn, params.needId);
  const agreementId =
    'agreement' in body
      ? await keepAgreement(turn, body.agreement)
      : await requireOpenAgreement(turn, body.agreementId);
  await store.closeNeed(turn, need.id, { agreementId });
  await note(turn, 'gathering', need.gatheringId, {
    move: 'answer-need',
    detail: { need: need.id, agreementId },
  });
  return viewDetail(turn, need.gatheringId);
}

/** A keeper drops a need, with the reason. */
export async function dropNeed(
  turn: Turn,
  { params, body }: Input<typeof contract.dropNeed>,
): Promise<Output<typeof contract.dropNeed>> {
  const need = await lockOpenNeed(turn, params.needId);
  await store.closeNeed(turn, need.id, body);
  await note(turn, 'gathering', need.gatheringId, {
    move: 'drop-need',
    reason: body.reason,
    detail: { need: need.id },
  });
  return viewDetail(turn, need.gatheringId);
}

/** A keeper gives an office a task that follows from the meeting. */
export async function addTask(
  turn: Turn,
  { params, body }: Input<typeof contract.addTask>,
): Promise<Output<typeof contract.addTask>> {
  const row = await lockOpen(turn, params.gatheringId);
  await store.saveTask(turn, row.id, body);
  await note(turn, 'gathering', row.id, {
    move: 'add-task',
    detail: { office: body.office, dueOn: body.dueOn },
  });
  return viewDetail(turn, row.id);
}

/** A keeper records what became of a task. */
export async function finishTask(
  turn: Turn,
  { params, body }: Input<typeof contract.finishTask>,
): Promise<Output<typeof contract.finishTask>> {
  const task = await store.findTask(turn, params.taskId);
  if (!task) throw notFound();
  const row = requireCurrent(turn, await store.lockGathering(turn, task.gatheringId));
  if (!(await store.finishTask(turn, task.id, body.result))) throw fault(faults.wrongState);
  await note(turn, 'gathering', row.id, { move: 'finish-task', reason: body.result });
  return viewDetail(turn, row.id);
}

async function lockOpen(turn: Turn, id: string): Promise<store.GatheringRow> {
  const row = requireCurrent(turn, await store.lockGathering(turn, id));
  if (row.state === 'closed' || row.state === 'withdrawn') throw fault(faults.wrongState);
  return row;
}

async function lockOpenNeed(turn: Turn, id: string): Promise<store.NeedRow> {
  const need = await store.lockNeed(turn, id);
  if (!need) throw notFound();
  requireCurrent(turn, await store.findGathering(turn, need.gatheringId));
  if (need.state !== 'open') throw fault(faults.needClosed);
  return need;
}

async function requireOpenAgreement(turn: Turn, id: string): Promise<string> {
  const agreement = (await getAgreements(turn, [id])).get(id);
  if (!agreement || !isOpen(agreement)) {
    throw fault(faults.agreementEnded, { status: 400, field: 'body.agreementId' });
  }
  return id;
}
