import { findOpenApplication } from '@yanzhen/procedures/applications/offers.ts';
import { contentNames } from '@yanzhen/procedures/applications/contract.ts';
import { priorAwardsOf } from '@yanzhen/procedures/payments/offers.ts';
import { factLabel, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Computed } from '../decide.ts';
import { changedFacts } from './basis.ts';
import { findCurrent, groundsOf, verifiedPerson } from './grounds.ts';
import type { OfferRow } from './offer-store.ts';

/** What an offer comes to when it is decided again. */
export type CheckedAgain =
  | {
      readonly holds: true;
      readonly published: PublishedBenefit;
      readonly computed: Computed;
      readonly county: string | null;
    }
  /** Names of what is not as it was found. */
  | { readonly holds: false; readonly changed: readonly Localized[] };

const names = {
  policy: contentNames['policy'] ?? { zh: '政策版本', en: 'the policy version' },
  amount: contentNames['amount'] ?? { zh: '金额', en: 'the sum' },
  beside: { zh: '已享受的其他待遇', en: 'what was granted besides' },
  running: { zh: '同一待遇的另一件', en: 'another case for the same benefit' },
} as const;

/**
 * Decides an offer again from what is vouched for at this moment. It holds only where facts, policy version and
 * sum are those that the list was approved by, and nothing was granted meanwhile.
 */
export async function checkAgain(turn: Turn, offer: OfferRow): Promise<CheckedAgain> {
  const current = await findCurrent(turn, offer.benefitId);
  if (!current) return { holds: false, changed: [names.policy] };
  const person = await verifiedPerson(turn, current, offer.personId);
  const facts = changedFacts(offer.facts, person.facts);
  if (facts.length > 0) {
    return { holds: false, changed: facts.map((id) => factLabel(current.dictionary, id)) };
  }
  if (await findOpenApplication(turn, offer.benefitId, offer.personId)) {
    return { holds: false, changed: [names.running] };
  }
  const prior = await priorAwardsOf(turn, { personId: offer.personId, organisationId: null });
  const grounds = await groundsOf(turn, current, person, prior);
  if (grounds.outcome === 'beside') return { holds: false, changed: [names.beside] };
  if (grounds.outcome !== 'entitled' || grounds.published.digest !== offer.policyDigest) {
    return { holds: false, changed: [names.policy] };
  }
  const { published, computed } = grounds;
  if (computed.amountFen !== offer.amountFen) return { holds: false, changed: [names.amount] };
  return { holds: true, published, computed, county: person.county };
}
