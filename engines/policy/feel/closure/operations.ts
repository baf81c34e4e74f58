import type { BuiltinTools } from '../builtin.ts';
import { equalValues, orderOf, rangeHolds } from '../compare-values.ts';
import { decimal, divide, power } from '../decimal.ts';
import { negateDuration, temporalArithmetic } from '../temporal/arithmetic.ts';
import { isTemporal } from '../temporal/kinds.ts';
import type { ArithmeticOperator, CompareOperator } from '../tree.ts';
import { FeelRange, isList, type FeelValue } from '../value.ts';

/** Pieces of text that cost one step to copy. */
const charactersAStep = 64;

/** NaN is no answer, and FEEL has one zero. */
const known = (value: number): FeelValue => (Number.isNaN(value) ? null : value + 0);

function calculateNumbers(operator: ArithmeticOperator, a: number, b: number): FeelValue {
  switch (operator) {
    case '+':
      return known(decimal(a + b));
    case '-':
      return known(decimal(a - b));
    case '*':
      return known(decimal(a * b));
    case '/':
      return known(divide(a, b));
    case '**':
      return known(power(a, b));
  }
}

/** Arithmetic over any values (DMN 1.5, 10.3.2.13): null for what the standard does not define. */
export function calculate(
  operator: ArithmeticOperator,
  a: FeelValue,
  b: FeelValue,
  tools: BuiltinTools,
): FeelValue {
  if (typeof a === 'number' && typeof b === 'number') return calculateNumbers(operator, a, b);
  if (a === null || b === null) return null;
  if (typeof a === 'string' && typeof b === 'string') {
    if (operator !== '+') return null;
    tools.spend((a.length + b.length) / charactersAStep);
    return a + b;
  }
  if (operator === '**' || !(isTemporal(a) || isTemporal(b))) return null;
  return temporalArithmetic(operator, a, b);
}

/** `-x`. */
export function negate(value: FeelValue): FeelValue {
  if (typeof value === 'number') return 0 - value;
  return value === null ? null : negateDuration(value);
}

/** A comparison of any two values; null where they cannot be compared. */
export function relate(
  operator: CompareOperator,
  a: FeelValue,
  b: FeelValue,
  { spend }: BuiltinTools,
): boolean | null {
  if (operator === '=') return equalValues(a, b, spend);
  if (operator === '!=') {
    const equal = equalValues(a, b, spend);
    return equal === null ? null : !equal;
  }
  const order = orderOf(a, b);
  if (order === null || Number.isNaN(order)) return null;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Whether a value passes a unary test that is a value itself: a range, a list of such, or its equal. */
export function passes(value: FeelValue, test: FeelValue, tools: BuiltinTools): boolean | null {
  if (test instanceof FeelRange && !(value instanceof FeelRange)) return rangeHolds(test, value);
  if (isList(test)) {
    if (isList(value) && equalValues(value, test, tools.spend) === true) return true;
    tools.spend(test.length);
    return test.some((item) => passes(value, item, tools) === true);
  }
  const equal = equalValues(value, test, tools.spend);
  // A cell may be a condition of its own, about other inputs (DMN 1.5, 7.3.3).
  return equal === null && typeof test === 'boolean' ? test : equal;
}
