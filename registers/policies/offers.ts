import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getLivePolicy, listCurrentPolicies, type LivePolicy } from './current-policies.ts';
import type { PublishedBenefit } from './published-benefit.ts';
import * as store from './store.ts';

export type { PublishedBenefit } from './published-benefit.ts';

export { applyPack, type PackApplied } from './pack/apply-pack.ts';
export { getCityProfile, type CityProfile } from './city-profile.ts';
export { getFactDictionary } from './current-policies.ts';
export { factLabel, showFact } from './fact-words.ts';
export { packSchemas } from './pack/pack-schemas.ts';
export type { PackProblem } from './pack/problem.ts';
export type { CityPack, PackChecker, PackFile } from './pack/city-pack.ts';
export { readPack } from './pack/read-pack.ts';
export { YamlFile } from './pack/yaml-file.ts';
export { personDecision } from './person-decision.ts';
export { publishPolicy } from './publish-policy.ts';
export { applicationQuestions } from './questions.ts';
export { answerFault, throwAll } from './read-answers.ts';

/**
 * One benefit: by the version with `digest` where one is given, else by the version of today.
 *
 * @throws Fault `request.not-found` when the city publishes no such benefit.
 */
export async function getBenefit(
  turn: Turn,
  benefitId: string,
  digest?: string,
): Promise<PublishedBenefit> {
  const versions =
    digest === undefined ? await listCurrentPolicies(turn) : await byDigest(turn, digest);
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

async function byDigest(turn: Turn, digest: string): Promise<LivePolicy[]> {
  const row = await store.findVersionByDigest(turn, digest);
  return row ? [await getLivePolicy(turn, row)] : [];
}
