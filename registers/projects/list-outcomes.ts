import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract-outcomes.ts';
import { requireShown } from './outcome-access.ts';
import * as outcomes from './outcome-store.ts';
import { viewOutcomes } from './view-outcome.ts';

/** Outcomes of a project, with totals reported and audited apart. */
export function listOfProject(
  turn: Turn,
  { params }: Input<typeof contract.listOfProject>,
): Promise<Output<typeof contract.listOfProject>> {
  return listOf(turn, { projectId: params.projectId, agreementId: null });
}

/** Outcomes of an agreement as a whole. */
export function listOfAgreement(
  turn: Turn,
  { params }: Input<typeof contract.listOfAgreement>,
): Promise<Output<typeof contract.listOfAgreement>> {
  return listOf(turn, { projectId: null, agreementId: params.agreementId });
}

async function listOf(
  turn: Turn,
  of: outcomes.OutcomeOf,
): Promise<Output<typeof contract.listOfProject>> {
  await requireShown(turn, of);
  return {
    rows: await viewOutcomes(turn, await outcomes.listOutcomes(turn, of)),
    totals: await outcomes.sumOutcomes(turn, of),
  };
}
