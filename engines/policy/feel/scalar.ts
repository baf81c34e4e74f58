import { decimal } from './decimal.ts';
import type { Call } from './tree.ts';

/** A value of the scalar tree; `null` is unknown, or FEEL's null. Money is fen, a date `YYYY-MM-DD`. */
export type ScalarValue = string | number | boolean | null;

/** NaN is no answer. */
export const known = (value: number): ScalarValue => (Number.isNaN(value) ? null : value);

/** Largest multiple of `unit` not above the value; `unit` is 100 for money (a whole yuan), else 1. */
export function floorTo(value: number, unit: number): number {
  const rest = value % unit;
  return rest < 0 ? value - rest - unit : value - rest;
}

/** A call of one of the scalar functions. */
export function callScalar(node: Call, args: readonly ScalarValue[]): ScalarValue {
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
