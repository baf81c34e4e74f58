import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { getBenefit, getBenefitFor } from './get-benefit.ts';
import { personDecision } from './person-decision.ts';
import { readAnswers } from './read-answers.ts';

/** What a benefit would give on some answers; nothing is kept, nobody need sign in. */
export async function decideForVisitor(
  turn: Turn,
  { params, body }: Input<typeof contract.decideForVisitor>,
): Promise<Output<typeof contract.decideForVisitor>> {
  const published = await getBenefit(turn, params.benefitId);
  const facts = readAnswers(published.dictionary, body.answers, {
    field: 'body.answers',
    source: 'self',
  });
  const governing = await getBenefitFor(turn, params.benefitId, facts);
  return personDecision(governing, governing.compiled.explain(facts), facts);
}
