import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listEvidenceOf, viewEvidence } from '@yanzhen/procedures/evidence/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { personDecision } from '@yanzhen/registers/policies/offers.ts';
import { getTalent } from '@yanzhen/registers/talents/offers.ts';
import type * as contract from './contract.ts';
import { computeDecision } from './decide.ts';
import { factsShown } from './facts-shown.ts';
import { listMissing, neededEvidence } from './missing.ts';
import { benefitOf, getOwnCase } from './own-case.ts';
import { promiseOf } from './promise.ts';

/** Check your answers: with their sources, the decision they give, what is missing, the promise. */
export async function checkAnswers(
  turn: Turn,
  { params }: Input<typeof contract.checkAnswers>,
): Promise<Output<typeof contract.checkAnswers>> {
  const application = await getOwnCase(turn, params.applicationId);
  const published = await benefitOf(turn, application);
  const { benefit } = published;
  const computed = await computeDecision(turn, application, published);
  const talent = await getTalent(turn, application.applicantPersonId);
  const evidence = await listEvidenceOf(turn, application.id);
  const missing = listMissing(published, application, { computed, talent, evidence });
  const { organisationId } = application;
  const organisation = organisationId ? await getOrganisation(turn, organisationId) : null;
  return {
    benefit: { id: benefit.id, name: benefit.name },
    facts: factsShown(published, computed.facts),
    organisation: organisation && { id: organisation.id, name: organisation.name },
    identityNumber: talent.identityNumber,
    bankAccount: talent.bankAccount,
    bankName: talent.bankName,
    evidenceNeeded: neededEvidence(published, evidence),
    evidence: await viewEvidence(turn, application, true),
    decision: personDecision(published, computed.decision, computed.facts),
    missing,
    canSubmit: missing.length === 0 && computed.decision.outcome === 'yes',
    promise: await promiseOf(turn, published),
  };
}
