import { isGeneral, type Expression } from '../feel/tree.ts';
import { expressionsOf, type CheckedBenefit, type Policy, type ValueRule } from '../rules.ts';
import { computedId } from './layout.ts';

/**
 * What decides a benefit over a population, as one text: alike for benefits that are alike for every row,
 * in whatever version of whatever file they stand, so that what was made for one serves for the other.
 * Parameters count by their values; what is only shown does not count.
 */
export function contentOf(policy: Policy, benefit: CheckedBenefit): string {
  const { file, applies, conditions, amount, cap } = benefit;
  const derived = new Set<string>();
  const { rules } = policy;
  const rule = (of: ValueRule): string => {
    if (of.kind === 'formula') return tree(of.expression);
    const { hitPolicy, aggregator, disjoint, otherwise } = of.table;
    const parts = expressionsOf(of).map(tree);
    const shape = [hitPolicy, aggregator, disjoint, otherwise !== undefined].join();
    return `[${shape}:${parts.join()}]`;
  };
  const tree = (node: Expression): string => {
    if (isGeneral(node)) return computedId(node, policy);
    switch (node.kind) {
      case 'literal':
        return `${node.type.kind} ${JSON.stringify(node.value)}`;
      case 'parameter': {
        const value = rules.parameters.get(node.id)?.value;
        return `${policy.document.id}.${node.id} ${value?.type.kind} ${JSON.stringify(value?.value)}`;
      }
      case 'fact':
        return `"${node.id}`;
      case 'derived':
        derived.add(node.id);
        return `'${node.id}`;
      case 'arithmetic':
      case 'compare':
        return `(${tree(node.left)}${node.operator}${tree(node.right)})`;
      case 'in-fen':
      case 'negate':
      case 'not':
        return `${node.kind}(${tree(node.operand)})`;
      case 'and':
      case 'or':
        return `${node.kind}(${node.operands.map(tree).join()})`;
      case 'in':
        return tree(node.test);
      case 'if':
        return `if(${tree(node.condition)},${tree(node.yes)},${tree(node.no)})`;
      case 'call':
        return `${node.name}:${node.type.kind}(${node.args.map(tree).join()})`;
    }
  };
  const { rounding, monthly } = file.amount;
  const parts = [
    `${file.beneficiary} ${file.gives} ${rounding.to} ${rounding.direction} ${monthly?.months}`,
    applies ? tree(applies.test) : '',
    conditions.map(({ test }) => tree(test)).join('&'),
    rule(amount),
    cap ? tree(cap) : '',
  ];
  // A derived value may read others, which then stand behind it.
  for (const id of derived) {
    const value = rules.derived.get(id);
    if (value) parts.push(`'${id} ${value.type.kind} ${rule(value.rule)}`);
  }
  return parts.join('\n');
}
