import { expressionsOf, type Policy, type ValueRule } from '../../rules.ts';
import { isGeneral, partsOf, type Comparison, type Expression } from '../tree.ts';
import { isNumeric } from '../types.ts';
import type { PolicyNumbers } from './number-scope.ts';
import type { Ratio } from './whole.ts';

/** Figures below this have at most 15 digits. */
const digitsMax = 1e15;

/** The least power of ten that a lower part divides, or undefined where there is none. */
function tenths(under: number): number | undefined {
  for (let scale = 1; scale <= 1e6; scale *= 10) if (scale % under === 0) return scale;
  return undefined;
}

/** Whether every value is a decimal of at most 15 digits, which `decimal` gives back as it is. */
function isShortDecimal({ over, under }: Ratio): boolean {
  if (over.watched || under.kind !== 'figure') return false;
  const scale = tenths(under.value);
  if (scale === undefined) return false;
  return Math.max(-over.low, over.high) * (scale / under.value) < digitsMax;
}

const isGiven = (node: Expression): boolean =>
  node.kind === 'fact' || node.kind === 'literal' || node.kind === 'parameter';

/** A sum collected from a table is added up: whole outputs only. */
function plainTable(rule: ValueRule, numbers: PolicyNumbers): boolean {
  if (rule.kind === 'formula' || rule.table.aggregator !== 'sum') return true;
  const { under } = numbers.outputs(rule);
  return under.kind === 'figure' && under.value === 1;
}

/** Whether two numbers compare as the doubles they were given as: no step has changed either. */
export const comparesAsIs = (node: Comparison): boolean =>
  isGiven(node.left) && isGiven(node.right);

/**
 * Whether an expression computed step by step in doubles of 15 digits has the exact value at every step:
 * whole numbers in range, and products and quotients that are short decimals. (A difference of decimals
 * can lose digits, so it never counts.)
 */
export function plainDoubles(node: Expression, policy: Policy, numbers: PolicyNumbers): boolean {
  if (isGeneral(node)) return false;
  if (node.kind === 'derived') {
    const rule = policy.rules.derived.get(node.id)?.rule;
    return rule !== undefined && plainRule(rule, policy, numbers);
  }
  const parts = partsOf(node);
  if (!parts.every((part) => plainDoubles(part, policy, numbers))) return false;
  if (!isNumeric(node.type)) return true;
  // A fact is what it is; its reader gives 15 digits or the very figure that was given.
  if (isGiven(node)) return true;
  const result = numbers.lowering.ratio(node);
  if (!isShortDecimal(result)) return false;
  const adds =
    node.kind === 'arithmetic'
      ? '+-'.includes(node.operator)
      : node.kind === 'call' && node.name === 'sum';
  const whole = (part: Expression): boolean => {
    const { over, under } = numbers.lowering.ratio(part);
    return !over.watched && under.kind === 'figure' && under.value === 1;
  };
  if (adds) return parts.every(whole);
  return node.kind !== 'arithmetic' || node.operator === '*' || node.operator === '/';
}

/** As `plainDoubles`, for what a formula or a table computes. */
export function plainRule(rule: ValueRule, policy: Policy, numbers: PolicyNumbers): boolean {
  if (!plainTable(rule, numbers)) return false;
  return expressionsOf(rule).every((part) => plainDoubles(part, policy, numbers));
}
