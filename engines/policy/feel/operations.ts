import { Refusal } from '../problems.ts';
import { decimal, divide, power } from './decimal.ts';
import { isExact } from './exact/fraction.ts';
import { temporalResult } from './temporal-types.ts';
import { isOpen, type ArithmeticOperator, type CompareOperator, type Expression } from './tree.ts';
import { isNumeric, isScalar, kindSays, type FeelKind, type FeelType } from './types.ts';
import { resolveCode } from './codes.ts';
import type { Scope } from './scope.ts';

/** A type mismatch, told with both sides. */
function differ(left: Expression, right: Expression, operator: string, at: number): Refusal {
  const leftType = kindSays(left.type);
  const rightType = kindSays(right.type);
  return new Refusal('feel.types-differ', at, {
    left: left.text,
    right: right.text,
    leftType: leftType.zh,
    leftTypeEn: leftType.en,
    rightType: rightType.zh,
    rightTypeEn: rightType.en,
    operator,
  });
}

/** A plain number where money is needed is yuan: 100 fen each. */
export function inFen(node: Expression): Expression {
  if (node.type.kind !== 'number') return node;
  if (node.kind === 'literal') {
    const value = decimal((node.value as number) * 100);
    return { ...node, value, type: { kind: 'money', whole: Number.isInteger(value) } };
  }
  return {
    kind: 'in-fen',
    operand: node,
    text: node.text,
    type: { kind: 'money', whole: node.type.whole },
  };
}

const isBare = (type: FeelType): boolean => type.kind === 'number' && type.unit === undefined;

/** Both sides brought to one type, or undefined where they have none in common. */
export function alike(
  left: Expression,
  right: Expression,
): readonly [Expression, Expression] | undefined {
  const [a, b] = [left.type, right.type];
  if (a.kind === 'null' || b.kind === 'null') return [left, right];
  if (a.kind === 'money' && isBare(b)) return [left, inFen(right)];
  if (b.kind === 'money' && isBare(a)) return [inFen(left), right];
  if (a.kind === 'number' && b.kind === 'number') {
    return a.unit !== undefined && b.unit !== undefined && a.unit !== b.unit
      ? undefined
      : [left, right];
  }
  if (a.kind === 'code' && b.kind === 'text') return [left, resolveCode(right, a.list)];
  if (b.kind === 'code' && a.kind === 'text') return [resolveCode(left, b.list), right];
  return conform(a, b) ? [left, right] : undefined;
}

/** Whether two types hold values of one kind, in lists and records too. */
function conform(a: FeelType, b: FeelType): boolean {
  if (a.kind === 'null' || b.kind === 'null') return true;
  if (a.kind === 'code' && b.kind === 'code') return a.list === b.list;
  if (a.kind === 'list' && b.kind === 'list') return conform(a.of, b.of);
  if (a.kind === 'range' && b.kind === 'range') return conform(a.of, b.of);
  if (a.kind === 'record' && b.kind === 'record') {
    const names = [...a.fields.keys()];
    return (
      a.fields.size === b.fields.size &&
      names.every((name) => {
        const [one, other] = [a.fields.get(name), b.fields.get(name)];
        return one !== undefined && other !== undefined && conform(one.type, other.type);
      })
    );
  }
  return a.kind === b.kind;
}

/** The type that holds both of two like types. */
export function joined(left: FeelType, right: FeelType): FeelType {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (left.kind === 'number' && right.kind === 'number') {
    const unit = left.unit ?? right.unit;
    return {
      kind: 'number',
      whole: left.whole && right.whole,
      ...(unit !== undefined && { unit }),
    };
  }
  if (left.kind === 'money' && right.kind === 'money') {
    return { kind: 'money', whole: left.whole && right.whole };
  }
  if (left.kind === 'list' && right.kind === 'list') {
    return { kind: 'list', of: joined(left.of, right.of) };
  }
  return left;
}

const ordered = new Set<FeelKind>([
  'number', 'money', 'date', 'null', 'time', 'date-time', 'years-months', 'days-time',
]); // prettier-ignore

