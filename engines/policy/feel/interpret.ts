import { decimal, divide, power } from './decimal.ts';
import { callScalar, known, type ScalarValue } from './scalar.ts';
import { compileClosure, type CompiledClosure } from './closure/boundary.ts';
import type { RecordsValue } from './closure/records.ts';
import type { ArithmeticOperator, CompareOperator, Expression, Reference } from './tree.ts';

export type { ScalarValue } from './scalar.ts';

/** Where the values of names come from. */
export interface Surroundings {
  /** A list of records or codes is only read by general nodes. */
  readonly valueOf: (reference: Reference) => ScalarValue | RecordsValue;
  readonly nulls: 'unknown' | 'feel';
  /** Values for whole subexpressions, by identity: a table's inputs while its rows are compared. */
  readonly bound?: ReadonlyMap<Expression, ScalarValue>;
}

const scalarOf = (value: ScalarValue | RecordsValue): ScalarValue =>
  typeof value === 'object' ? null : value;

function calculate(operator: ArithmeticOperator, a: number, b: number): ScalarValue {
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

const closures = new WeakMap<Expression, CompiledClosure>();

function closureOf(node: Expression): CompiledClosure {
  let closure = closures.get(node);
  if (!closure) closures.set(node, (closure = compileClosure(node)));
  return closure;
}

/**
 * Value of an expression by walking its tree: the reference that the generated back ends are tested
 * against, and the way where code generation is barred.
 */
export function interpret(node: Expression, around: Surroundings): ScalarValue {
  const bound = around.bound?.get(node);
  if (bound !== undefined) return bound;
  const feel = around.nulls === 'feel';
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'fact':
    case 'parameter':
    case 'derived':
      return scalarOf(around.valueOf(node));
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
      return callScalar(
        node,
        node.args.map((arg) => interpret(arg, around)),
      );
    default: {
      const { inputs, run } = closureOf(node);
      return run(inputs.map((input) => around.valueOf(input)));
    }
  }
}
