import { FeelDate } from './date.ts';
import { FeelTime, nanosPerDay, nanosPerSecond, type Place } from './time.ts';
import { offsetAtInstant, offsetAtLocal } from './zones.ts';

/** A date with a time of day; the time's offset or zone is that of the whole (DMN 1.5, 10.3.2.3.6). */
export class FeelDateTime {
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date;
    this.time = time;
  }

  /** Nanoseconds since 1970-01-01T00:00:00 on the local clock. */
  get localNanos(): bigint {
    return BigInt(this.date.dayNumber) * BigInt(nanosPerDay) + BigInt(this.time.nanoOfDay);
  }

  /** Seconds east of UTC, by the offset or by the zone on that day; null for a local time. */
  get offset(): number | null {
    const { place } = this.time;
    if (place === null) return null;
    if ('offset' in place) return place.offset;
    return offsetAtLocal(place.zone, this.date.dayNumber, this.time.secondOfDay);
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z; null for a local time. */
  get instant(): bigint | null {
    const { offset } = this;
    return offset === null ? null : this.localNanos - BigInt(offset) * BigInt(nanosPerSecond);
  }

  /** The date and time so many nanoseconds later, in the same offset or zone. */
  after(nanos: bigint): FeelDateTime | null {
    const { place } = this.time;
    const { instant } = this;
    if (place === null || 'offset' in place || instant === null) {
      return atLocal(this.localNanos + nanos, place);
    }
    const later = instant + nanos;
    const seconds = Number(floorDivide(later, BigInt(nanosPerSecond)));
    if (FeelDate.ofDayNumber(Math.floor(seconds / 86_400)) === null) return null;
    const offset = offsetAtInstant(place.zone, seconds);
    return atLocal(later + BigInt(offset) * BigInt(nanosPerSecond), place);
  }

  toString(): string {
    return `${this.date.toString()}T${this.time.toString()}`;
  }
}

function atLocal(nanos: bigint, place: Place): FeelDateTime | null {
  const days = floorDivide(nanos, BigInt(nanosPerDay));
  const date = FeelDate.ofDayNumber(Number(days));
  const time = FeelTime.ofNanos(Number(nanos - days * BigInt(nanosPerDay)), place);
  return date === null || time === null ? null : new FeelDateTime(date, time);
}

export function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

/** Midnight of a date, in the place given: UTC where a date stands for a date and time. */
export function midnight(date: FeelDate, place: Place = { offset: 0 }): FeelDateTime | null {
  const time = FeelTime.ofNanos(0, place);
  return time === null ? null : new FeelDateTime(date, time);
}
