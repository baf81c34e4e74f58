import type { CompiledBenefit, FactDictionary, Policy } from '@yanzhen/policy';

/** A benefit of one published policy version, ready to decide by. */
export interface PublishedBenefit {
  /** As the policy file has it: name, window, terms, evidence, instalments, payers, duties … */
  readonly benefit: Policy['benefits'][number];
  readonly policy: Policy;
  readonly compiled: CompiledBenefit;
  readonly dictionary: FactDictionary;
  /** Digest of the policy version: an application keeps it and asks by it later. */
  readonly digest: string;
  readonly version: number;
}
