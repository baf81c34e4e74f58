import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import * as store from './answer-store.ts';
import { getRules } from './city-rules.ts';
import * as contract from './contract.ts';
import { done, getForAct, moveProposal, requireMove } from './move-proposal.ts';
import { endAnswered } from './rate-reply.ts';
import { tellSponsors } from './tell.ts';
import { appendContact, listSeats } from './unit-store.ts';

const { faults } = contract;

/** A meeting face to face ends what two replies did not. */
export async function recordMeeting(
  turn: Turn,
  { params, body }: Input<typeof contract.recordMeeting>,
): Promise<Output<typeof contract.recordMeeting>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'meet');
  await appendContact(turn, row.id, { ...body, stage: 'face-to-face', mode: 'meeting' });
  const met = await moveProposal(turn, row, 'meet', { reason: body.says });
  return done(await endAnswered(turn, met));
}

/** A commitment is done, with its evidence. */
export async function finishCommitment(
  turn: Turn,
  { params, body }: Input<typeof contract.finishCommitment>,
): Promise<Output<typeof contract.finishCommitment>> {
  const row = await getForAct(turn, params.proposalId);
  if (!(await listSeats(turn)).includes(row.leadUnit ?? '')) throw fault(faults.notYours, { status: 403 }); // prettier-ignore
  const touched = await store.finishCommitment(turn, row.id, body.commitmentId, body.evidence);
  if (touched === 0) throw fault(faults.wrongState, { field: 'body.commitmentId' });
  await turn.record({ act: 'proposals.finish-commitment', subject: { type: 'proposal', id: row.id }, reason: body.evidence, detail: { commitmentId: body.commitmentId } }); // prettier-ignore
  return done(row);
}

/** What was promised is done: the item comes into the first class, and each sponsor is told so. */
export async function concludeFollowUp(
  turn: Turn,
  { params, body }: Input<typeof contract.concludeFollowUp>,
): Promise<Output<typeof contract.concludeFollowUp>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'conclude');
  const open = (await store.listCommitments(turn, row.id)).filter((each) => each.doneOn === null);
  if (open.length > 0) throw fault(faults.commitmentsOpen, { values: { count: open.length } });
  const { rules } = await getRules(turn);
  const settle = { result_class: rules.classes.list[0]?.id };
  const moved = await moveProposal(turn, row, 'conclude', { reason: body.reason, settle });
  await tellSponsors(turn, 'concluded', moved, body.reason);
  return done(moved);
}
