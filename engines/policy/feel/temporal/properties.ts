import { decimal } from '../decimal.ts';
import type { FeelValue } from '../value.ts';
import { weekdayOf } from './calendar.ts';
import { FeelDate } from './date.ts';
import { DaysTime, YearsMonths } from './durations.ts';
import type { Temporal } from './kinds.ts';
import { FeelTime, nanosPerDay, nanosPerSecond, type Place } from './time.ts';

type Properties<T> = ReadonlyMap<string, (value: T) => FeelValue>;

const ofDate: Properties<FeelDate> = new Map([
  ['year', (date) => date.year],
  ['month', (date) => date.month],
  ['day', (date) => date.day],
  ['weekday', (date) => weekdayOf(date.dayNumber)],
]);

const offsetOf = (seconds: number | null): FeelValue =>
  seconds === null ? null : DaysTime.ofSeconds(seconds);

const ownOffset = (place: Place): number | null =>
  place !== null && 'offset' in place ? place.offset : null;

const ofTime: Properties<FeelTime> = new Map<string, (time: FeelTime) => FeelValue>([
  ['hour', (time) => time.hour],
  ['minute', (time) => time.minute],
  ['second', (time) => decimal(time.second + time.nano / nanosPerSecond)],
  // A zone's offset depends on the day, which a time does not have.
  ['time offset', (time) => offsetOf(ownOffset(time.place))],
  ['timezone', ({ place }) => (place !== null && 'zone' in place ? place.zone : null)],
]);

const ofYearsMonths: Properties<YearsMonths> = new Map([
  ['years', ({ months }) => Math.trunc(months / 12) + 0],
  ['months', ({ months }) => (months % 12) + 0],
]);

const ofDaysTime: Properties<DaysTime> = new Map([
  ['days', ({ nanos }) => Number(nanos / BigInt(nanosPerDay))],
  ['hours', ({ nanos }) => Number((nanos / BigInt(3600 * nanosPerSecond)) % 24n)],
  ['minutes', ({ nanos }) => Number((nanos / BigInt(60 * nanosPerSecond)) % 60n)],
  ['seconds', ({ nanos }) => decimal(Number(nanos % BigInt(60 * nanosPerSecond)) / nanosPerSecond)],
]);

/**
 * A property of a temporal value by its name in FEEL, as `year` or `time offset` (DMN 1.5, table 65).
 * Parts of a negative duration are negative.
 *
 * @returns undefined where values of this kind have no such property.
 */
export function propertyOfTemporal(value: Temporal, name: string): FeelValue | undefined {
  if (value instanceof FeelDate) return ofDate.get(name)?.(value);
  if (value instanceof FeelTime) return ofTime.get(name)?.(value);
  if (value instanceof YearsMonths) return ofYearsMonths.get(name)?.(value);
  if (value instanceof DaysTime) return ofDaysTime.get(name)?.(value);
  if (name === 'time offset') return offsetOf(value.offset);
  return ofDate.get(name)?.(value.date) ?? ofTime.get(name)?.(value.time);
}
