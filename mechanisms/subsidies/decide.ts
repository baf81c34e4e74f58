import type { BenefitDecision, FactsGiven } from '@yanzhen/policy';
import { windowOn, type WindowAnswer } from '@yanzhen/policy';
import {
  factsNeeded,
  personDecision,
  type PublishedBenefit,
  type StoredDecision,
} from '@yanzhen/registers/policies/offers.ts';
import { factsOfCase, type Application } from '@yanzhen/procedures/applications/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PersonDecision } from '@yanzhen/registers/policies/contract.ts';

export interface Computed {
  readonly decision: BenefitDecision;
  /** The facts that the benefit asks, as known today. */
  readonly facts: FactsGiven;
}

/** Decides the benefit of a case by what is known now: of the person, or of the organisation and its record. */
export async function computeDecision(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<Computed> {
  const known = await factsOfCase(turn, application);
  const facts = Object.fromEntries(
    factsNeeded(published).flatMap((id) => (known[id] ? [[id, known[id]]] : [])),
  );
  return { decision: published.compiled.explain(facts), facts };
}

/** The decision kept with a case; null before submission. */
export function keptDecisionOf(application: Application): StoredDecision | null {
  return application.decision as StoredDecision | null;
}

/** A kept decision as a reader sees it. */
export function viewKept(published: PublishedBenefit, kept: StoredDecision): PersonDecision {
  return personDecision(published, { ...kept.record, toJSON: () => kept.record }, kept.facts);
}

/** Whether the benefit may be applied for today by what is known. */
export function windowToday(
  turn: Turn,
  published: PublishedBenefit,
  facts: FactsGiven,
): WindowAnswer {
  const { window } = published.benefit;
  const anchor = window.within && facts[window.within.after]?.value;
  return windowOn(window, turn.today, typeof anchor === 'string' ? anchor : null);
}
