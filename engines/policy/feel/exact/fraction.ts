import { decimal, power as decimalPower } from '../decimal.ts';
import type { ArithmeticOperator } from '../tree.ts';

/** An exact number: `over / under`, in lowest terms, `under` > 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const positive = (value: bigint): bigint => (value < 0n ? -value : value);

function commonDivisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high;
}

/** `over / under` in lowest terms; `under` is not 0. */
export function fraction(over: bigint, under: bigint): Fraction {
  if (under === 1n) return { over, under };
  const by = commonDivisor(positive(over), positive(under));
  const sign = under < 0n ? -by : by;
  return { over: over / sign, under: under / sign };
}

/** What a finite number means: its shortest decimal text, so that 0.1 is one tenth. */
export function fractionOf(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { over: BigInt(value), under: 1n };
  const [figures = '', exponent = '0'] = String(value).split('e');
  const [whole = '', decimals = ''] = figures.split('.');
  const places = decimals.length - Number(exponent);
  const over = BigInt(whole + decimals);
  return places > 0
    ? fraction(over, 10n ** BigInt(places))
    : fraction(over * 10n ** BigInt(-places), 1n);
}

/** The nearest number of 15 significant digits; NaN beyond the range of numbers. */
export function numberOf({ over, under }: Fraction): number {
  if (under === 1n && over >= -limit && over <= limit) return Number(over);
  // 18 digits or more of the quotient and whether anything is left of it.
  const digits = positive(over).toString().length - under.toString().length;
  const shift = Math.max(0, 18 - digits);
  const scaled = over * 10n ** BigInt(shift);
  const rest = scaled % under === 0n ? '' : '1';
  const places = shift + rest.length;
  return decimal(Number(`${scaled / under}${rest}e-${places}`));
}

const limit = BigInt(Number.MAX_SAFE_INTEGER);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.over, a.under * b.under);
/** Null for a division by zero. */
export const dividedBy = (a: Fraction, b: Fraction): Fraction | null =>
  b.over === 0n ? null : fraction(a.over * b.under, a.under * b.over);

/** Below, at or above 0 as `a` is below, equal to or above `b`. */
export function order(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Largest whole multiple of `unit` that is not above the value. */
export function floorTo(value: Fraction, unit: bigint): Fraction {
  const by = value.under * unit;
  const down = value.over / by;
  const below = value.over < 0n && down * by !== value.over ? down - 1n : down;
  return { over: below * unit, under: 1n };
}

/** Digits (in base 2) up to which a power is kept exact: more is never money. */
const powerDigits = 20_000;

/**
 * A power: exact for a whole exponent of reasonable size, else of 15 digits as FEEL's other numbers.
 * Null where there is none.
 */
export function power(base: Fraction, exponent: Fraction): Fraction | null {
  const size = Number(positive(exponent.over));
  const digits = 4 * (base.over.toString(16).length + base.under.toString(16).length);
  if (exponent.under === 1n && size * digits <= powerDigits) {
    const by = BigInt(size);
    if (exponent.over >= 0n) return { over: base.over ** by, under: base.under ** by };
    return base.over === 0n ? null : fraction(base.under ** by, base.over ** by);
  }
  const value = decimalPower(numberOf(base), numberOf(exponent));
  return Number.isNaN(value) ? null : fractionOf(value);
}

const operations: Readonly<
  Record<ArithmeticOperator, (a: Fraction, b: Fraction) => Fraction | null>
> = { '+': plus, '-': minus, '*': times, '/': dividedBy, '**': power };

/** Whether a result of 15 digits is the exact one, `1 / 4 = 0.25` and not `1 / 3`. */
export function isExact(
  operator: ArithmeticOperator,
  a: number,
  b: number,
  result: number,
): boolean {
  const exact = operations[operator](fractionOf(a), fractionOf(b));
  return exact !== null && order(exact, fractionOf(result)) === 0;
}
