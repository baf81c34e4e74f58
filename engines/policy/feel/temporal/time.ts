import { twoDigits } from './date.ts';
import { isZone } from './zones.ts';

export const nanosPerSecond = 1_000_000_000;
export const nanosPerDay = 86_400 * nanosPerSecond;

/** Offsets reach fourteen hours to either side (XML Schema 2, 3.2.7.3). */
const maxOffset = 14 * 3600;

/** A time's relation to UTC: seconds east of it, or an IANA zone, or neither for a local time. */
export type Place = { readonly offset: number } | { readonly zone: string } | null;

/** A time of day to the nanosecond, with an offset, a time zone, or neither (DMN 1.5, 10.3.2.3.4). */
export class FeelTime {
  /** Nanoseconds since local midnight, 0 <= … < 86 400 000 000 000. */
  readonly nanoOfDay: number;
  readonly place: Place;

  private constructor(nanoOfDay: number, place: Place) {
    this.nanoOfDay = nanoOfDay;
    this.place = place;
  }

  /** The time of whole nanoseconds since midnight, taken round the clock; null for a wrong place. */
  static ofNanos(nanos: number, place: Place): FeelTime | null {
    if (!Number.isSafeInteger(nanos) || !isPlace(place)) return null;
    return new FeelTime(((nanos % nanosPerDay) + nanosPerDay) % nanosPerDay, place);
  }

  /** The time of its parts; a second may have a fraction. Null where a part is out of its range. */
  static of(hour: number, minute: number, second: number, place: Place): FeelTime | null {
    if (!Number.isInteger(hour) || hour < 0 || hour > 23) return null;
    if (!Number.isInteger(minute) || minute < 0 || minute > 59) return null;
    if (!(second >= 0 && second < 60)) return null;
    const nanos = Math.min(Math.round(second * nanosPerSecond), 60 * nanosPerSecond - 1);
    return FeelTime.ofNanos((hour * 3600 + minute * 60) * nanosPerSecond + nanos, place);
  }

  get hour(): number {
    return Math.floor(this.secondOfDay / 3600);
  }

  get minute(): number {
    return Math.floor(this.secondOfDay / 60) % 60;
  }

  /** Whole second of the minute. */
  get second(): number {
    return this.secondOfDay % 60;
  }

  /** Nanosecond of the second. */
  get nano(): number {
    return this.nanoOfDay % nanosPerSecond;
  }

  get secondOfDay(): number {
    return Math.floor(this.nanoOfDay / nanosPerSecond);
  }

  /** The time without its offset or zone, as text. */
  get clock(): string {
    const { hour, minute, second, nano } = this;
    return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${fraction(nano)}`;
  }

  toString(): string {
    return this.clock + placeText(this.place);
  }
}

function isPlace(place: Place): boolean {
  if (place === null) return true;
  if ('zone' in place) return isZone(place.zone);
  return Number.isInteger(place.offset) && Math.abs(place.offset) <= maxOffset;
}

/** Nanoseconds as a decimal fraction without trailing zeros: `.5`, or nothing for none. */
export function fraction(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

function placeText(place: Place): string {
  if (place === null) return '';
  if ('zone' in place) return `@${place.zone}`;
  if (place.offset === 0) return 'Z';
  const size = Math.abs(place.offset);
  const minutes = `${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}`;
  const seconds = size % 60 === 0 ? '' : `:${twoDigits(size % 60)}`;
  return `${place.offset < 0 ? '-' : '+'}${minutes}${seconds}`;
}
