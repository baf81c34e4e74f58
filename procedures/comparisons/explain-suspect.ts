import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { getKind } from './kinds.ts';
import { getForAct, moveSuspect } from './move-suspect.ts';
import { lockSuspect, type SuspectRow } from './store.ts';
import { viewSuspect } from './view-suspect.ts';

/** The person explains; also while the employer is the one who was asked. */
export async function explainMine(
  turn: Turn,
  { params, body }: Input<typeof contract.explainMine>,
): Promise<Output<typeof contract.explainMine>> {
  const row = await lockSuspect(turn, params.suspectId);
  const own = row?.personId === actorOf(turn).personId && getKind(row.kind).tellsPerson;
  if (!own || row.state === 'withdrawn') throw notFound();
  return { state: (await explain(turn, row, body.text)).state };
}

/** An agent of the employer that is asked explains. */
export async function explainForEmployer(
  turn: Turn,
  { params, body }: Input<typeof contract.explainForEmployer>,
): Promise<Output<typeof contract.explainForEmployer>> {
  const row = await lockSuspect(turn, params.suspectId);
  const { organisationId } = actorOf(turn);
  const ours = organisationId !== null && row?.organisationId === organisationId;
  if (!ours || row.explainer !== 'employer' || row.state === 'withdrawn') throw notFound();
  return { state: (await explain(turn, row, body.text)).state };
}

/** The county explains what it found. */
export async function explainForCounty(
  turn: Turn,
  { params, body }: Input<typeof contract.explainForCounty>,
): Promise<Output<typeof contract.explainForCounty>> {
  const row = await getForAct(turn, params.suspectId);
  await explain(turn, row, body.reason);
  return viewSuspect(turn, row.id);
}

function explain(turn: Turn, row: SuspectRow, reason: string): Promise<SuspectRow> {
  const settle = { explained_by_person: actorOf(turn).personId };
  return moveSuspect(turn, row, 'explain', { reason, settle });
}
