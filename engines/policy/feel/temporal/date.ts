import { dateOfDayNumber, dayNumber, daysInMonth, maxYear } from './calendar.ts';

/** A day of the proleptic Gregorian calendar, without time or offset (DMN 1.5, 10.3.2.3.5). */
export class FeelDate {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;

  private constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** The date of whole numbers; null where there is no such day. */
  static of(year: number, month: number, day: number): FeelDate | null {
    const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
    if (!whole || Math.abs(year) > maxYear) return null;
    if (day < 1 || day > daysInMonth(year, month)) return null;
    return new FeelDate(year, month, day);
  }

  /** The date so many days after 1970-01-01; null outside the range of years. */
  static ofDayNumber(days: number): FeelDate | null {
    if (!Number.isSafeInteger(days) || Math.abs(days) > maxYear * 366) return null;
    const [year, month, day] = dateOfDayNumber(days);
    return FeelDate.of(year, month, day);
  }

  /** Days since 1970-01-01. */
  get dayNumber(): number {
    return dayNumber(this.year, this.month, this.day);
  }

  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0');
    return `${this.year < 0 ? '-' : ''}${year}-${twoDigits(this.month)}-${twoDigits(this.day)}`;
  }
}

/** The date so many whole days later, earlier where negative; null outside the range of years. */
export function dayAfter(date: FeelDate, days: number): FeelDate | null {
  return FeelDate.ofDayNumber(date.dayNumber + days);
}

/**
 * The date so many whole months later; the last day of the month where it has no such day, as
 * 2024-01-31 plus one month is 2024-02-29.
 */
export function monthsAfter(date: FeelDate, months: number): FeelDate | null {
  const count = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return FeelDate.of(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Whole months from one date to another, towards zero. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  if (months > 0 && to.day < from.day) return months - 1;
  return months < 0 && to.day > from.day ? months + 1 : months;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
