import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getReplyLetter } from '../letters/offers.ts';
import { listAnswers, listCommitments, listPoints } from './answer-store.ts';
import { getRules, unitOf } from './city-rules.ts';
import type * as contract from './contract.ts';
import { findSponsor, listRatings, listSponsors } from './sponsor-store.ts';
import * as store from './store.ts';
import { listContacts } from './unit-store.ts';
import { answerOf, viewRating } from './view.ts';

/** States in which the reply lies with the deputy. */
const delivered: readonly string[] = ['answered', 'face-to-face', 'following', 'closed'];

/** Items that I sponsored, newest first. */
export async function listMine(turn: Turn): Promise<Output<typeof contract.listMine>> {
  const rows = await store.listOfSponsor(turn, actorOf(turn).personId);
  const views: Output<typeof contract.listMine>['rows'] = [];
  for (const row of rows) {
    const { id, number, title, body, state, dueOn } = row;
    views.push({ id, number, title, body, state, dueOn, mayRate: await mayRate(turn, row) });
  }
  return { rows: views };
}

/** One item of mine: each point beside its answer; the inner workings of units stay with them. */
export async function showMine(
  turn: Turn,
  { params }: Input<typeof contract.showMine>,
): Promise<Output<typeof contract.showMine>> {
  const own = await store.findProposal(turn, params.proposalId);
  const mine = own && (await findSponsor(turn, own.id, actorOf(turn).personId));
  if (!own || !mine) throw notFound();
  const { rules, units } = await getRules(turn);
  const there = delivered.includes(own.state) && own.letterId !== null;
  const letter = there && own.letterId !== null ? await getReplyLetter(turn, own.letterId) : null;
  const answers = letter === null ? [] : await listAnswers(turn, letter.id);
  const points = await listPoints(turn, own.id);
  const result = rules.classes.list.find((each) => each.id === own.resultClass);
  const { id, number, title, body, state, content, dueOn } = own;
  return {
    id,
    number,
    title,
    body,
    state,
    content,
    dueOn,
    leadUnit: own.leadUnit === null ? null : unitOf(units, own.leadUnit).name,
    resultClass: letter !== null && result ? { id: result.id, says: result.says } : null,
    letter: letter && { id: letter.id, number: letter.number },
    points: points.map((point) => ({
      ...point,
      answer: answerOf(answers, point.id, letter?.version ?? 0, letter?.paragraphs ?? []),
    })),
    commitments: await listCommitments(turn, own.id),
    contacts: await listContacts(turn, own.id),
    ratings: (await listRatings(turn, own.id)).filter((row) => row.personId === mine).map(viewRating), // prettier-ignore
    mayRate: await mayRate(turn, own),
  };
}

async function mayRate(turn: Turn, row: store.Proposal): Promise<boolean> {
  if (row.state !== 'answered') return false;
  const mine = await findSponsor(turn, row.id, actorOf(turn).personId);
  const sponsors = await listSponsors(turn, row);
  return sponsors.some((each) => each.personId === mine && !each.rated);
}
