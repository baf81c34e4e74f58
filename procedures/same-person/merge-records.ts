import { announceChange } from '@yanzhen/server/accounts/person-changed.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getPair } from './check-pair.ts';
import * as contract from './contract.ts';
import * as merges from './merge-store.ts';
import { getForAct } from './move-group.ts';
import { isUsedSince } from './records-of.ts';
import { showGroup } from './show-group.ts';

const { faults } = contract;
type Detail = Output<typeof contract.showGroup>;

/** One person prepares the merge of two records of a confirmed group. */
export async function prepareMerge(
  turn: Turn,
  { params, body }: Input<typeof contract.prepareMerge>,
): Promise<Detail> {
  const group = await getForAct(turn, params.groupId);
  if (group.state !== 'confirmed') throw fault(faults.wrongState);
  const { away, kept } = await getPair(turn, group.id, body);
  const waiting = (await merges.listMerges(turn, group.id)).some(
    (each) => !each.doneAt && !each.end,
  );
  if (waiting) throw fault(faults.mergeWaits);
  const id = turn.newId();
  await merges.saveMerge(turn, {
    id,
    groupId: group.id,
    away: away.personId,
    kept: kept.personId,
    reason: body.reason,
    by: actorOf(turn),
  });
  await turn.record({
    act: 'same-person.prepare-merge',
    subject: { type: 'person-merge', id },
    reason: body.reason,
    detail: { number: group.number, away: away.personId, kept: kept.personId },
  });
  return showGroup(turn, group.id);
}

/**
 * Another person does it: the record stays as it is and points to the kept one. Nothing is moved, so that
 * history stands and what both were granted counts together from now on.
 */
export async function doMerge(
  turn: Turn,
  { params }: Input<typeof contract.doMerge>,
): Promise<Detail> {
  const merge = await getWaiting(turn, params.mergeId);
  const actor = actorOf(turn);
  if (merge.preparedByPerson === actor.personId) {
    throw fault(faults.secondPerson, { status: 403 });
  }
  const { awayPersonId, keptPersonId } = merge;
  await merges.lockRecords(turn, [awayPersonId, keptPersonId]);
  await getPair(turn, merge.groupId, merge);
  await merges.saveDone(turn, merge, actor);
  await announceChange(turn, keptPersonId);
  await turn.record({
    act: 'same-person.merge',
    subject: { type: 'person-merge', id: merge.id },
    reason: merge.reason,
    detail: { away: awayPersonId, kept: keptPersonId },
  });
  await turn.send({
    personId: keptPersonId,
    template: 'same-person.merged',
    values: {},
    subject: { type: 'person-merge', id: merge.id },
  });
  return showGroup(turn, merge.groupId);
}

export async function dropMerge(
  turn: Turn,
  { params, body }: Input<typeof contract.dropMerge>,
): Promise<Detail> {
  const merge = await getWaiting(turn, params.mergeId);
  return end(turn, merge, 'dropped', body.reason);
}

/** Takes a merge back as long as nothing was recorded of the person since. */
export async function undoMerge(
  turn: Turn,
  { params, body }: Input<typeof contract.undoMerge>,
): Promise<Detail> {
  const merge = await getMerge(turn, params.mergeId);
  if (!merge.doneAt || merge.end) throw fault(faults.mergeEnded);
  const { awayPersonId, keptPersonId, doneAt } = merge;
  await merges.lockRecords(turn, [awayPersonId, keptPersonId]);
  if (await isUsedSince(turn, [awayPersonId, keptPersonId], doneAt)) throw fault(faults.usedSince);
  // A later merge carried the record on: that one is taken back first.
  if ((await merges.takeBackPointers(turn, merge.id)) === 0) throw fault(faults.usedSince);
  return end(turn, merge, 'undone', body.reason);
}

async function getMerge(turn: Turn, id: string): Promise<merges.MergeRow> {
  const found = await merges.findMerge(turn, id);
  if (!found) throw notFound();
  await getForAct(turn, found.groupId);
  const held = await merges.findMerge(turn, id);
  if (!held) throw notFound();
  return held;
}

/** A merge that was prepared and neither done nor dropped. */
async function getWaiting(turn: Turn, id: string): Promise<merges.MergeRow> {
  const merge = await getMerge(turn, id);
  if (merge.doneAt || merge.end) throw fault(faults.mergeEnded);
  return merge;
}

async function end(
  turn: Turn,
  merge: merges.MergeRow,
  kind: 'dropped' | 'undone',
  reason: string,
): Promise<Detail> {
  if (!(await merges.saveEnd(turn, merge.id, { kind, reason, by: actorOf(turn) }))) {
    throw fault(faults.mergeEnded);
  }
  await turn.record({
    act: kind === 'dropped' ? 'same-person.drop-merge' : 'same-person.undo-merge',
    subject: { type: 'person-merge', id: merge.id },
    reason,
  });
  return showGroup(turn, merge.groupId);
}
