import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { keepUpload, readStoredFile } from '@yanzhen/server/files/files.ts';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Download, Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getReplyLetter } from '../letters/offers.ts';
import { listPoints } from './answer-store.ts';
import { getRules } from './city-rules.ts';
import * as contract from './contract.ts';
import { worstOf } from './grades.ts';
import { done, getForAct, moveProposal, requireMove } from './move-proposal.ts';
import { isFollowedUp, monthsOn } from './rules.ts';
import * as store from './sponsor-store.ts';
import type { Proposal } from './store.ts';
import { tellSponsors } from './tell.ts';

const { faults } = contract;

/** The issued letter goes to each sponsor, also of items that were merged into this one. */
export async function deliverReply(
  turn: Turn,
  { params }: Input<typeof contract.deliverReply>,
): Promise<Output<typeof contract.deliverReply>> {
  const row = await getForAct(turn, params.proposalId);
  await requireMove(turn, row, 'deliver');
  const letter = row.letterId === null ? undefined : await getReplyLetter(turn, row.letterId);
  if (!letter?.number) throw fault(faults.letterNotReady);
  if (letter.class !== row.resultClass) {
    throw fault(faults.classDiffers, { values: { class: row.resultClass ?? '' } });
  }
  await store.appendDeliveries(turn, row);
  const first = row.firstAnsweredOn ?? turn.today;
  const settle = { answered_on: turn.today, first_answered_on: first };
  const moved = await moveProposal(turn, row, 'deliver', { settle });
  const inTime = row.dueOn !== null && turn.today <= row.dueOn;
  const once = row.round === 1 ? { answered_on: turn.today, in_time: inTime } : {};
  await correctRow(turn, 'proposal_outcome', row.id, { ...once, unit: row.leadUnit });
  await tellSponsors(turn, 'answered', moved);
  return done(moved);
}

/** A deputy rates attitude, result and each point, by own sign-in. */
export async function rateReply(
  turn: Turn,
  { params, body }: Input<typeof contract.rateReply>,
): Promise<Output<typeof contract.rateReply>> {
  const row = await getForAct(turn, params.proposalId);
  const { personId } = actorOf(turn);
  const { points, ...rating } = body;
  const sponsor = await requireSponsor(turn, row, personId, 'params.proposalId');
  const known = (await listPoints(turn, row.id)).map(({ id }) => id).toSorted();
  const given = points.map(({ pointId }) => pointId).toSorted();
  if (known.join() !== given.join()) throw fault(faults.pointsDiffer, { status: 400, field: 'body.points' }); // prettier-ignore
  const id = await keep(turn, row, { ...rating, personId: sponsor, channel: 'sign-in', recordedBy: sponsor, formFileId: null }); // prettier-ignore
  await store.appendPointRatings(turn, id, points);
  return done(await goOn(turn, row));
}

/** The office records a form that a sponsor signed, with its scan. */
export async function recordForm(
  turn: Turn,
  { params, body, files }: Input<typeof contract.recordForm>,
): Promise<Output<typeof contract.recordForm>> {
  const row = await getForAct(turn, params.proposalId);
  const { personId, ...rating } = body;
  const sponsor = await requireSponsor(turn, row, personId, 'body.personId');
  const [scan] = files;
  if (!scan) throw fault('request.file-missing', { status: 400, field: 'file' });
  const { id: formFileId } = await keepUpload(turn, scan);
  const recordedBy = actorOf(turn).personId;
  await keep(turn, row, { ...rating, personId: sponsor, channel: 'form', recordedBy, formFileId });
  return done(await goOn(turn, row));
}

/** The scan of a signed form; who looks is on record. */
export async function showForm(
  turn: Turn,
  { params }: Input<typeof contract.showForm>,
): Promise<Download> {
  const rating = (await store.listRatings(turn, params.proposalId)).find(
    ({ id }) => id === params.ratingId,
  );
  const file = rating?.formFileId ? await readStoredFile(turn, rating.formFileId) : undefined;
  if (!file) throw notFound();
  await turn.record({ act: 'proposals.show-form', subject: { type: 'proposal', id: params.proposalId } }); // prettier-ignore
  return { ...file, inline: true };
}

/** @throws Fault `proposals.not-sponsor` naming the field. */
async function requireSponsor(turn: Turn, row: Proposal, personId: string, field: string) {
  const sponsor = await store.findSponsor(turn, row.id, personId);
  if (!sponsor) throw fault(faults.notSponsor, { status: 403, field });
  if (row.state !== 'answered') throw fault(faults.wrongState);
  return sponsor;
}

async function keep(
  turn: Turn,
  row: Proposal,
  rating: Omit<store.NewRating, 'id' | 'proposalId' | 'round' | 'says'> & { readonly says: string },
): Promise<string> {
  const id = turn.newId();
  const says = rating.says === '' ? null : rating.says;
  const kept = await store.appendRating(turn, { ...rating, says, id, proposalId: row.id, round: row.round }); // prettier-ignore
  if (!kept) throw fault(faults.ratedOnce);
  const { channel, attitude, result } = rating;
  await turn.record({ act: 'proposals.rate', subject: { type: 'proposal', id: row.id }, detail: { channel, attitude, result } }); // prettier-ignore
  return id;
}

/** What follows from the ratings: again, face to face, or the end once every sponsor has rated. */
async function goOn(turn: Turn, row: Proposal): Promise<Proposal> {
  const ratings = await store.listRatings(turn, row.id);
  const now = ratings.filter((each) => each.round === row.round);
  const grade = worstOf(now);
  const known = row.round === 1 ? { first_grade: grade, grade } : { grade };
  await correctRow(turn, 'proposal_outcome', row.id, known);
  if (grade === 'not') return row.round === 1 ? again(turn, row) : moveProposal(turn, row, 'face');
  const sponsors = await store.listSponsors(turn, row);
  return sponsors.every((each) => each.rated) ? endAnswered(turn, row) : row;
}

/** Handled again (不满意重办), with its own term and a letter of its own. */
async function again(turn: Turn, row: Proposal): Promise<Proposal> {
  const { rules } = await getRules(turn);
  const dueOn = monthsOn(rules, await workingDays(turn), turn.today, rules.reworkMonths);
  const settle = { round: 2, due_on: dueOn, letter_id: null, result_class: null };
  const moved = await moveProposal(turn, row, 'again', { settle });
  await tellSponsors(turn, 'again', moved);
  return moved;
}

/** The end, or the follow-up of what its class leaves open. */
export async function endAnswered(turn: Turn, row: Proposal): Promise<Proposal> {
  const { rules } = await getRules(turn);
  const follow = isFollowedUp(rules, row.resultClass ?? '');
  return moveProposal(turn, row, follow ? 'follow' : 'close');
}
