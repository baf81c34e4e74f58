import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract-outcomes.ts';
import { requireReportable, requireSound } from './outcome-access.ts';
import * as outcomes from './outcome-store.ts';
import { viewOutcome } from './view-outcome.ts';

/** A keeper reports an outcome of a project. */
export async function reportForProject(
  turn: Turn,
  { params, body }: Input<typeof contract.reportForProject>,
): Promise<Output<typeof contract.reportForProject>> {
  const id = await reportOutcome(turn, { projectId: params.projectId, agreementId: null }, body);
  return viewOutcome(turn, id);
}

/** A keeper reports an outcome of an agreement as a whole. */
export async function reportForAgreement(
  turn: Turn,
  { params, body }: Input<typeof contract.reportForAgreement>,
): Promise<Output<typeof contract.reportForAgreement>> {
  const of = { projectId: null, agreementId: params.agreementId };
  return viewOutcome(turn, await reportOutcome(turn, of, body));
}

/** @returns the id of the outcome, which nobody has audited yet. */
async function reportOutcome(
  turn: Turn,
  of: outcomes.OutcomeOf,
  content: outcomes.OutcomeContent,
): Promise<string> {
  await requireReportable(turn, of);
  requireSound(turn, content);
  const id = turn.newId();
  await outcomes.saveOutcome(turn, id, of, content);
  await turn.record({
    act: 'projects.report-outcome',
    subject: { type: 'outcome', id },
    detail: { ...of, ...content },
  });
  return id;
}
