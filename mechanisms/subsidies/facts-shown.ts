import {
  applicationQuestions,
  showFact,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import type { BenefitQuestion } from '@yanzhen/registers/policies/contract.ts';
import { factSources } from '@yanzhen/registers/talents/contract.ts';
import type { FactsGiven } from '@yanzhen/policy';
import type * as z from 'zod';
import type { Answers, factShownSchema } from './contract-parts.ts';

export type FactShown = z.infer<typeof factShownSchema>;

/** Every fact that the benefit asks, with what is known of it and who says so. */
export function factsShown(published: PublishedBenefit, facts: FactsGiven): FactShown[] {
  return applicationQuestions(published).flatMap((question) => {
    const fact = published.dictionary.facts.get(question.factId);
    if (!fact) return [];
    const given = facts[fact.id];
    const value = (given?.value ?? null) as FactShown['value'];
    return [
      {
        id: fact.id,
        name: fact.name,
        label: fact.label,
        value,
        shown: showFact(fact, value),
        source: factSources.find((each) => each === given?.source) ?? null,
        verified: given?.verified ?? false,
      },
    ];
  });
}

/** The facts as answers of the form. */
export function answersOf(facts: FactsGiven): Answers {
  return Object.fromEntries(
    Object.entries(facts).map(([id, given]) => [id, (given?.value ?? null) as Answers[string]]),
  );
}

/** What an employer can confirm of the facts that the benefit asks. */
export function employerQuestions(published: PublishedBenefit): BenefitQuestion[] {
  return applicationQuestions(published).filter((question) =>
    published.dictionary.facts.get(question.factId)?.verifiedBy.includes('employer'),
  );
}
