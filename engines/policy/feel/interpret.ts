import { decimal, divide, power } from './decimal.ts';
import type { ArithmeticOperator, Call, CompareOperator, Expression, Reference } from './tree.ts';

/** A value of an expression; `null` is unknown, or FEEL's null. Money is fen, a date `YYYY-MM-DD`. */
export type FeelValue = string | number | boolean | null;

/** Where the values of names come from. */
export interface Surroundings {
  readonly valueOf: (reference: Reference) => FeelValue;
  readonly nulls: 'unknown' | 'feel';
  /** Values for whole subexpressions, by identity: a table's inputs while its rows are compared. */
  readonly bound?: ReadonlyMap<Expression, FeelValue>;
}

const known = (value: number): FeelValue => (Number.isNaN(value) ? null : value);

function calculate(operator: ArithmeticOperator, a: number, b: number): FeelValue {
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

function compareKnown(
  operator: CompareOperator,
  a: string | number | boolean,
  b: typeof a,
): boolean {
  switch (operator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** Largest multiple of `unit` not above the value; `unit` is 100 for money (a whole yuan), else 1. */
export function floorTo(value: number, unit: number): number {
  const rest = value % unit;
  return rest < 0 ? value - rest - unit : value - rest;
}

function call(node: Call, args: readonly FeelValue[]): FeelValue {
  if (node.name === 'count') return args.length;
  if (args.includes(null)) return null;
  const numbers = args as readonly number[];
  const [first = 0] = numbers;
  const unit = node.type.kind === 'money' ? 100 : 1;
  switch (node.name) {
    case 'min':
      return Math.min(...numbers);
    case 'max':
      return Math.max(...numbers);
    case 'sum':
      return known(numbers.reduce((sum, value) => decimal(sum + value), 0));
    case 'abs':
      return Math.abs(first);
    case 'floor':
      return floorTo(first, unit);
    case 'ceiling':
      return 0 - floorTo(0 - first, unit);
  }
}

/**
 * Value of an expression by walking its tree: the reference that the generated back ends are tested
 * against, and the way where code generation is barred.
 */
export function interpret(node: Expression, around: Surroundings): FeelValue {
  const bound = around.bound?.get(node);
  if (bound !== undefined) return bound;
  const feel = around.nulls === 'feel';
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'fact':
    case 'parameter':
    case 'derived':
      return around.valueOf(node);
    case 'in-fen': {
      const yuan = interpret(node.operand, around);
      return yuan === null ? null : decimal((yuan as number) * 100);
    }
    case 'negate': {
      const value = interpret(node.operand, around);
      return value === null ? null : 0 - (value as number);
    }
    case 'arithmetic': {
      const left = interpret(node.left, around);
      const right = interpret(node.right, around);
      if (left === null || right === null) return null;
      return calculate(node.operator, left as number, right as number);
    }
    case 'compare': {
      const left = interpret(node.left, around);
      const right = interpret(node.right, around);
      if (left !== null && right !== null) return compareKnown(node.operator, left, right);
      if (!feel) return null;
      if (node.operator === '=') return left === right;
      return node.operator === '!=' ? left !== right : null;
    }
    case 'and':
    case 'or': {
      const settles = node.kind === 'or';
      let open = false;
      for (const operand of node.operands) {
        const value = interpret(operand, around);
        if (value === settles) return settles;
        if (value === null) open = true;
      }
      return open ? null : !settles;
    }
    case 'not': {
      const value = interpret(node.operand, around);
      return value === null ? null : value !== true;
    }
    case 'in':
      return interpret(node.test, around);
    case 'if': {
      const condition = interpret(node.condition, around);
      if (condition === null && !feel) return null;
      return interpret(condition === true ? node.yes : node.no, around);
    }
    case 'call':
      return call(
        node,
        node.args.map((arg) => interpret(arg, around)),
      );
  }
}
