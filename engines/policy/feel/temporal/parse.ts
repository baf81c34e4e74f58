import { FeelDateTime } from './date-time.ts';
import { FeelDate } from './date.ts';
import { DaysTime, YearsMonths } from './durations.ts';
import type { Temporal } from './kinds.ts';
import { FeelTime, nanosPerDay, nanosPerSecond, type Place } from './time.ts';

// Each pattern has one way to match a text, so that none can take long.
const datePattern = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)$/;
const timePattern =
  /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:([zZ])|([+-])(\d\d):(\d\d)(?::(\d\d))?|@([\w./+-]+))?$/;
const yearsMonthsPattern = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/;
const daysTimePattern = /^(-?)P(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

/** A date as XML Schema writes it: `2024-07-01`, `-0044-03-15`, `12024-01-01`; null for another text. */
export function parseDate(text: string): FeelDate | null {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  // `-0000` is no year, and `+ 0` keeps minus zero out.
  return year === undefined || year === '-0000'
    ? null
    : FeelDate.of(Number(year) + 0, Number(month), Number(day));
}

/** A time as XML Schema writes it, or with an IANA zone: `10:30:00@Europe/Paris`; null for another text. */
export function parseTime(text: string): FeelTime | null {
  return timeAndDays(text)?.[0] ?? null;
}

/**
 * A date and time as XML Schema writes it, or with an IANA zone; a date alone is its midnight. Null for
 * another text.
 */
export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  const clock = at < 0 ? timeAndDays('00:00:00') : timeAndDays(text.slice(at + 1));
  if (date === null || clock === null) return null;
  const day = clock[1] === 0 ? date : FeelDate.ofDayNumber(date.dayNumber + clock[1]);
  return day === null ? null : new FeelDateTime(day, clock[0]);
}

/** A duration of years and months or of days and time; null for another text or for a mixture. */
export function parseDuration(text: string): YearsMonths | DaysTime | null {
  return parseYearsMonths(text) ?? parseDaysTime(text);
}

/** What `@"…"` stands for: any of the temporal values, or null. */
export function parseTemporal(text: string): Temporal | null {
  return parseDate(text) ?? parseDateTime(text) ?? parseTime(text) ?? parseDuration(text);
}

/** A time, and the days it runs over: `24:00:00` is the midnight that ends a day. */
function timeAndDays(text: string): readonly [FeelTime, number] | null {
  const match = timePattern.exec(text);
  if (!match) return null;
  const [, hour, minute, second] = match.map(Number) as [number, number, number, number];
  const nanos = nanosOf(match[4]);
  const endOfDay = hour === 24 && minute === 0 && second === 0 && nanos === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return null;
  const place = placeOf(match);
  if (place === undefined) return null;
  const whole = (hour * 3600 + minute * 60 + second) * nanosPerSecond + nanos;
  const time = FeelTime.ofNanos(whole, place);
  return time && [time, endOfDay ? 1 : 0];
}

function placeOf(match: RegExpExecArray): Place | undefined {
  const [, , , , , zulu, sign, hours, minutes, seconds, zone] = match;
  if (zulu !== undefined) return { offset: 0 };
  if (zone !== undefined) return { zone };
  if (sign === undefined) return null;
  const [minute, second] = [Number(minutes), Number(seconds ?? 0)];
  if (minute > 59 || second > 59) return undefined;
  const size = Number(hours) * 3600 + minute * 60 + second;
  return { offset: sign === '-' ? 0 - size : size };
}

/** Digits after the point as nanoseconds; what is finer is cut off. */
function nanosOf(digits: string | undefined): number {
  return Number((digits ?? '').slice(0, 9).padEnd(9, '0'));
}

function parseYearsMonths(text: string): YearsMonths | null {
  const [, sign, years, months] = yearsMonthsPattern.exec(text) ?? [];
  if (years === undefined && months === undefined) return null;
  const total = Number(years ?? 0) * 12 + Number(months ?? 0);
  return YearsMonths.of(sign === '-' ? 0 - total : total);
}

function parseDaysTime(text: string): DaysTime | null {
  // A number longer than this is beyond any duration, and would be slow to read.
  if (text.length > 200) return null;
  const match = daysTimePattern.exec(text);
  const [, sign, days, time, hours, minutes, seconds, digits] = match ?? [];
  const ofTime = hours ?? minutes ?? seconds;
  if (
    (days === undefined && ofTime === undefined) ||
    (time !== undefined && ofTime === undefined)
  ) {
    return null;
  }
  const whole = BigInt(hours ?? 0) * 3600n + BigInt(minutes ?? 0) * 60n + BigInt(seconds ?? 0);
  const nanos =
    BigInt(days ?? 0) * BigInt(nanosPerDay) +
    whole * BigInt(nanosPerSecond) +
    BigInt(nanosOf(digits));
  return DaysTime.of(sign === '-' ? -nanos : nanos);
}
