import { Temporal } from 'temporal-polyfill';
import { dateOfDayNumber, dayNumber } from './calendar.ts';

const secondsPerDay = 86_400;
const zoneName = /^[A-Za-z][A-Za-z0-9._+-]*(?:\/[A-Za-z0-9._+-]+)*$/;

const known = new Map<string, boolean>();

/** Whether the text names a time zone of the IANA database. */
export function isZone(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = zoneName.test(name) && isKnown(name);
  // A list of a thousand wrong names must not grow for ever.
  if (known.size < 1000) known.set(name, found);
  return found;
}

function isKnown(name: string): boolean {
  try {
    zonedAt(name, 0);
    return true;
  } catch {
    return false;
  }
}

const zonedAt = (zone: string, epochSeconds: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000).toZonedDateTimeISO(zone);

const offsetOf = (zoned: Temporal.ZonedDateTime): number =>
  Math.round(zoned.offsetNanoseconds / 1e9);

/** Offsets of a zone within a year of UTC: that of its beginning, and each from a second on. */
interface YearOfOffsets {
  readonly first: number;
  readonly changes: readonly { readonly from: number; readonly offset: number }[];
}

const years = new Map<string, YearOfOffsets>();
const mostYears = 5000;

/** Asks the calendar library once a year and zone: it is slow, and a run may ask for a million days. */
function yearOf(zone: string, year: number): YearOfOffsets {
  const key = `${year} ${zone}`;
  const before = years.get(key);
  if (before) return before;
  const [start, end] = [year, year + 1].map((y) => dayNumber(y, 1, 1) * secondsPerDay);
  let at = zonedAt(zone, start ?? 0);
  const first = offsetOf(at);
  const changes: { from: number; offset: number }[] = [];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const from = next ? next.epochMilliseconds / 1000 : Number.POSITIVE_INFINITY;
    if (!next || from >= (end ?? 0)) break;
    changes.push({ from, offset: offsetOf(next) });
    at = next;
  }
  if (years.size >= mostYears) years.clear();
  const made = { first, changes };
  years.set(key, made);
  return made;
}

/**
 * A day of the years 1600 to 2799 at the same place in the calendar's cycle of 400 years: before them a
 * zone keeps its first offset, after them its last rule.
 */
function inCycle(days: number): number {
  const [year, month, day] = dateOfDayNumber(days);
  if (year >= 1600 && year < 2800) return days;
  const place = ((year % 400) + 400) % 400;
  return dayNumber((year < 1600 ? 1600 : 2400) + place, month, day);
}

/** Seconds east of UTC that a zone has at an instant, given in seconds since 1970-01-01T00:00:00Z. */
export function offsetAtInstant(zone: string, epochSeconds: number): number {
  const days = Math.floor(epochSeconds / secondsPerDay);
  const near = inCycle(days);
  const at = near * secondsPerDay + (epochSeconds - days * secondsPerDay);
  const { first, changes } = yearOf(zone, dateOfDayNumber(near)[0]);
  return changes.findLast(({ from }) => from <= at)?.offset ?? first;
}

/**
 * Seconds east of UTC that a zone has at a local time. A time that a change of clocks skips or repeats
 * takes the offset before the change.
 */
export function offsetAtLocal(zone: string, days: number, secondOfDay: number): number {
  const local = days * secondsPerDay + secondOfDay;
  const before = offsetAtInstant(zone, local - secondsPerDay);
  const after = offsetAtInstant(zone, local + secondsPerDay);
  if (before === after || offsetAtInstant(zone, local - before) === before) return before;
  return offsetAtInstant(zone, local - after) === after ? after : before;
}
