import { decideEntitlements, type FactsGiven, type PriorAward } from '@yanzhen/policy';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { askOfVisitors } from './ask-visitor.ts';
import type { BesideOthers } from './contract.ts';
import { getFactDictionary, listCurrentPolicies } from './current-policies.ts';
import { benefitsOf } from './get-benefit.ts';
import type { PublishedBenefit } from './published-benefit.ts';
import { relatedTo } from './related-benefits.ts';

/**
 * How one benefit stands for a person beside all others of the city and beside what was granted before:
 * what takes its place or a part of its sum, and by which clause.
 *
 * @param published  The benefit by the version that governs the case.
 * @param prior      Granted before, by id of the benefit.
 * @param among      `related` leaves out whatever cannot change the sum of a benefit that is due: for many persons.
 */
export async function besideOthers(
  turn: Turn,
  published: PublishedBenefit,
  facts: FactsGiven,
  prior: readonly Omit<PriorAward, 'holder'>[],
  among: 'all' | 'related' = 'all',
): Promise<BesideOthers> {
  const dictionary = await getFactDictionary(turn);
  const others = (await listCurrentPolicies(turn, facts))
    .flatMap(benefitsOf)
    .filter(
      ({ benefit: { id, beneficiary } }) =>
        id !== published.benefit.id && beneficiary === published.benefit.beneficiary,
    );
  const all = [published, ...(among === 'all' ? others : relatedTo(published, others))];
  const asking = askOfVisitors(all, new Set(Object.keys(facts)));
  const { benefits } = decideEntitlements(
    all.map(({ compiled }) => compiled),
    dictionary,
    facts,
    { on: turn.today, prior: prior.map((each) => ({ ...each, holder: 'self' as const })), asking },
  );
  const own = benefits.find((each) => each.benefitId === published.benefit.id);
  const nameOf = (id: string) =>
    all.find(({ benefit }) => benefit.id === id)?.benefit.name ?? { zh: id, en: id };
  return {
    displaced: own?.standing === 'displaced',
    payableFen: own?.payableFen ?? null,
    displacedBy: (own?.displacedBy ?? []).map(({ benefit, clause, receivedOn }) => ({
      benefitId: benefit,
      name: nameOf(benefit),
      clause,
      receivedOn: receivedOn ?? null,
    })),
    reducedBy: (own?.reducedBy ?? []).map(({ byFen, clause, benefits: beside }) => ({
      byFen,
      clause,
      names: beside.map(nameOf),
    })),
    says: own?.says ?? null,
  };
}
