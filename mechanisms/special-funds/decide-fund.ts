import type { BenefitDecision, FactsGiven } from '@yanzhen/policy';
import { factsOfCase, type Application } from '@yanzhen/procedures/applications/offers.ts';
import { factsNeeded, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** Decides by what the agent stated and what the register has of the project now. */
export async function decideFund(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<{ readonly decision: BenefitDecision; readonly facts: FactsGiven }> {
  const known = await factsOfCase(turn, application);
  const facts = Object.fromEntries(
    factsNeeded(published).flatMap((id) => (known[id] ? [[id, known[id]]] : [])),
  );
  return { decision: published.compiled.explain(facts), facts };
}
