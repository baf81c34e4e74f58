import { createHash } from 'node:crypto';
import type { FactsGiven } from '@yanzhen/policy';
import { canonicalText } from '@yanzhen/values/digest.ts';
import type { Fen } from '@yanzhen/values/money.ts';

/** What an offer rests on. */
export interface Basis {
  readonly policyDigest: string;
  readonly facts: FactsGiven;
  readonly amountFen: Fen;
}

/** One digest over policy version, values and sum: the same person on the same grounds has the same. */
export function basisOf({ policyDigest, facts, amountFen }: Basis): string {
  const values = Object.fromEntries(
    Object.entries(facts).map(([id, given]) => [id, given?.value ?? null]),
  );
  const plain: unknown = JSON.parse(JSON.stringify({ policyDigest, values, amountFen }));
  return createHash('sha256').update(canonicalText(plain)).digest('hex');
}

/** Facts that are not vouched for as they were, by id: another value, taken back, or new. */
export function changedFacts(before: FactsGiven, now: FactsGiven): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
  const text = (facts: FactsGiven, id: string): string =>
    JSON.stringify((Object.hasOwn(facts, id) ? facts[id]?.value : null) ?? null);
  return [...ids].filter((id) => text(before, id) !== text(now, id)).toSorted();
}
