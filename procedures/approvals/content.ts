import type { FactsGiven } from '@yanzhen/policy';
import { canonicalText } from '@yanzhen/values/digest.ts';
import { createHash } from 'node:crypto';

/** What an approval rests on, a digest a field: `amount`, `payee`, `fact.<id>`, `evidence.<code>` … */
export type Content = Readonly<Record<string, string>>;

/** Everything that the digests are taken of. */
export interface Rested {
  readonly amountFen: number | null;
  readonly organisationId: string | null;
  readonly policyDigest: string;
  /** Keyed digest of name, bank and account that the money goes to; null where none is known. */
  readonly payee: string | null;
  /** Facts that the decision was made by, with what is known of them now. */
  readonly factIds: readonly string[];
  readonly facts: FactsGiven;
  readonly evidence: readonly { readonly code: string; readonly fileId: string }[];
}

/** Only values count: who confirmed a fact, and when, does not change what was approved. */
export function contentOf(rested: Rested): Content {
  const { amountFen, organisationId, policyDigest, payee, factIds, facts, evidence } = rested;
  const codes = [...new Set(evidence.map((each) => each.code))];
  const filesOf = (code: string): string[] =>
    evidence
      .filter((each) => each.code === code)
      .map((each) => each.fileId)
      .toSorted();
  return {
    amount: digest(amountFen),
    employer: digest(organisationId),
    policy: digest(policyDigest),
    payee: digest(payee),
    ...Object.fromEntries(factIds.map((id) => [`fact.${id}`, digest(facts[id]?.value ?? null)])),
    ...Object.fromEntries(codes.map((code) => [`evidence.${code}`, digest(filesOf(code))])),
  };
}

function digest(value: unknown): string {
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return createHash('sha256').update(canonicalText(plain)).digest('hex').slice(0, 32);
}
