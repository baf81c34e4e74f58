import type { Policy } from '@yanzhen/policy';

/** The policies of other documents that have no benefit in common: doubles are told elsewhere. */
export function withoutDoubles(policy: Policy, beside: readonly Policy[]): Policy[] {
  const seen = new Set(policy.benefits.map(({ id }) => id));
  return beside.filter(({ document, benefits }) => {
    if (document.id === policy.document.id || benefits.some(({ id }) => seen.has(id))) return false;
    for (const { id } of benefits) seen.add(id);
    return true;
  });
}
