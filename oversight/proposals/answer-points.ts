import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getReplyLetter, startReplyLetter, type ReplyLetter } from '../letters/offers.ts';
import * as store from './answer-store.ts';
import { getRules } from './city-rules.ts';
import * as contract from './contract.ts';
import { done, getForAct, moveProposal, requireMove } from './move-proposal.ts';
import { replyText } from './reply-text.ts';
import { listSponsors } from './sponsor-store.ts';
import type { Proposal } from './store.ts';
import { listSeats } from './unit-store.ts';

const { faults } = contract;

/** What was asked, point by point; it stands once a reply answers it. */
export async function setPoints(
  turn: Turn,
  { params, body }: Input<typeof contract.setPoints>,
): Promise<Output<typeof contract.setPoints>> {
  const row = await getForAct(turn, params.proposalId);
  if (row.letterId !== null) throw fault(faults.pointsStand);
  if (row.state !== 'filed' && row.state !== 'assigned' && row.state !== 'handling') {
    throw fault(faults.wrongState);
  }
  await store.removePoints(turn, row.id);
  await store.appendPoints(turn, row.id, body.points);
  const detail = { points: body.points.length };
  await turn.record({ act: 'proposals.points', subject: { type: 'proposal', id: row.id }, detail });
  return done(row);
}

/** The lead unit starts the reply letter; each point has its heading, and the paragraph below is to be written. */
export async function draftReply(
  turn: Turn,
  { params }: Input<typeof contract.draftReply>,
): Promise<Output<typeof contract.draftReply>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'draft');
  const points = await store.listPoints(turn, row.id);
  if (points.length === 0) throw fault(faults.noPoints);
  const { rules } = await getRules(turn);
  const sponsors = await listSponsors(turn, row);
  const content = replyText(row, points, sponsors, rules.classes.list[0]?.id ?? 'A');
  const letterId = await startReplyLetter(turn, {
    templateId: 'proposal-reply',
    suggestionNumber: row.number ?? '',
    deputyName: sponsors[0]?.name ?? '',
    content,
  });
  await store.appendReply(turn, row, letterId);
  return done(await moveProposal(turn, row, 'draft', { settle: { letter_id: letterId } }));
}

/** The drafter says which paragraph answers a point, and what it says. */
export async function answerPoint(
  turn: Turn,
  { params, body }: Input<typeof contract.answerPoint>,
): Promise<Output<typeof contract.answerPoint>> {
  const row = await getForAct(turn, params.proposalId);
  if (row.state !== 'handling' || row.letterId === null) throw fault(faults.wrongState);
  if (!(await listSeats(turn)).includes(row.leadUnit ?? '')) throw fault(faults.notYours, { status: 403 }); // prettier-ignore
  const points = await store.listPoints(turn, row.id);
  if (!points.some(({ id }) => id === body.pointId)) {
    throw fault(faults.pointsDiffer, { status: 400, field: 'body.pointId' });
  }
  const letter = await getReplyLetter(turn, row.letterId);
  if (!letter.paragraphs.some(({ key }) => key === body.paragraph.trim())) {
    throw fault(faults.paragraphUnknown, { status: 400, field: 'body.paragraph' });
  }
  if (body.kind === 'will' && (body.dueOn === null || body.owner === null)) {
    const field = body.dueOn === null ? 'body.dueOn' : 'body.owner';
    throw fault(faults.promiseIncomplete, { status: 400, field });
  }
  const promise = body.kind === 'will' ? {} : { dueOn: null, owner: null };
  const answer = { ...body, ...promise, paragraph: body.paragraph.trim() };
  await store.saveAnswer(turn, { ...answer, letterId: letter.id, proposalId: row.id });
  await turn.record({ act: 'proposals.answer', subject: { type: 'proposal', id: row.id }, detail: { pointId: body.pointId } }); // prettier-ignore
  return done(row);
}

/** The checker confirms one answer, for the text that lies there to be checked. */
export async function confirmAnswer(
  turn: Turn,
  { params, body }: Input<typeof contract.confirmAnswer>,
): Promise<Output<typeof contract.confirmAnswer>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'approve');
  const letter = await getLetterBeingChecked(turn, row);
  await requireAnswered(turn, row, letter);
  const kept = await store
    .saveConfirmation(turn, letter.id, body.pointId, letter.version)
    .catch((error: unknown) => {
      const { constraint } = (error ?? {}) as { constraint?: string };
      if (constraint !== 'answer_confirmed_by_another') throw error;
      throw fault(faults.confirmedByDrafter, { status: 403, field: 'body.pointId' });
    });
  if (kept === 0) throw fault(faults.pointsDiffer, { status: 400, field: 'body.pointId' });
  await turn.record({ act: 'proposals.confirm', subject: { type: 'proposal', id: row.id }, detail: { pointId: body.pointId } }); // prettier-ignore
  return done(row);
}

/** The item's letter, submitted to be checked. @throws Fault `proposals.letter-not-ready`. */
export async function getLetterBeingChecked(turn: Turn, row: Proposal): Promise<ReplyLetter> {
  const letter = row.letterId === null ? undefined : await getReplyLetter(turn, row.letterId);
  if (letter?.state !== 'checking') throw fault(faults.letterNotReady);
  return letter;
}

/**
 * Every point has a paragraph of the letter's present text; with `confirmed`, the checker's word for it.
 *
 * @throws Fault `proposals.no-points`, `.unanswered`, `.unconfirmed` with the point.
 */
export async function requireAnswered(
  turn: Turn,
  row: Proposal,
  letter: ReplyLetter,
  { confirmed = false } = {},
): Promise<void> {
  const points = await store.listPoints(turn, row.id);
  if (points.length === 0) throw fault(faults.noPoints);
  const answers = await store.listAnswers(turn, letter.id);
  const there = new Set(letter.paragraphs.map(({ key }) => key));
  for (const { id, number, says } of points) {
    const answer = answers.find((each) => each.pointId === id);
    const field = `points.${number}`;
    if (!answer || !there.has(answer.paragraph)) {
      throw fault(faults.unanswered, { field, values: { number, says } });
    }
    if (confirmed && answer.confirmedVersion !== letter.version) {
      throw fault(faults.unconfirmed, { field, values: { number } });
    }
  }
}
