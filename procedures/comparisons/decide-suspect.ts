import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { countTerm } from '../applications/offers.ts';
import { mayDecide } from './apart.ts';
import * as contract from './contract.ts';
import { getKind } from './kinds.ts';
import { getForAct, moveSuspect } from './move-suspect.ts';
import type { SuspectRow } from './store.ts';
import { askable, tellAsked, tellResult } from './tell.ts';
import { viewSuspect } from './view-suspect.ts';

const { faults } = contract;
type Detail = Output<typeof contract.showSuspect>;

/** Asks again, or asks another; a new term runs. */
export async function askAgain(
  turn: Turn,
  { params, body }: Input<typeof contract.askAgain>,
): Promise<Detail> {
  const row = await getForAct(turn, params.suspectId);
  const { explainer, reason } = body;
  const { tellsPerson, workingDays: days } = getKind(row.kind);
  const silent = explainer === 'person' && !tellsPerson;
  if (silent || !(await askable(turn, explainer, row.organisationId))) {
    throw fault(faults.nobodyToAsk, { field: 'body.explainer' });
  }
  const { dueOn, counting } = countTerm(await workingDays(turn), turn.today, days);
  const settle = { explainer, due_on: dueOn, counting: JSON.stringify(counting) };
  const moved = await moveSuspect(turn, row, 'ask-again', { reason, detail: { explainer, dueOn }, settle }); // prettier-ignore
  await tellAsked(turn, moved);
  return viewSuspect(turn, row.id);
}

/** One officer finds that there is nothing to it; a second natural person says so too, or not. */
export async function proposeClear(
  turn: Turn,
  { params, body }: Input<typeof contract.proposeClear>,
): Promise<Detail> {
  const row = await getForDecision(turn, params.suspectId, 'propose-clear');
  const settle = { state_before: row.state, clear_proposed_by_person: actorOf(turn).personId };
  await moveSuspect(turn, row, 'propose-clear', { reason: body.reason, settle });
  return viewSuspect(turn, row.id);
}

/** A second natural person clears the record: its payment goes on. */
export async function approveClear(
  turn: Turn,
  { params, body }: Input<typeof contract.approveClear>,
): Promise<Detail> {
  const row = await getForDecision(turn, params.suspectId, 'approve-clear');
  const settle = { outcome: 'cleared', clear_approved_by_person: actorOf(turn).personId };
  await moveSuspect(turn, row, 'approve-clear', { reason: body.reason, settle });
  await tellResult(turn, row, 'cleared', body.reason);
  return viewSuspect(turn, row.id);
}

export async function rejectClear(
  turn: Turn,
  { params, body }: Input<typeof contract.rejectClear>,
): Promise<Detail> {
  const row = await getForDecision(turn, params.suspectId, 'reject-clear');
  const settle = { state_before: null, clear_proposed_by_person: null };
  await moveSuspect(turn, row, 'reject-clear', { reason: body.reason, settle });
  return viewSuspect(turn, row.id);
}

/** A record for a decision of the actor's. @throws Fault `comparisons.same-person`. */
export async function getForDecision(
  turn: Turn,
  id: string,
  move: contract.SuspectMove,
): Promise<SuspectRow> {
  const row = await getForAct(turn, id);
  if (!mayDecide(row, actorOf(turn).personId, move))
    throw fault(faults.samePerson, { status: 403 });
  return row;
}
