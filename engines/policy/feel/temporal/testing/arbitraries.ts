import fc from 'fast-check';
import { FeelDateTime } from '../date-time.ts';
import { FeelDate } from '../date.ts';
import { FeelTime, nanosPerDay, type Place } from '../time.ts';

const lastDay = FeelDate.of(999_999_999, 12, 31)?.dayNumber ?? 0;
const firstDay = FeelDate.of(-999_999_999, 1, 1)?.dayNumber ?? 0;

const made = <T>(value: T | null): T => {
  if (value === null) throw new Error('out of range');
  return value;
};

/** Dates of today's centuries, or of the whole range. */
export const anyDate = fc
  .oneof(fc.integer({ min: -60_000, max: 60_000 }), fc.integer({ min: firstDay, max: lastDay }))
  .map((days) => made(FeelDate.ofDayNumber(days)));

/** Dates within some thousand years. */
export const nearDate = fc
  .integer({ min: -1_000_000, max: 1_000_000 })
  .map((days) => made(FeelDate.ofDayNumber(days)));

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -50_400, max: 50_400 }).map((offset) => ({ offset })),
  fc
    .constantFrom('Europe/Paris', 'Asia/Shanghai', 'America/New_York', 'Etc/UTC')
    .map((zone) => ({ zone })),
);

const nanos = fc.integer({ min: 0, max: nanosPerDay - 1 });

export const anyTime = fc.tuple(nanos, place).map(([n, at]) => made(FeelTime.ofNanos(n, at)));

export const anyDateTime = fc
  .tuple(anyDate, anyTime)
  .map(([date, time]) => new FeelDateTime(date, time));

export const nearDateTime = fc
  .tuple(nearDate, anyTime)
  .map(([date, time]) => new FeelDateTime(date, time));
