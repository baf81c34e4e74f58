import type { PriorAward } from '@yanzhen/policy';
import { comesByItself } from '@yanzhen/registers/policies/contract.ts';
import {
  besideOthers,
  factsNeeded,
  getBenefitFor,
  listBenefits,
  type PublishedBenefit,
} from '@yanzhen/registers/policies/offers.ts';
import { verifiedFacts, type VerifiedPerson } from '@yanzhen/registers/talents/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Computed } from '../decide.ts';
import { windowToday } from '../decide.ts';

/** A no-application benefit by today's version; undefined where it is none any more. */
export async function findCurrent(
  turn: Turn,
  benefitId: string,
): Promise<PublishedBenefit | undefined> {
  return (await listBenefits(turn)).find(
    (each) => each.benefit.id === benefitId && comesByItself(each.benefit),
  );
}

/** What is said of a person who was looked at. */
export type Grounds =
  | {
      readonly outcome: 'entitled';
      readonly published: PublishedBenefit;
      readonly computed: Computed & { readonly amountFen: number };
    }
  /** It cannot be told yet: nothing is offered. */
  | { readonly outcome: 'unknown' }
  /** Due, but what was granted before, or another benefit, leaves less of it. */
  | { readonly outcome: 'beside' }
  | { readonly outcome: 'no' };

/**
 * Decides a no-application benefit for a person from verified facts alone, by the version that governs them
 * today, beside all other benefits and what they were granted before.
 */
export async function groundsOf(
  turn: Turn,
  current: PublishedBenefit,
  { facts, county }: Pick<VerifiedPerson, 'facts' | 'county'>,
  prior: readonly Omit<PriorAward, 'holder'>[],
): Promise<Grounds> {
  // The answer alone is a hundred times as fast: most of the register is not entitled.
  const quick = current.compiled.decide(facts).outcome;
  if (quick === 'unknown') return { outcome: 'unknown' };
  if (quick !== 'yes') return { outcome: 'no' };
  const published = current.benefit.window.within
    ? await getBenefitFor(turn, current.benefit.id, facts)
    : current;
  const window = windowToday(turn, published, facts);
  if (window === 'unknown') return { outcome: 'unknown' };
  if (window !== 'open' || !comesByItself(published.benefit)) return { outcome: 'no' };
  const decision = published.compiled.explain(facts);
  const { outcome, amountFen } = decision;
  if (outcome !== 'yes' || !amountFen) return { outcome: outcome === 'unknown' ? 'unknown' : 'no' };
  // A county that pays its share must be known, as its budget line is found by it.
  const { payers, stacking } = published.benefit;
  if (county === null && payers.some(({ payer }) => payer === 'county'))
    return { outcome: 'unknown' };
  if (stacking.length > 0 || prior.length > 0) {
    const beside = await besideOthers(turn, published, facts, prior, 'related');
    if (beside.displaced || (beside.payableFen ?? 0) < amountFen) return { outcome: 'beside' };
  }
  return { outcome: 'entitled', published, computed: { decision, facts, amountFen } };
}

/** One person as the register vouches for them now; no fact of the benefit may be known. */
export async function verifiedPerson(
  turn: Turn,
  published: PublishedBenefit,
  personId: string,
): Promise<VerifiedPerson> {
  const [person] = await verifiedFacts(turn, factsNeeded(published), { ids: [personId] });
  return person ?? { personId, county: null, facts: {} };
}
