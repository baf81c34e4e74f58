import { unitFen } from '../amounts.ts';
import type { Expression } from '../feel/tree.ts';
import { constantOf } from '../policy-on.ts';
import { expressionsOf, type CheckedBenefit } from '../rules.ts';
import type { RulesRead } from './reference-decision.ts';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/**
 * The largest sum, in fen, of which all values of an expression are whole multiples; 0 where the value is
 * always nothing, undefined where they may have fractions.
 */
function grainOf(node: Expression, rules: RulesRead): number | undefined {
  const all = (parts: readonly Expression[]): number | undefined => {
    let common = 0;
    for (const part of parts) {
      const grain = grainOf(part, rules);
      if (grain === undefined) return undefined;
      common = gcd(common, grain);
    }
    return common;
  };
  const constant = constantOf(node, rules.parameters);
  if (typeof constant === 'number')
    return Number.isInteger(constant) ? Math.abs(constant) : undefined;
  const whole = 'whole' in node.type && node.type.whole;
  switch (node.kind) {
    case 'fact':
      return whole ? 1 : undefined;
    case 'derived': {
      const rule = rules.derived.get(node.id)?.rule;
      if (!rule) return undefined;
      if (rule.kind === 'formula') return grainOf(rule.expression, rules);
      if (rule.table.aggregator === 'count') return 1;
      const { rows, otherwise } = rule.table;
      return all([...rows.map(({ then }) => then), ...(otherwise ? [otherwise] : [])]);
    }
    case 'if':
      return all([node.yes, node.no]);
    case 'negate':
      return grainOf(node.operand, rules);
    case 'in-fen': {
      const grain = grainOf(node.operand, rules);
      return grain === undefined ? undefined : grain * 100;
    }
    case 'call':
      if (node.name === 'count') return 1;
      if (node.name === 'floor' || node.name === 'ceiling')
        return node.type.kind === 'money' ? 100 : 1;
      return all(node.args);
    case 'arithmetic': {
      if (node.operator === '+' || node.operator === '-') return all([node.left, node.right]);
      if (node.operator !== '*') return undefined;
      const [left, right] = [grainOf(node.left, rules), grainOf(node.right, rules)];
      return left === undefined || right === undefined ? undefined : left * right;
    }
    default:
      return whole ? 1 : undefined;
  }
}

/** Whether two roundings of a benefit are shown to give the same: all its sums are whole in both units. */
export function sameRounding(
  before: CheckedBenefit,
  after: CheckedBenefit,
  rules: RulesRead,
): boolean {
  const table = before.amount.kind === 'table' ? before.amount.table : undefined;
  const outputs = table
    ? [...table.rows.map(({ then }) => then), ...(table.otherwise ? [table.otherwise] : [])]
    : expressionsOf(before.amount);
  const trees = [...outputs, before.cap, before.rangeFrom].filter((each) => each !== undefined);
  return trees.every((tree) => {
    const grain = grainOf(tree, rules);
    return (
      grain !== undefined &&
      [before, after].every(({ file }) => grain % unitFen[file.amount.rounding.to] === 0)
    );
  });
}
