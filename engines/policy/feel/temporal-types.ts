import { FeelDate } from './temporal/date.ts';
import { FeelDateTime } from './temporal/date-time.ts';
import { YearsMonths } from './temporal/durations.ts';
import type { Temporal } from './temporal/kinds.ts';
import { FeelTime } from './temporal/time.ts';
import type { ArithmeticOperator } from './tree.ts';
import type { FeelKind, FeelType } from './types.ts';

/** Type of a temporal value. */
export function typeOfTemporal(value: Temporal): FeelType {
  if (value instanceof FeelDate) return { kind: 'date' };
  if (value instanceof FeelTime) return { kind: 'time' };
  if (value instanceof FeelDateTime) return { kind: 'date-time' };
  return { kind: value instanceof YearsMonths ? 'years-months' : 'days-time' };
}

type Temporals = 'date' | 'time' | 'date-time' | 'years-months' | 'days-time';

const temporals: ReadonlySet<FeelKind> = new Set<Temporals>([
  'date',
  'time',
  'date-time',
  'years-months',
  'days-time',
]);

export const isTemporalType = (type: FeelType): boolean => temporals.has(type.kind);

/** Results of temporal arithmetic (DMN 1.5, 10.3.2.13). */
const sums: Readonly<Record<string, Temporals>> = {
  'date - date': 'days-time',
  'date-time - date-time': 'days-time',
  'date - date-time': 'days-time',
  'date-time - date': 'days-time',
  'time - time': 'days-time',
  'date + years-months': 'date',
  'date - years-months': 'date',
  'years-months + date': 'date',
  'date + days-time': 'date',
  'date - days-time': 'date',
  'days-time + date': 'date',
  'date-time + years-months': 'date-time',
  'date-time - years-months': 'date-time',
  'years-months + date-time': 'date-time',
  'date-time + days-time': 'date-time',
  'date-time - days-time': 'date-time',
  'days-time + date-time': 'date-time',
  'time + days-time': 'time',
  'time - days-time': 'time',
  'days-time + time': 'time',
  'years-months + years-months': 'years-months',
  'years-months - years-months': 'years-months',
  'days-time + days-time': 'days-time',
  'days-time - days-time': 'days-time',
  'years-months * number': 'years-months',
  'number * years-months': 'years-months',
  'years-months / number': 'years-months',
  'days-time * number': 'days-time',
  'number * days-time': 'days-time',
  'days-time / number': 'days-time',
};

/** Type of an operation in which a temporal value takes part, or undefined where there is none. */
export function temporalResult(
  operator: ArithmeticOperator,
  left: FeelType,
  right: FeelType,
): FeelType | undefined {
  const durations = left.kind === 'years-months' || left.kind === 'days-time';
  if (operator === '/' && durations && left.kind === right.kind) {
    return { kind: 'number', whole: false };
  }
  const key = `${left.kind} ${operator} ${right.kind}`;
  const kind = Object.hasOwn(sums, key) ? sums[key] : undefined;
  return kind && { kind };
}

const number: FeelType = { kind: 'number', whole: true };
const dateProperties: readonly string[] = ['year', 'month', 'day', 'weekday'];
const timeProperties: readonly string[] = ['hour', 'minute', 'second'];

/** Type of a property of a temporal value (DMN 1.5, 10.3.2.3), or undefined where there is none. */
export function propertyType(type: FeelType, name: string): FeelType | undefined {
  const dated = type.kind === 'date' || type.kind === 'date-time';
  const timed = type.kind === 'time' || type.kind === 'date-time';
  if (dated && dateProperties.includes(name)) return number;
  if (timed && timeProperties.includes(name)) return { kind: 'number', whole: name !== 'second' };
  if (timed && name === 'time offset') return { kind: 'days-time' };
  if (timed && name === 'timezone') return { kind: 'text' };
  if (type.kind === 'years-months' && ['years', 'months'].includes(name)) return number;
  if (type.kind === 'days-time' && ['days', 'hours', 'minutes', 'seconds'].includes(name)) {
    return { kind: 'number', whole: name !== 'seconds' };
  }
  return undefined;
}
