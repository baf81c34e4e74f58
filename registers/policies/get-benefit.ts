import type { FactsGiven } from '@yanzhen/policy';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import {
  getLivePolicy,
  listCurrentPolicies,
  livePolicyOn,
  type LivePolicy,
} from './current-policies.ts';
import type { PublishedBenefit } from './published-benefit.ts';
import * as store from './store.ts';

/**
 * One benefit: by the version with `digest` where one is given, else by the version of today.
 *
 * @param day  The day whose parameter values decide, with `digest`; today where left out.
 * @throws Fault `request.not-found` when the city publishes no such benefit.
 */
export async function getBenefit(
  turn: Turn,
  benefitId: string,
  digest?: string,
  day: CivilDate = turn.today,
): Promise<PublishedBenefit> {
  const versions =
    digest === undefined ? await listCurrentPolicies(turn) : await byDigest(turn, digest, day);
  const found = versions.flatMap(benefitsOf).find((each) => each.benefit.id === benefitId);
  if (!found) throw notFound();
  return found;
}

/**
 * One benefit by the version that decides for somebody of whom this is known: a version that governs
 * by the day of an event leaves those to its predecessor whose event lies before.
 *
 * @throws Fault `request.not-found` when the city publishes no such benefit.
 */
export async function getBenefitFor(
  turn: Turn,
  benefitId: string,
  facts: FactsGiven,
): Promise<PublishedBenefit> {
  const versions = await listCurrentPolicies(turn, facts);
  const found = versions.flatMap(benefitsOf).find((each) => each.benefit.id === benefitId);
  if (!found) throw notFound();
  return found;
}

/** Every benefit of the versions of today. */
export async function listBenefits(turn: Turn): Promise<PublishedBenefit[]> {
  return (await listCurrentPolicies(turn)).flatMap(benefitsOf);
}

/** The benefits of one version, in the order of its file. */
export function benefitsOf({ row, policy, compiled, dictionary }: LivePolicy): PublishedBenefit[] {
  return policy.benefits.flatMap((benefit) => {
    const rules = compiled.benefits.get(benefit.id);
    if (!rules) return [];
    return {
      benefit,
      policy,
      compiled: rules,
      dictionary,
      digest: row.digest,
      version: row.version,
    };
  });
}

async function byDigest(turn: Turn, digest: string, day: CivilDate): Promise<LivePolicy[]> {
  const row = await store.findVersionByDigest(turn, digest);
  return row ? [livePolicyOn(await getLivePolicy(turn, row), day)] : [];
}
