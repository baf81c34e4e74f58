import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getReplyLetter } from '../letters/offers.ts';
import { listAnswers, listCommitments, listPoints, type AnswerRow } from './answer-store.ts';
import { getRules, unitOf, type Unit } from './city-rules.ts';
import type { ProposalDetail, ProposalRow } from './contract.ts';
import { allowedMoves } from './lifecycle.ts';
import { findPublication } from './publication-store.ts';
import { listRatings, listSponsors } from './sponsor-store.ts';
import { findProposal, listEvents, type Proposal } from './store.ts';
import { listContacts, listJoint, listReturns, listSeats } from './unit-store.ts';

/** States in which an answer is awaited. */
const awaiting: readonly string[] = ['filed', 'assigned', 'handling', 'internal', 'supervision', 'cleared']; // prettier-ignore

export function viewRow(turn: Turn, row: Proposal, units: readonly Unit[]): ProposalRow {
  const { id, body, number, title, state, sponsors, receivedOn, dueOn, resultClass } = row;
  return {
    id,
    body,
    number,
    title,
    state,
    sponsors: sponsors ?? '',
    leadUnit: row.leadUnit === null ? null : unitOf(units, row.leadUnit).name,
    receivedOn,
    dueOn,
    overdue: dueOn !== null && awaiting.includes(state) && turn.today > dueOn,
    resultClass,
  };
}

/** Everything that the desk shows of an item. */
export async function viewDetail(turn: Turn, row: Proposal): Promise<ProposalDetail> {
  const { rules, units } = await getRules(turn);
  const actor = actorOf(turn);
  const seats = await listSeats(turn);
  const seated = row.leadUnit !== null && seats.includes(row.leadUnit);
  const letter = row.letterId === null ? null : await getReplyLetter(turn, row.letterId);
  const answers = letter === null ? [] : await listAnswers(turn, letter.id);
  const joint = await listJoint(turn, row.id);
  const whole = row.mergedInto === null ? undefined : await findProposal(turn, row.mergedInto);
  const open = row.state === 'assigned' || row.state === 'handling';
  const handler = hasRole(actor, 'proposal-handler') && seated;
  const officer = hasRole(actor, 'proposal-officer');
  return {
    ...viewRow(turn, row, units),
    leadUnitId: row.leadUnit,
    congress: row.congress,
    session: row.session,
    inSession: row.inSession,
    topic: row.topic,
    content: row.content,
    publishConsent: row.publishConsent,
    round: row.round,
    ceilingOn: row.round === 1 ? row.ceilingOn : null,
    returnUntil: row.returnUntil,
    term: row.counting,
    answeredOn: row.answeredOn,
    sponsorList: await listSponsors(turn, row),
    mergedInto: whole ? { id: whole.id, number: whole.number ?? '' } : null,
    points: (await listPoints(turn, row.id)).map((point) => ({
      ...point,
      answer: answerOf(answers, point.id, letter?.version ?? 0, letter?.paragraphs ?? []),
    })),
    joint: joint.map(({ unit, ...each }) => ({ ...each, unit: unitOf(units, unit) })),
    returns: (await listReturns(turn, row.id)).map(({ unit, ...each }) => ({
      ...each,
      unit: unitOf(units, unit).name,
    })),
    contacts: await listContacts(turn, row.id),
    letter: letter && { id: letter.id, state: letter.state, number: letter.number, class: letter.class, paragraphs: [...letter.paragraphs] }, // prettier-ignore
    commitments: await listCommitments(turn, row.id),
    ratings: (await listRatings(turn, row.id)).map(viewRating),
    publication: (await findPublication(turn, row.id)) ?? null,
    events: (await listEvents(turn, row.id)).map((event) => ({
      ...event,
      at: event.at.toISOString(),
    })),
    moves: allowedMoves(row, actor, seats),
    may: {
      points: row.letterId === null && ((officer && row.state === 'filed') || (handler && open)),
      contact: handler,
      opinionFor: open ? joint.filter((each) => each.opinion === null && seats.includes(each.unit)).map(({ unit }) => unit) : [], // prettier-ignore
      answer: handler && row.state === 'handling' && letter !== null,
      confirm: hasRole(actor, 'proposal-checker') && seated && row.state === 'internal',
      form: officer && row.state === 'answered',
      publish: officer && row.letterId !== null && ['answered', 'following', 'closed'].includes(row.state), // prettier-ignore
      finish: handler,
    },
    classes: rules.classes.list,
  };
}

/** An answer as the letter now has it; a confirmation of an earlier text is none. */
export function answerOf(
  answers: readonly AnswerRow[],
  pointId: string,
  version: number,
  paragraphs: readonly { readonly key: string; readonly shown: string }[],
) {
  const found = answers.find((each) => each.pointId === pointId);
  const paragraph = paragraphs.find(({ key }) => key === found?.paragraph);
  if (!found || !paragraph) return null;
  const { kind, says, dueOn, owner, by } = found;
  const confirmedBy = found.confirmedVersion === version ? found.confirmedBy : null;
  return { kind, says, dueOn, owner, by, confirmedBy, paragraph: paragraph.shown };
}

export function viewRating(row: Awaited<ReturnType<typeof listRatings>>[number]) {
  const { id, round, by, attitude, result, says, channel, on } = row;
  return { id, round, by, attitude, result, says, channel, on };
}
