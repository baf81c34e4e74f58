import { createHash } from 'node:crypto';
import type { BenefitDecision, DecisionRecord, FactsGiven } from '@yanzhen/policy';
import { windowOn, type WindowAnswer } from '@yanzhen/policy';
import {
  applicationQuestions,
  personDecision,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import { factsOf } from '@yanzhen/registers/talents/offers.ts';
import type { Application } from '@yanzhen/procedures/applications/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { canonicalText } from '@yanzhen/values/digest.ts';
import type { PersonDecision } from '@yanzhen/registers/policies/contract.ts';

/** A decision as it is kept with a case: enough to show it again and to compute it again. */
export interface KeptDecision {
  readonly decidedAt: string;
  readonly policyDigest: string;
  /** What was known, with its sources. */
  readonly facts: FactsGiven;
  readonly record: DecisionRecord;
  /** SHA-256 over benefit, policy version, facts, outcome and amount. */
  readonly digest: string;
}

export interface Computed {
  readonly decision: BenefitDecision;
  /** The facts that the benefit asks, as known today. */
  readonly facts: FactsGiven;
}

/** Decides a benefit for a person by what is known of them now. */
export async function computeDecision(
  turn: Turn,
  personId: string,
  published: PublishedBenefit,
): Promise<Computed> {
  const known = await factsOf(turn, personId);
  const asked = applicationQuestions(published).map((question) => question.factId);
  const facts = Object.fromEntries(asked.flatMap((id) => (known[id] ? [[id, known[id]]] : [])));
  return { decision: published.compiled.explain(facts), facts };
}

/** What is kept of a computed decision. */
export function keepDecision(
  turn: Turn,
  published: PublishedBenefit,
  { decision, facts }: Computed,
): KeptDecision {
  const record = decision.toJSON();
  return {
    decidedAt: turn.now.toISOString(),
    policyDigest: published.digest,
    facts,
    record,
    digest: digestOf(published, facts, record),
  };
}

/** The digest that a decision made from these facts must have. */
export function digestOf(
  published: PublishedBenefit,
  facts: FactsGiven,
  { outcome, amountFen }: Pick<DecisionRecord, 'outcome' | 'amountFen'>,
): string {
  const content = {
    benefit: published.benefit.id,
    policy: published.digest,
    facts,
    outcome,
    amountFen,
  };
  const plain: unknown = JSON.parse(JSON.stringify(content));
  return createHash('sha256').update(canonicalText(plain)).digest('hex');
}

/** The decision kept with a case; null before submission. */
export function keptDecisionOf(application: Application): KeptDecision | null {
  return application.decision as KeptDecision | null;
}

/** A kept decision as a reader sees it. */
export function viewKept(published: PublishedBenefit, kept: KeptDecision): PersonDecision {
  return personDecision(published, { ...kept.record, toJSON: () => kept.record });
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
