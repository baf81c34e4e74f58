import { decimal } from '../decimal.ts';
import type { FeelValue } from '../value.ts';
import { utcNanos } from './compare.ts';
import { FeelDateTime, floorDivide, midnight } from './date-time.ts';
import { FeelDate, dayAfter, monthsAfter } from './date.ts';
import { DaysTime, YearsMonths } from './durations.ts';
import { FeelTime, nanosPerDay } from './time.ts';

/**
 * `+ - * /` with at least one temporal side (DMN 1.5, tables 57 and 58). Null where it is not defined: for
 * kinds that do not go together, a result out of range, or a difference of a time with and one without
 * an offset.
 */
export function temporalArithmetic(
  operator: '+' | '-' | '*' | '/',
  a: FeelValue,
  b: FeelValue,
): FeelValue {
  switch (operator) {
    case '+':
      return isDuration(a) && !isDuration(b) ? add(b, a) : add(a, b);
    case '-':
      return isDuration(b) ? add(a, negateDuration(b)) : difference(a, b);
    case '*':
      return isDuration(b) ? multiply(b, a) : multiply(a, b);
    case '/':
      return divide(a, b);
  }
}

/** A duration of the other direction; null for what is no duration. */
export function negateDuration(value: FeelValue): YearsMonths | DaysTime | null {
  if (value instanceof YearsMonths) return YearsMonths.of(-value.months);
  return value instanceof DaysTime ? DaysTime.of(-value.nanos) : null;
}

const isDuration = (value: FeelValue): value is YearsMonths | DaysTime =>
  value instanceof YearsMonths || value instanceof DaysTime;

/** The sum of a point in time or a duration and a duration. */
function add(a: FeelValue, b: FeelValue): FeelValue {
  if (b instanceof YearsMonths) return addMonths(a, b.months);
  return b instanceof DaysTime ? addNanos(a, b.nanos) : null;
}

function addMonths(a: FeelValue, months: number): FeelValue {
  if (a instanceof FeelDate) return monthsAfter(a, months);
  if (a instanceof YearsMonths) return YearsMonths.of(a.months + months);
  if (!(a instanceof FeelDateTime)) return null;
  const date = monthsAfter(a.date, months);
  return date && new FeelDateTime(date, a.time);
}

function addNanos(a: FeelValue, nanos: bigint): FeelValue {
  // A date is its midnight here, and the day that the sum falls on is the result.
  if (a instanceof FeelDate) return dayAfter(a, Number(floorDivide(nanos, BigInt(nanosPerDay))));
  if (a instanceof FeelDateTime) return a.after(nanos);
  if (a instanceof DaysTime) return DaysTime.of(a.nanos + nanos);
  if (!(a instanceof FeelTime)) return null;
  return FeelTime.ofNanos(a.nanoOfDay + Number(nanos % BigInt(nanosPerDay)), a.place);
}

/** From one point in time to another, as days and time. */
function difference(a: FeelValue, b: FeelValue): FeelValue {
  if (a instanceof FeelTime && b instanceof FeelTime) return betweenTimes(a, b);
  const left = a instanceof FeelDate ? beside(a, b) : a;
  const right = b instanceof FeelDate ? beside(b, a) : b;
  if (!(left instanceof FeelDateTime) || !(right instanceof FeelDateTime)) return null;
  if (left.time.place === null && right.time.place === null) {
    return DaysTime.of(left.localNanos - right.localNanos);
  }
  const [x, y] = [left.instant, right.instant];
  return x === null || y === null ? null : DaysTime.of(x - y);
}

/** A date beside a date and time is its midnight: in UTC, or local where the other side is local. */
function beside(date: FeelDate, other: FeelValue): FeelDateTime | null {
  const local = other instanceof FeelDateTime && other.time.place === null;
  return midnight(date, local ? null : { offset: 0 });
}

function betweenTimes(a: FeelTime, b: FeelTime): DaysTime | null {
  if (a.place === null && b.place === null) return DaysTime.of(BigInt(a.nanoOfDay - b.nanoOfDay));
  const [x, y] = [utcNanos(a), utcNanos(b)];
  return x === null || y === null ? null : DaysTime.of(BigInt(x - y));
}

function multiply(duration: FeelValue, factor: FeelValue): FeelValue {
  if (typeof factor !== 'number') return null;
  if (duration instanceof YearsMonths) return YearsMonths.of(decimal(duration.months * factor));
  return duration instanceof DaysTime ? scaled(duration, fractionOf(factor)) : null;
}

function divide(a: FeelValue, b: FeelValue): FeelValue {
  if (a instanceof YearsMonths) {
    const divisor = b instanceof YearsMonths ? b.months : b;
    if (typeof divisor !== 'number' || divisor === 0) return null;
    const quotient = decimal(a.months / divisor);
    return b instanceof YearsMonths ? quotient : YearsMonths.of(quotient);
  }
  if (!(a instanceof DaysTime)) return null;
  if (b instanceof DaysTime) return b.nanos === 0n ? null : quotientOf(a.nanos, b.nanos);
  if (typeof b !== 'number' || b === 0) return null;
  const [over, under] = fractionOf(b);
  return scaled(a, over < 0n ? [-under, -over] : [under, over]);
}

/** A quotient of two large whole numbers to the digits that a number has. */
function quotientOf(a: bigint, b: bigint): number {
  const whole = a / b;
  const scale = 10n ** 18n;
  return decimal(Number(whole) + Number(((a % b) * scale) / b) / 1e18);
}

/** A number as an exact fraction of its decimal digits, the denominator positive. */
function fractionOf(value: number): readonly [over: bigint, under: bigint] {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', decimals = ''] = digits.split('.');
  const power = Number(exponent) - decimals.length;
  const over = BigInt(whole + decimals);
  return power < 0 ? [over, 10n ** BigInt(-power)] : [over * 10n ** BigInt(power), 1n];
}

/** A duration times a fraction, to the nearest nanosecond, halves away from zero. */
function scaled(duration: DaysTime, [over, under]: readonly [bigint, bigint]): DaysTime | null {
  const product = duration.nanos * over;
  const half = product < 0n ? -under : under;
  return DaysTime.of((2n * product + half) / (2n * under));
}
