import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input } from '@yanzhen/server/routes/route.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getTerms } from './city-terms.ts';
import * as contract from './contract.ts';
import type { StaffAppeal } from './contract.ts';
import { findKind } from './declared.ts';
import { hearingRoles } from './lifecycle.ts';
import { acted, actedOf, getForAct, moveAppeal } from './move-appeal.ts';
import { findDecision, listActed, saveHearer, type AppealRow } from './store.ts';
import { tell } from './tell.ts';
import { viewStaff } from './view.ts';

const { faults } = contract;

/** Takes an appeal upon oneself; also from a colleague who has not come to it. */
export async function takeAppeal(
  turn: Turn,
  { params }: Input<typeof contract.takeAppeal>,
): Promise<StaffAppeal> {
  const row = await getToHear(turn, params.appealId);
  const { personId } = actorOf(turn);
  if (row.state !== 'filed' && row.state !== 'taken') throw fault(faults.wrongState);
  await saveHearer(turn, row, personId).catch((error: unknown) => {
    throw actedOf(error) ?? error;
  });
  const moved = await moveAppeal(turn, row, 'take', { settle: { heard_by_person: personId } });
  return viewStaff(turn, moved);
}

/** Upholds the decision, or changes it: the case is opened again at the step at which it was decided. */
export async function decideAppeal(
  turn: Turn,
  { params, body }: Input<typeof contract.decideAppeal>,
): Promise<StaffAppeal> {
  const row = await getToHear(turn, params.appealId);
  const { outcome, reason } = body;
  if (row.state !== 'taken') throw fault(faults.wrongState);
  if (row.heardByPerson !== actorOf(turn).personId) throw fault(faults.notTaken);
  const move = outcome === 'changed' ? 'change' : 'uphold';
  const moved = await moveAppeal(turn, row, move, { reason, settle: { reason } });
  if (outcome === 'changed') await reopen(turn, row, reason);
  await tell(turn, outcome, moved, await getTerms(turn));
  return viewStaff(turn, moved);
}

async function reopen(turn: Turn, row: AppealRow, reason: string): Promise<void> {
  const kind = findKind(row.decisionKind);
  if (!kind || !(await findDecision(turn, kind, row.decisionId))) throw fault(faults.gone);
  await kind.reopen(turn, row.decisionId, `${row.number}：${reason}`);
}

/** @throws Fault `request.not-found` outside the actor's counties, `appeals.acted` for who took part. */
async function getToHear(turn: Turn, id: string): Promise<AppealRow> {
  const row = await getForAct(turn, id);
  const actor = actorOf(turn);
  if (!holdsFor(actor, hearingRoles, row.county)) throw notFound();
  const took = await listActed(turn, row.applicationId);
  if (took.some(({ personId }) => personId === actor.personId)) throw acted();
  return row;
}
