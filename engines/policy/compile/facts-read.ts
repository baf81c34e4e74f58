import { partsOf, type Expression } from '../feel/tree.ts';
import { expressionsOf, type CheckedBenefit, type Policy } from '../rules.ts';

/** Ids of the facts that a benefit's conditions and sums read, through derived values too. */
export function factsRead({ rules }: Policy, benefit: CheckedBenefit): ReadonlySet<string> {
  const facts = new Set<string>();
  const derived = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'fact') facts.add(node.id);
    if (node.kind === 'derived' && !derived.has(node.id)) {
      derived.add(node.id);
      const rule = rules.derived.get(node.id)?.rule;
      if (rule) expressionsOf(rule).forEach(visit);
    }
    partsOf(node).forEach(visit);
  };
  const { applies, conditions, amount, cap, rangeFrom } = benefit;
  if (applies) visit(applies.test);
  for (const { test } of conditions) visit(test);
  for (const sum of expressionsOf(amount)) visit(sum);
  if (cap) visit(cap);
  if (rangeFrom) visit(rangeFrom);
  return facts;
}
