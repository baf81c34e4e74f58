import {
  bluntExamples,
  checkTogether,
  exactnessOf,
  failingExamples,
  parseFactDictionary,
  parsePolicyFile,
  type Exactness,
  type PolicyText,
} from '@yanzhen/policy';
import type { PackFile } from './city-pack.ts';
import { inFileOrder, plain, type PackProblem } from './problem.ts';

/** What a check of policy files found. */
export interface PoliciesChecked {
  readonly problems: readonly PackProblem[];
  /** Worked examples that were run. */
  readonly examples: number;
  readonly benefits: number;
  /** How each benefit's numbers are computed; always to the fen. Empty while there are problems in reading. */
  readonly exactness: readonly Exactness[];
}

/**
 * Checks the policy files of a pack as an office must have them before they are signed: each alone, all
 * together, every worked example, and whether the examples would notice a change of any rule. A later
 * step is taken only when the ones before found nothing.
 *
 * @param only  Names of the files to tell of; all when left out. The others still stand beside them.
 */
export function checkPolicies(
  facts: PackFile,
  files: readonly PackFile[],
  only: readonly string[] = files.map(({ file }) => file),
): PoliciesChecked {
  const told = (problems: readonly PackProblem[]) =>
    inFileOrder(problems.filter(({ file }) => only.includes(file) || file === facts.file));
  const nothing = { examples: 0, benefits: 0, exactness: [] };
  const read = parseFactDictionary(facts.text, facts.file);
  if (!read.ok) return { problems: told(read.problems.map(plain)), ...nothing };
  const { dictionary } = read;
  const policies: PolicyText[] = [];
  const problems: PackProblem[] = [];
  for (const { file, text } of files) {
    const parsed = parsePolicyFile(text, file, dictionary);
    if (parsed.ok) policies.push({ policy: parsed.policy, text });
    else problems.push(...parsed.problems.map(plain));
  }
  const complete = policies.length === files.length;
  problems.push(...checkTogether(policies, { complete }).map(plain));
  const all = policies.map(({ policy }) => policy);
  const own = policies.filter(({ policy }) => only.includes(policy.fileName));
  for (const each of own) problems.push(...failingExamples(each, dictionary, all).map(plain));
  // Examples that fail say nothing of what they would notice.
  if (told(problems).length === 0) {
    problems.push(...bluntExamples(own, dictionary, all).map(plain));
  }
  const benefits = own.flatMap(({ policy }) => policy.benefits);
  return {
    problems: told(problems),
    examples: benefits.reduce((sum, benefit) => sum + benefit.examples.length, 0),
    benefits: benefits.length,
    exactness: own.flatMap(({ policy }) => exactnessOf(policy, dictionary)),
  };
}