/** A checked comparison. */
export function compare(
  operator: CompareOperator,
  left: Expression,
  right: Expression,
  text: string,
  at: number,
  scope: Scope,
): Expression {
  if (scope.nulls === 'feel') {
    return { kind: 'relate', operator, left, right, text, type: { kind: 'boolean' } };
  }
  const sides = alike(left, right);
  if (!sides) throw differ(left, right, operator, at);
  const withNull = left.type.kind === 'null' || right.type.kind === 'null';
  // An entry of a record may be left out: inside a filter null is a value that can be asked for.
  const inItem = isOpen(left) || isOpen(right);
  if (withNull && !inItem) throw new Refusal('feel.null-compared', at);
  const equality = operator === '=' || operator === '!=';
  if (!equality && sides.some((side) => !ordered.has(side.type.kind))) {
    throw differ(left, right, operator, at);
  }
  const general = withNull || sides.some((side) => !isScalar(side.type));
  return {
    kind: general ? 'relate' : 'compare',
    operator,
    left: sides[0],
    right: sides[1],
    text,
    type: { kind: 'boolean' },
  };
}

function resultType(operator: ArithmeticOperator, a: FeelType, b: FeelType): FeelType | undefined {
  if (a.kind === 'null' || b.kind === 'null') {
    const other = a.kind === 'null' ? b : a;
    return isNumeric(other)
      ? other
      : other.kind === 'null'
        ? { kind: 'number', whole: false }
        : undefined;
  }
  if (a.kind === 'money' && b.kind === 'money') {
    if (operator === '/') return { kind: 'number', whole: false };
    return operator === '+' || operator === '-' ? joined(a, b) : undefined;
  }
  if (a.kind === 'money' && b.kind === 'number') {
    if (operator === '*') return { kind: 'money', whole: a.whole && b.whole };
    return operator === '/' ? { kind: 'money', whole: false } : undefined;
  }
  if (a.kind === 'number' && b.kind === 'money') {
    return operator === '*' ? { kind: 'money', whole: a.whole && b.whole } : undefined;
  }
  if (a.kind !== 'number' || b.kind !== 'number') return undefined;
  if (operator === '/' || operator === '**') return { kind: 'number', whole: false };
  // A product has no unit of its own: persons × yuan a person is yuan.
  if (operator === '*') return { kind: 'number', whole: a.whole && b.whole };
  return joined(a, b);
}

const folded: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => decimal(a + b),
  '-': (a, b) => decimal(a - b),
  '*': (a, b) => decimal(a * b),
  '/': divide,
  '**': power,
};

/** `+` joins texts. */
function textSum(
  operator: ArithmeticOperator,
  left: Expression,
  right: Expression,
): FeelType | undefined {
  const texts = [left, right].every(({ type }) => type.kind === 'text' || type.kind === 'code');
  return operator === '+' && texts ? { kind: 'text' } : undefined;
}

/** Checked arithmetic; two literals are computed once, here, where nothing is rounded off by it. */
export function arithmetic(
  operator: ArithmeticOperator,
  left: Expression,
  right: Expression,
  text: string,
  at: number,
): Expression {
  const general = temporalResult(operator, left.type, right.type) ?? textSum(operator, left, right);
  if (general) return { kind: 'calculate', operator, left, right, text, type: general };
  const additive = operator === '+' || operator === '-';
  const sides = additive ? alike(left, right) : ([left, right] as const);
  const type = sides && resultType(operator, sides[0].type, sides[1].type);
  if (!type) throw differ(left, right, operator, at);
  const [a, b] = sides;
  if (a.kind === 'literal' && b.kind === 'literal') {
    const known = typeof a.value === 'number' && typeof b.value === 'number';
    const result = known ? folded[operator](a.value, b.value) : Number.NaN;
    if (Number.isNaN(result)) return { kind: 'literal', value: null, text, type: { kind: 'null' } };
    if (known && !isExact(operator, a.value, b.value, result)) {
      return { kind: 'arithmetic', operator, left: a, right: b, text, type };
    }
    const whole = Number.isInteger(result);
    return {
      kind: 'literal',
      value: result,
      text,
      type: isNumeric(type) ? ({ ...type, whole } as FeelType) : type,
    };
  }
  return { kind: 'arithmetic', operator, left: a, right: b, text, type };
}
