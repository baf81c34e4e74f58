import { FeelDateTime, midnight } from '../temporal/date-time.ts';
import { FeelDate, monthsBetween } from '../temporal/date.ts';
import { type DaysTime, YearsMonths } from '../temporal/durations.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../temporal/parse.ts';
import { FeelTime, nanosPerSecond, type Place } from '../temporal/time.ts';
import {
  any,
  date,
  dateTime,
  daysTime,
  define,
  either,
  form,
  nothing,
  number,
  optional,
  required,
  text,
  time,
} from './define.ts';
import { parseGroupedNumber } from './parse-number.ts';
import { stringOf } from './string-form.ts';

const dateLike = either(date, dateTime);
const dayOf = (value: FeelDate | FeelDateTime): FeelDate =>
  value instanceof FeelDate ? value : value.date;

/** A duration as an offset from UTC; undefined where it is not of whole seconds. */
function placeOf(offset: DaysTime | null | undefined): Place | undefined {
  if (offset === null || offset === undefined) return null;
  const whole = offset.nanos % BigInt(nanosPerSecond) === 0n;
  return whole ? { offset: Number(offset.nanos / BigInt(nanosPerSecond)) } : undefined;
}

function timeOf(
  hour: number,
  minute: number,
  second: number,
  offset: DaysTime | null | undefined,
): FeelTime | null {
  const place = placeOf(offset);
  return place === undefined ? null : FeelTime.of(hour, minute, second, place);
}

/** The time of a point in time; a date is its midnight in UTC. */
function timeFrom(value: FeelTime | FeelDateTime | FeelDate): FeelTime | null {
  if (value instanceof FeelTime) return value;
  return (value instanceof FeelDate ? midnight(value) : value)?.time ?? null;
}

const from = <T>(kind: T) => ({ name: 'from', kind, presence: 'required' }) as const;
const separator = either(text, nothing);

/** Functions that make a value from another or from its parts (DMN 1.5, 10.3.4). */
export const conversionBuiltins = [
  define(
    'date',
    form([from(text)], ([value]) => parseDate(value)),
    form([from(dateLike)], ([value]) => dayOf(value)),
    form(
      [required('year', number), required('month', number), required('day', number)],
      ([year, month, day]) => FeelDate.of(year, month, day),
    ),
  ),
  define(
    'time',
    form([from(text)], ([value]) => parseTime(value)),
    form([from(either(time, dateLike))], ([value]) => timeFrom(value)),
    form(
      [
        required('hour', number),
        required('minute', number),
        required('second', number),
        optional('offset', either(daysTime, nothing)),
      ],
      ([hour, minute, second, offset]) => timeOf(hour, minute, second, offset),
    ),
  ),
  define(
    'date and time',
    form([from(text)], ([value]) => parseDateTime(value)),
    form([from(dateLike)], ([value]) => (value instanceof FeelDate ? midnight(value) : value)),
    form(
      [required('date', dateLike), required('time', time)],
      ([day, clock]) => new FeelDateTime(dayOf(day), clock),
    ),
  ),
  define(
    'duration',
    form([from(text)], ([value]) => parseDuration(value)),
  ),
  define(
    'years and months duration',
    form([from(dateLike), required('to', dateLike)], ([start, to]) =>
      YearsMonths.of(monthsBetween(dayOf(start), dayOf(to))),
    ),
  ),
  define(
    'number',
    form([from(text)], ([value]) => parseGroupedNumber(value, null, null)),
    form(
      [
        from(text),
        required('grouping separator', separator),
        required('decimal separator', separator),
      ],
      ([value, grouping, decimals]) => parseGroupedNumber(value, grouping, decimals),
    ),
  ),
  define(
    'string',
    form([from(any)], ([value], { spend }) => stringOf(value, spend)),
  ),
];
