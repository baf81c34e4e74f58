import { notFound } from '@yanzhen/server/routes/fault.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { keepEvidence } from '../evidence/offers.ts';
import { getTerms } from './city-terms.ts';
import * as contract from './contract.ts';
import { allKinds } from './declared.ts';
import { openStates } from './lifecycle.ts';
import { getForAct, moveAppeal } from './move-appeal.ts';
import { viewDecision } from './read-decisions.ts';
import * as store from './store.ts';
import { tell } from './tell.ts';
import { viewMine } from './view.ts';

const { faults } = contract;

/** Decisions of mine that I may appeal against, and the appeals I made. */
export async function listMine(
  turn: Turn,
  { query }: Input<typeof contract.listMine>,
): Promise<Output<typeof contract.listMine>> {
  const of = { personId: actorOf(turn).personId, applicationId: query.applicationId };
  const terms = await getTerms(turn);
  const decisions = [];
  for (const kind of allKinds()) {
    for (const row of await store.listDecisions(turn, kind, of)) {
      decisions.push(await viewDecision(turn, kind, row, terms));
    }
  }
  const appeals = [];
  for (const row of await store.listOfPerson(turn, of)) appeals.push(await viewMine(turn, row));
  return { terms, decisions, appeals };
}

export async function showMine(
  turn: Turn,
  { params }: Input<typeof contract.showMine>,
): Promise<Output<typeof contract.showMine>> {
  const row = await store.findAppeal(turn, params.appealId);
  if (row?.personId !== actorOf(turn).personId) throw notFound();
  return { terms: await getTerms(turn), appeal: await viewMine(turn, row) };
}

/** The person adds a photo or PDF, until the appeal is decided. */
export async function addFile(
  turn: Turn,
  { params, files }: Input<typeof contract.addFile>,
): Promise<Output<typeof contract.addFile>> {
  const row = await getMine(turn, params.appealId);
  if (!openStates.includes(row.state)) throw fault(faults.wrongState);
  const { applicationId } = row;
  const kept = await keepEvidence(turn, { applicationId, code: 'appeal', files });
  await store.saveFiles(turn, row.id, kept);
  await turn.record({
    act: 'appeals.add-file',
    subject: { type: 'appeal', id: row.id },
    detail: { number: row.number, files: kept.length },
  });
  return { appeal: await viewMine(turn, row) };
}

export async function withdrawAppeal(
  turn: Turn,
  { params }: Input<typeof contract.withdrawAppeal>,
): Promise<Output<typeof contract.withdrawAppeal>> {
  const row = await getMine(turn, params.appealId);
  const moved = await moveAppeal(turn, row, 'withdraw');
  await tell(turn, 'withdrawn', moved, await getTerms(turn));
  return { appeal: await viewMine(turn, moved) };
}

async function getMine(turn: Turn, id: string): Promise<store.AppealRow> {
  const row = await getForAct(turn, id);
  if (row.personId !== actorOf(turn).personId) throw notFound();
  return row;
}
