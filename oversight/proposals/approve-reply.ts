import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { reclassLetter, type ReplyLetter } from '../letters/offers.ts';
import { carryConfirmations } from './answer-store.ts';
import { getLetterBeingChecked, requireAnswered } from './answer-points.ts';
import { getRules, unitOf } from './city-rules.ts';
import * as contract from './contract.ts';
import { done, getForAct, moveProposal, requireMove } from './move-proposal.ts';
import type { Proposal } from './store.ts';
import { listJoint } from './unit-store.ts';

const { faults } = contract;

/** The handler asks for approval inside the unit: every point is answered, every joint unit heard. */
export async function askApproval(
  turn: Turn,
  { params }: Input<typeof contract.askApproval>,
): Promise<Output<typeof contract.askApproval>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'ask-approval');
  await requireOpinions(turn, row);
  await requireAnswered(turn, row, await getLetterBeingChecked(turn, row));
  return done(await moveProposal(turn, row, 'ask-approval'));
}

/** Approved inside the unit (内部审核), by the checker, who has confirmed every answer. */
export async function approveReply(
  turn: Turn,
  { params }: Input<typeof contract.approveReply>,
): Promise<Output<typeof contract.approveReply>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'approve');
  const letter = await getLetterBeingChecked(turn, row);
  await requireAnswered(turn, row, letter, { confirmed: true });
  return done(await moveProposal(turn, row, 'approve'));
}

/** Back to the handler, from inside the unit or from the supervisor. */
export async function sendBack(
  turn: Turn,
  { params, body }: Input<typeof contract.sendBack>,
): Promise<Output<typeof contract.sendBack>> {
  const row = await getForAct(turn, params.proposalId);
  return done(await moveProposal(turn, row, 'send-back', { reason: body.reason }));
}

/** The supervisor's check (督办审核): the class is theirs to say, and the letter says the same. */
export async function clearReply(
  turn: Turn,
  { params, body }: Input<typeof contract.clearReply>,
): Promise<Output<typeof contract.clearReply>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'clear');
  const { rules } = await getRules(turn);
  const { resultClass, reason } = body;
  if (!rules.classes.list.some(({ id }) => id === resultClass)) {
    throw fault(faults.classUnknown, { status: 400, field: 'body.resultClass' });
  }
  const letter = await getLetterBeingChecked(turn, row);
  await requireAnswered(turn, row, letter, { confirmed: true });
  if (letter.class !== resultClass) await reclass(turn, letter, resultClass);
  const settle = { result_class: resultClass };
  return done(await moveProposal(turn, row, 'clear', { reason, settle }));
}

/** The text stays as it was confirmed; only its class is another. */
async function reclass(turn: Turn, letter: ReplyLetter, resultClass: string): Promise<void> {
  const version = await reclassLetter(turn, letter.id, resultClass as ReplyLetter['class']);
  await carryConfirmations(turn, letter.id, letter.version, version);
}

async function requireOpinions(turn: Turn, row: Proposal): Promise<void> {
  const open = (await listJoint(turn, row.id)).find((each) => each.opinion === null);
  if (!open) return;
  const { units } = await getRules(turn);
  const unit = unitOf(units, open.unit).name[turn.language];
  throw fault(faults.opinionOpen, { values: { unit } });
}
