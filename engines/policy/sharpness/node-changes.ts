import { addDays } from '@yanzhen/values/civil-date.ts';
import { DaysTime, YearsMonths } from '../feel/temporal/durations.ts';
import type { ArithmeticOperator, CompareOperator, Expression, Literal } from '../feel/tree.ts';

/** One change of a node: what stands in its place, and how it is told. */
export interface NodeChange {
  readonly by: Expression;
  readonly from: string;
  readonly to: string;
  /** The value that an example should have, where the change is one of a boundary. */
  readonly at?: string;
}

const otherComparisons: Readonly<Record<CompareOperator, readonly CompareOperator[]>> = {
  '>=': ['>', '<', '='],
  '>': ['>=', '<=', '!='],
  '<=': ['<', '>', '='],
  '<': ['<=', '>=', '!='],
  '=': ['!=', '<=', '>='],
  '!=': ['=', '<', '>'],
};
const otherArithmetic: Readonly<Record<ArithmeticOperator, ArithmeticOperator>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '**': '*',
};
const ordered = new Set(['number', 'money', 'date', 'time', 'date-time']);

/** The step by which a figure is changed: of money `unitFen`, of a fraction its last digit. */
function stepOf(literal: Literal, unitFen: number): number {
  const { value, type } = literal;
  if (typeof value !== 'number') return 0;
  if (type.kind === 'money')
    return value % 100 === 0 ? Math.max(100, unitFen) : Math.max(1, unitFen);
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return 10 ** -decimals;
}

function changedBy(literal: Literal, step: number): Literal {
  const value = literal.value as number;
  const digits = step < 1 ? Math.round(-Math.log10(step)) : 0;
  return { ...literal, value: Number((value + step).toFixed(digits)) };
}

function shown({ value, type }: Literal): string {
  if (type.kind === 'money' && typeof value === 'number') return String(value / 100);
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** Values beside a literal: a step below and above, the other truth, another code, another text. */
export function literalChanges(literal: Literal, unitFen: number): Literal[] {
  const { value, type } = literal;
  if (typeof value === 'boolean') return [{ ...literal, value: !value }];
  if (typeof value === 'number') {
    const step = stepOf(literal, unitFen);
    return [changedBy(literal, -step), changedBy(literal, step)];
  }
  if (typeof value !== 'string') return [];
  if (type.kind === 'date') {
    return [
      { ...literal, value: addDays(value, -1) },
      { ...literal, value: addDays(value, 1) },
    ];
  }
  if (type.kind === 'code') {
    const codes = [...type.list.codes.keys()];
    const next = codes[(codes.indexOf(value) + 1) % codes.length];
    // Another code, and none at all: whoever has the code must be seen to be spoken of.
    const other = next === undefined || next === value ? [] : [{ ...literal, value: next }];
    return [...other, { ...literal, value: '' }];
  }
  return [{ ...literal, value: `${value}…` }];
}

/**
 * The changes of one node itself, not of what is inside it.
 *
 * @param unitFen  Least change of a sum of money that cannot be lost in rounding.
 */
export function changesOf(node: Expression, unitFen: number): NodeChange[] {
  switch (node.kind) {
    case 'compare':
    case 'relate': {
      const all = otherComparisons[node.operator];
      const comparable = ordered.has(node.left.type.kind) || ordered.has(node.right.type.kind);
      const plain: readonly CompareOperator[] = node.operator === '=' ? ['!='] : ['='];
      return (comparable ? all : plain).map((operator) => ({
        by: { ...node, operator },
        from: node.operator,
        to: operator,
        at: node.right.text,
      }));
    }
    case 'and':
    case 'or': {
      const kind = node.kind === 'and' ? 'or' : 'and';
      return [{ by: { ...node, kind }, from: node.kind, to: kind }];
    }
    case 'not':
      return [{ by: node.operand, from: 'not(…)', to: '…' }];
    case 'arithmetic':
    case 'calculate': {
      const operator = otherArithmetic[node.operator];
      return [{ by: { ...node, operator }, from: node.operator, to: operator }];
    }
    case 'call': {
      const other = { min: 'max', max: 'min' } as const;
      if (node.name !== 'min' && node.name !== 'max') return [];
      return [{ by: { ...node, name: other[node.name] }, from: node.name, to: other[node.name] }];
    }
    case 'some':
    case 'every': {
      const kind = node.kind === 'some' ? 'every' : 'some';
      return [{ by: { ...node, kind }, from: node.kind, to: kind }];
    }
    case 'member':
      return node.negated ? [{ by: { ...node, negated: false }, from: 'not(…)', to: '…' }] : [];
    case 'range':
      return rangeChanges(node);
    case 'constant':
      return durationChanges(node);
    case 'literal':
      return literalChanges(node, unitFen).map((by) => ({
        by,
        from: shown(node),
        to: shown(by),
      }));
    default:
      return [];
  }
}

function rangeChanges(node: Extract<Expression, { kind: 'range' }>): NodeChange[] {
  const { start, end, startIncluded, endIncluded } = node;
  const changes: NodeChange[] = [];
  if (start) {
    const [from, to] = startIncluded ? ['[', '('] : ['(', '['];
    changes.push({ by: { ...node, startIncluded: !startIncluded }, from, to, at: start.text });
  }
  if (end) {
    const [from, to] = endIncluded ? [']', ')'] : [')', ']'];
    changes.push({ by: { ...node, endIncluded: !endIncluded }, from, to, at: end.text });
  }
  return changes;
}

const nanosPerDay = 86_400_000_000_000n;

function durationChanges(node: Extract<Expression, { kind: 'constant' }>): NodeChange[] {
  const { value } = node;
  const changes = (
    from: { toString(): string },
    others: readonly (YearsMonths | DaysTime | null)[],
  ) =>
    others.flatMap((other) =>
      other ? [{ by: { ...node, value: other }, from: from.toString(), to: other.toString() }] : [],
    );
  if (value instanceof YearsMonths) {
    return changes(value, [YearsMonths.of(value.months - 1), YearsMonths.of(value.months + 1)]);
  }
  if (value instanceof DaysTime) {
    const { nanos } = value;
    return changes(value, [DaysTime.of(nanos - nanosPerDay), DaysTime.of(nanos + nanosPerDay)]);
  }
  return [];
}
