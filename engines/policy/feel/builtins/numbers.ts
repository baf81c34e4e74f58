import { decimal } from '../decimal.ts';
import { negateDuration } from '../temporal/arithmetic.ts';
import { DaysTime } from '../temporal/durations.ts';
import { daysTime, define, either, form, number, required, yearsMonths } from './define.ts';
import { digitsOf, numberOf } from './digits.ts';
import { roundTo, type RoundingMode } from './rounding.ts';

const n = required('n', number);
const scale = required('scale', number);
const oneNumber = required('number', number);

const rounding = (name: string, mode: RoundingMode) =>
  define(
    name,
    form([n, scale], ([value, decimals]) => roundTo(value, decimals, mode)),
  );

/** `floor` and `ceiling`, whose scale may be left out. */
const wholeNumber = (name: string, mode: RoundingMode) =>
  define(
    name,
    form([n], ([value]) => roundTo(value, 0, mode)),
    form([n, scale], ([value, decimals]) => roundTo(value, decimals, mode)),
  );

/** Remainder with the sign of the divisor, exact on decimal digits. */
function modulo(dividend: number, divisor: number): number | null {
  if (divisor === 0) return null;
  const [a, b] = [digitsOf(dividend), digitsOf(divisor)];
  const exponent = Math.min(a.exponent, b.exponent);
  // So far apart, the remainder would need more digits than a number has.
  if (Math.max(a.exponent, b.exponent) - exponent > 400) return null;
  const x = a.mantissa * 10n ** BigInt(a.exponent - exponent);
  const y = b.mantissa * 10n ** BigInt(b.exponent - exponent);
  const remainder = x % y;
  const signed = remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder;
  return numberOf({ mantissa: signed, exponent });
}

const absolute = either(daysTime, yearsMonths);

function parity(value: number, rest: 0 | 1): boolean | null {
  return Number.isInteger(value) ? Math.abs(value % 2) === rest : null;
}

/** Functions of numbers (DMN 1.5, 10.3.4). */
export const numberBuiltins = [
  rounding('decimal', 'half even'),
  wholeNumber('floor', 'floor'),
  wholeNumber('ceiling', 'ceiling'),
  rounding('round up', 'up'),
  rounding('round down', 'down'),
  rounding('round half up', 'half up'),
  rounding('round half down', 'half down'),
  define(
    'abs',
    form([n], ([value]) => Math.abs(value)),
    form([required('n', absolute)], ([value]) => {
      const negative = value instanceof DaysTime ? value.nanos < 0n : value.months < 0;
      return negative ? negateDuration(value) : value;
    }),
  ),
  define(
    'modulo',
    form([required('dividend', number), required('divisor', number)], ([dividend, divisor]) =>
      modulo(dividend, divisor),
    ),
  ),
  define(
    'sqrt',
    form([oneNumber], ([value]) => (value < 0 ? null : decimal(Math.sqrt(value)))),
  ),
  define(
    'log',
    form([oneNumber], ([value]) => (value <= 0 ? null : decimal(Math.log(value)))),
  ),
  define(
    'exp',
    form([oneNumber], ([value]) => decimal(Math.exp(value))),
  ),
  define(
    'odd',
    form([oneNumber], ([value]) => parity(value, 1)),
  ),
  define(
    'even',
    form([oneNumber], ([value]) => parity(value, 0)),
  ),
];
