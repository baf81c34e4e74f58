import { FeelDateTime } from './date-time.ts';
import { FeelDate } from './date.ts';
import { DaysTime, YearsMonths } from './durations.ts';
import type { Temporal } from './kinds.ts';
import { FeelTime, nanosPerSecond } from './time.ts';
import { offsetAtLocal } from './zones.ts';

/** The day that XPath takes for a time of day where a zone needs one: 1972-12-31. */
const referenceDay = 1095;

/**
 * Order of two temporal values: negative, zero or positive. Null for values of different kinds, and for
 * a time with an offset or zone beside one without: their order depends on where the latter is.
 */
export function orderTemporal(a: Temporal, b: Temporal): number | null {
  if (a instanceof FeelDate) return b instanceof FeelDate ? a.dayNumber - b.dayNumber : null;
  if (a instanceof FeelDateTime) return b instanceof FeelDateTime ? orderDateTimes(a, b) : null;
  if (a instanceof FeelTime) return b instanceof FeelTime ? orderTimes(a, b) : null;
  if (a instanceof YearsMonths) return b instanceof YearsMonths ? a.months - b.months : null;
  return b instanceof DaysTime ? signOf(a.nanos - b.nanos) : null;
}

/** Equality of two temporal values; null where they have no order. */
export function equalTemporal(a: Temporal, b: Temporal): boolean | null {
  const order = orderTemporal(a, b);
  return order === null ? null : order === 0;
}

const signOf = (difference: bigint): number => (difference > 0n ? 1 : difference < 0n ? -1 : 0);

function orderDateTimes(a: FeelDateTime, b: FeelDateTime): number | null {
  const [x, y] = [a.instant, b.instant];
  if (x === null && y === null) return signOf(a.localNanos - b.localNanos);
  return x === null || y === null ? null : signOf(x - y);
}

/** Nanoseconds since midnight UTC, which may lie before or after the day; null for a local time. */
export function utcNanos(time: FeelTime): number | null {
  const { place } = time;
  if (place === null) return null;
  const offset =
    'offset' in place ? place.offset : offsetAtLocal(place.zone, referenceDay, time.secondOfDay);
  return time.nanoOfDay - offset * nanosPerSecond;
}

function orderTimes(a: FeelTime, b: FeelTime): number | null {
  if (a.place === null && b.place === null) return a.nanoOfDay - b.nanoOfDay;
  const [x, y] = [utcNanos(a), utcNanos(b)];
  return x === null || y === null ? null : x - y;
}
