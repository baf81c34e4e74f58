import {
  allAnswersId,
  keptAnswersId,
  type BenefitView,
} from '@yanzhen/registers/policies/contract.ts';
import {
  forgetKeptAnswers,
  keepAnswers,
  readKeptAnswers,
} from '@yanzhen/web-kit/questions/kept-answers.ts';
import { answersThatFit } from '@yanzhen/web-kit/questions/question-flow.ts';
import type { Answers } from '../contract-parts.ts';

/** What was answered on this device before signing in, as far as the application asks it. */
export function keptAnswersOf(
  city: string,
  benefit: Pick<BenefitView, 'id' | 'applicationQuestions'>,
): Answers {
  const kept = answersThatFit(benefit.applicationQuestions, {
    ...readKeptAnswers(allAnswersId(city)),
    ...readKeptAnswers(keptAnswersId(city, benefit.id)),
  });
  // "I don't know" is nothing to take over: the application asks it again.
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null));
}

/** After they were taken over, the device need not know them any more. */
export function forgetAnswersOf(
  city: string,
  benefit: Pick<BenefitView, 'id' | 'applicationQuestions'>,
): void {
  forgetKeptAnswers(keptAnswersId(city, benefit.id));
  const taken = new Set(benefit.applicationQuestions.map(({ factId }) => factId));
  const all = Object.entries(readKeptAnswers(allAnswersId(city)));
  const left = all.filter(([factId]) => !taken.has(factId));
  if (left.length < all.length) keepAnswers(allAnswersId(city), Object.fromEntries(left));
}
