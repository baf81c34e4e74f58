import { equalValues } from './feel/compare-values.ts';
import { FeelDate } from './feel/temporal/date.ts';
import { FeelDateTime } from './feel/temporal/date-time.ts';
import { DaysTime, YearsMonths } from './feel/temporal/durations.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from './feel/temporal/parse.ts';
import { FeelTime } from './feel/temporal/time.ts';
import { isContext, isList, type FeelValue } from './feel/value.ts';

/** A value of FEEL that says its type, as plain JSON. */
export type Typed =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** Decimal text. */
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'string'; readonly value: string }
  /** XSD text, with an offset only where there is one. */
  | { readonly type: 'date' | 'time' | 'dateTime' | 'duration'; readonly value: string }
  | { readonly type: 'list'; readonly value: readonly Typed[] }
  | { readonly type: 'context'; readonly value: Readonly<Record<string, Typed>> };

function temporal(type: 'date' | 'time' | 'dateTime' | 'duration', text: string): FeelValue {
  const parse = {
    date: parseDate,
    time: parseTime,
    dateTime: parseDateTime,
    duration: parseDuration,
  };
  const value = parse[type](text);
  if (value === null) throw new RangeError(`not a ${type}: ${text.slice(0, 60)}`);
  return value;
}

/**
 * A FEEL value from its typed form.
 *
 * @throws RangeError for a text that is no value of its type.
 */
export function fromTyped(typed: Typed): FeelValue {
  switch (typed.type) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return typed.value;
    case 'number': {
      const value = typed.value.trim() === '' ? Number.NaN : Number(typed.value);
      if (!Number.isFinite(value))
        throw new RangeError(`not a number: ${typed.value.slice(0, 60)}`);
      return value;
    }
    case 'list':
      return typed.value.map(fromTyped);
    case 'context':
      return new Map(Object.entries(typed.value).map(([name, value]) => [name, fromTyped(value)]));
    default:
      return temporal(typed.type, typed.value);
  }
}

/** A number as decimal text, without an exponent. */
function decimalText(value: number): string {
  const text = String(value);
  const shape = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!shape) return text === '-0' ? '0' : text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = shape;
  const by = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + by;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/**
 * The typed form of a FEEL value.
 *
 * @throws RangeError for a function or a range, which have none.
 */
export function toTyped(value: FeelValue): Typed {
  if (value === null) return { type: 'null' };
  if (typeof value === 'boolean') return { type: 'boolean', value };
  if (typeof value === 'number') return { type: 'number', value: decimalText(value) };
  if (typeof value === 'string') return { type: 'string', value };
  if (isList(value)) return { type: 'list', value: value.map(toTyped) };
  if (isContext(value)) {
    const entries = [...value].map(([name, entry]) => [name, toTyped(entry)] as const);
    return { type: 'context', value: Object.fromEntries(entries) };
  }
  if (value instanceof FeelDate) return { type: 'date', value: value.toString() };
  if (value instanceof FeelTime) return { type: 'time', value: value.toString() };
  if (value instanceof FeelDateTime) return { type: 'dateTime', value: value.toString() };
  if (value instanceof YearsMonths || value instanceof DaysTime) {
    return { type: 'duration', value: value.toString() };
  }
  throw new RangeError('a function or a range has no typed form');
}

/** A number within a relative difference, or half a unit of the last place where it was rounded. */
function sameNumber(actual: string, expected: string): boolean {
  const [a, b] = [Number(actual), Number(expected)];
  const decimals = /\.(\d+)$/.exec(expected)?.[1]?.length ?? 0;
  const rounded = decimals >= 8 ? 0.5 * 10 ** -decimals : 0;
  return Math.abs(a - b) <= Math.max(1e-9 * Math.max(Math.abs(a), Math.abs(b)), rounded);
}

/** Temporal texts that mean one value: no trailing zeros of a fraction, a zero offset as `Z`. */
const settled = (text: string): string =>
  text
    .replace(/\.(\d*?)0*(?=$|[Z+\-@])/, (_, digits: string) => (digits === '' ? '' : `.${digits}`))
    .replace(/[+-]00:00(:00)?$/, 'Z');

/**
 * Whether a result is the expected one, as conformance cases compare: numbers within 1e-9, temporal
 * values by their text, durations by their total, contexts in any order, lists in order.
 */
export function sameTyped(actual: Typed, expected: Typed): boolean {
  if (actual.type !== expected.type) return false;
  if (actual.type === 'null') return true;
  if (actual.type === 'list' && expected.type === 'list') {
    const { value } = expected;
    return (
      actual.value.length === value.length &&
      actual.value.every((item, i) => sameTyped(item, value[i] ?? { type: 'null' }))
    );
  }
  if (actual.type === 'context' && expected.type === 'context') {
    const names = Object.keys(actual.value);
    return (
      names.length === Object.keys(expected.value).length &&
      names.every((name) => {
        if (!Object.hasOwn(expected.value, name)) return false;
        const [a, b] = [actual.value[name], expected.value[name]];
        return a !== undefined && b !== undefined && sameTyped(a, b);
      })
    );
  }
  if (typeof actual.value !== 'string' || !('value' in expected)) {
    return actual.type === 'boolean' && 'value' in expected && actual.value === expected.value;
  }
  const wanted = expected.value;
  if (typeof wanted !== 'string') return false;
  switch (actual.type) {
    case 'number':
      return sameNumber(actual.value, wanted);
    case 'duration':
      return equalValues(fromTyped(actual), fromTyped(expected)) === true;
    case 'string':
      return actual.value === wanted;
    default:
      return settled(actual.value) === settled(wanted);
  }
}
