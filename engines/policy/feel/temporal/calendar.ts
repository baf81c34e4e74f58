/** Years of FEEL dates run from minus to plus this (DMN 1.5, 10.3.2.3.5 by way of XML Schema). */
export const maxYear = 999_999_999;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 1..12; 0 for anything else. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthDays[month - 1] ?? 0);
}

/** Days in the years before a year of the proleptic Gregorian calendar, counted from year 1. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** Day of the year, 1..366. */
export function dayOfYear(year: number, month: number, day: number): number {
  let days = day;
  for (let before = 1; before < month; before++) days += daysInMonth(year, before);
  return days;
}

const epoch = daysBeforeYear(1970);

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  return daysBeforeYear(year) - epoch + dayOfYear(year, month, day) - 1;
}

/** Year, month and day of a day number; the inverse of `dayNumber`. */
export function dateOfDayNumber(days: number): readonly [year: number, month: number, day: number] {
  // The mean length of a year gives the year or one beside it.
  let year = Math.floor((days + epoch) / 365.2425) + 1;
  while (dayNumber(year, 1, 1) > days) year--;
  while (dayNumber(year + 1, 1, 1) <= days) year++;
  let rest = days - dayNumber(year, 1, 1);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month++;
  }
  return [year, month, rest + 1];
}

/** Monday is 1, Sunday 7. 1970-01-01 was a Thursday. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** Week of the year, 1..53, by ISO 8601: week 1 has the year's first Thursday. */
export function weekOfYear(days: number): number {
  const thursday = days - weekdayOf(days) + 4;
  const [year] = dateOfDayNumber(thursday);
  return Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
}
