import type { BenefitDecision } from '@yanzhen/policy';
import { getBenefit, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type { OfferRow } from './offer-store.ts';

/** Steps of which a person is told; each has its text under `messages` of subsidies. */
type Step = 'offered' | 'offer-confirmed' | 'offer-expired' | 'offer-taken-out' | 'offer-lapsed';

/** Tells the person of an offer; numbers of persons never stand in a message. */
export async function tellOffer(
  turn: Turn,
  step: Step,
  offer: OfferRow,
  values: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const { benefit } = await getBenefit(turn, offer.benefitId, offer.policyDigest);
  await turn.send({
    personId: offer.personId,
    template: `subsidies.${step}`,
    values: {
      benefit: benefit.name.zh,
      benefitEn: benefit.name.en,
      amount: yuanForReader(offer.amountFen),
      ...values,
    },
    subject: { type: 'offer', id: offer.id },
  });
}

/** Why somebody is entitled, a sentence a condition with its clause. */
export function whyOf(
  published: PublishedBenefit,
  decision: BenefitDecision,
): { says: { zh: string; en: string }; clause: string }[] {
  const conditions = new Map(published.benefit.conditions.map((each) => [each.id, each]));
  return decision.reasons.flatMap(({ outcome, conditionId }) => {
    const condition = conditions.get(conditionId);
    return outcome === 'yes' && condition
      ? [{ says: condition.says, clause: condition.clause }]
      : [];
  });
}
