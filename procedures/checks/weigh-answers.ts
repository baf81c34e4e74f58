import type { Answer, Way } from './contract.ts';

/** What the answers to one question come to. */
export interface Weighed {
  readonly state: 'open' | 'answered' | 'disputed';
  readonly outcome: Answer | null;
}

/**
 * Weighs the answers that stand side by side, automatic and human, whichever came first.
 *
 * A yes and a no are a disagreement, which only an officer settles. "No data" contradicts nothing: an
 * answer with data stands, and a machine's "no data" leaves the question to a person.
 */
export function weighAnswers(
  answers: readonly { readonly way: Way; readonly answer: Answer }[],
): Weighed {
  const said = new Set(answers.map((each) => each.answer).filter((each) => each !== 'no-data'));
  if (said.size > 1) return { state: 'disputed', outcome: null };
  const [outcome] = said;
  if (outcome) return { state: 'answered', outcome };
  const byHand = answers.some((each) => each.way !== 'http');
  return byHand ? { state: 'answered', outcome: 'no-data' } : { state: 'open', outcome: null };
}
