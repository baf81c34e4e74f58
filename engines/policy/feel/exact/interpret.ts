import { compileClosure, type CompiledClosure } from '../closure/boundary.ts';
import type { RecordsValue } from '../closure/records.ts';
import type { ScalarValue } from '../interpret.ts';
import {
  isGeneral,
  type Arithmetic,
  type Call,
  type CompareOperator,
  type Expression,
  type General,
  type Reference,
} from '../tree.ts';
import {
  dividedBy,
  floorTo,
  fractionOf,
  minus,
  numberOf,
  order,
  plus,
  power,
  times,
  type Fraction,
} from './fraction.ts';

/** A value of the exact back end; `null` is unknown. Money is fen, a date `YYYY-MM-DD`. */
export type ExactValue = Fraction | string | boolean | null;

/** Where the values of names come from. */
export interface ExactNames {
  /** A fact or a parameter; null or NaN is unknown. */
  readonly given: (reference: Reference) => ScalarValue | RecordsValue;
  readonly derived: (id: string) => ExactValue;
  /** Values of steps, kept where all of them are asked for. */
  readonly steps?: Map<Expression, ExactValue>;
}

export const isFraction = (value: ExactValue): value is Fraction =>
  typeof value === 'object' && value !== null;

const closures = new WeakMap<General, CompiledClosure>();

/** The closure of a general node, compiled once. */
export function closureOf(node: General): CompiledClosure {
  let closure = closures.get(node);
  if (!closure) closures.set(node, (closure = compileClosure(node)));
  return closure;
}

/** A scalar value as the exact back end has it. */
const exactOf = (value: ScalarValue): ExactValue =>
  typeof value !== 'number' ? value : Number.isFinite(value) ? fractionOf(value) : null;

/** A value as the other back ends have it: numbers to 15 digits. */
export function scalarOf(value: ExactValue): ScalarValue {
  if (!isFraction(value)) return value;
  const number = numberOf(value);
  return Number.isNaN(number) ? null : number;
}

function holds(operator: CompareOperator, sign: number): boolean {
  switch (operator) {
    case '=':
      return sign === 0;
    case '!=':
      return sign !== 0;
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
  }
}

/** Below, at or above 0 as one known value is before, the same as or after another. */
export function orderOf(a: Exclude<ExactValue, null>, b: Exclude<ExactValue, null>): number {
  if (isFraction(a) && isFraction(b)) return order(a, b);
  return a === b ? 0 : a < b ? -1 : 1;
}

function calculate(node: Arithmetic, a: Fraction, b: Fraction): ExactValue {
  switch (node.operator) {
    case '+':
      return plus(a, b);
    case '-':
      return minus(a, b);
    case '*':
      return times(a, b);
    case '/':
      return dividedBy(a, b);
    case '**':
      return power(a, b);
  }
}

const zero: Fraction = { over: 0n, under: 1n };

function call(node: Call, args: readonly ExactValue[]): ExactValue {
  if (node.name === 'count') return { over: BigInt(args.length), under: 1n };
  const numbers = args.filter(isFraction);
  if (numbers.length < args.length) return null;
  const [first = zero] = numbers;
  const unit = node.type.kind === 'money' ? 100n : 1n;
  switch (node.name) {
    case 'min':
      return numbers.reduce((a, b) => (order(b, a) < 0 ? b : a));
    case 'max':
      return numbers.reduce((a, b) => (order(b, a) > 0 ? b : a));
    case 'sum':
      return numbers.reduce(plus);
    case 'abs':
      return first.over < 0n ? minus(zero, first) : first;
    case 'floor':
      return floorTo(first, unit);
    case 'ceiling':
      return minus(zero, floorTo(minus(zero, first), unit));
  }
}

/**
 * Value of an expression of a policy in exact fractions, by walking its tree. General nodes, and powers
 * whose exponent is not whole, have 15 digits as in every back end.
 */
export function interpretExact(node: Expression, names: ExactNames): ExactValue {
  if (!names.steps) return evaluate(node, names);
  let kept = names.steps.get(node);
  if (kept === undefined) names.steps.set(node, (kept = evaluate(node, names)));
  return kept;
}

function evaluate(node: Expression, names: ExactNames): ExactValue {
  const value = (part: Expression): ExactValue => interpretExact(part, names);
  if (isGeneral(node)) {
    const { inputs, run } = closureOf(node);
    return exactOf(
      run(
        inputs.map((input) =>
          input.kind === 'derived' ? scalarOf(names.derived(input.id)) : names.given(input),
        ),
      ),
    );
  }
  switch (node.kind) {
    case 'literal':
      return exactOf(node.value);
    case 'fact':
    case 'parameter':
      return exactOf(names.given(node) as ScalarValue);
    case 'derived':
      return names.derived(node.id);
    case 'in-fen': {
      const yuan = value(node.operand);
      return isFraction(yuan) ? times(yuan, { over: 100n, under: 1n }) : null;
    }
    case 'negate': {
      const number = value(node.operand);
      return isFraction(number) ? minus(zero, number) : null;
    }
    case 'arithmetic': {
      const [a, b] = [value(node.left), value(node.right)];
      return isFraction(a) && isFraction(b) ? calculate(node, a, b) : null;
    }
    case 'compare': {
      const [a, b] = [value(node.left), value(node.right)];
      return a === null || b === null ? null : holds(node.operator, orderOf(a, b));
    }
    case 'and':
    case 'or': {
      const settles = node.kind === 'or';
      let open = false;
      for (const operand of node.operands) {
        const answer = value(operand);
        if (answer === settles) return settles;
        if (answer === null) open = true;
      }
      return open ? null : !settles;
    }
    case 'not': {
      const answer = value(node.operand);
      return answer === null ? null : answer !== true;
    }
    case 'in':
      return value(node.test);
    case 'if': {
      const condition = value(node.condition);
      return condition === null ? null : value(condition === true ? node.yes : node.no);
    }
    case 'call':
      return call(node, node.args.map(value));
  }
}
