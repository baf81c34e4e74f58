import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from '@yanzhen/procedures/applications/offers.ts';
import {
  applicationQuestions,
  factLabel,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import { factsOf, saveFacts } from '@yanzhen/registers/talents/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { benefitOf, getStaffCase } from './own-case.ts';
import { tellApplicant } from './tell.ts';

/**
 * An office corrects a day among the facts by the paper that shows it, with a reason; the old day stays in
 * the fact's history, and the applicant is told. The decision is computed again at the next move, which a
 * changed answer or sum stops.
 */
export async function correctDate(
  turn: Turn,
  { params, body }: Input<typeof contract.correctDate>,
): Promise<Output<typeof contract.correctDate>> {
  const application = await getStaffCase(turn, params.applicationId);
  const published = await benefitOf(turn, application);
  if (!mayCorrect(application, actorOf(turn))) {
    throw fault('applications.not-allowed', { status: 403 });
  }
  const { factId } = params;
  if (!listDays(published).includes(factId)) {
    throw fault(faults.notADay, { status: 400, field: 'params.factId' });
  }
  const personId = application.applicantPersonId;
  const before = (await factsOf(turn, personId))[factId]?.value ?? null;
  await saveFacts(turn, personId, { [factId]: body.value }, 'document', { verified: true });
  await turn.record({
    act: 'subsidies.correct-date',
    subject: { type: 'application', id: application.id },
    reason: body.reason,
    detail: { factId, from: before, to: body.value },
  });
  const label = factLabel(published.dictionary, factId);
  await tellApplicant(turn, 'date-corrected', application, published, {
    fact: label.zh,
    factEn: label.en,
    day: body.value,
    reason: body.reason,
  });
  return { corrected: true };
}

/** Whether a case waits for a role of the actor, who may then set its days right. */
export function mayCorrect({ holder, forOrganisation }: Application, actor: Actor): boolean {
  return holder !== null && !forOrganisation && hasRole(actor, holder);
}

/** Facts of the benefit that are days. */
export function listDays(published: PublishedBenefit): string[] {
  return applicationQuestions(published)
    .map(({ factId }) => factId)
    .filter((id) => published.dictionary.facts.get(id)?.type === 'date');
}
