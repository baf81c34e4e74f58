import { hasFullWidth, toHalfWidth } from './full-width.ts';
import type { Language } from './localized.ts';

/** A calendar day `YYYY-MM-DD` without a time or a zone. The city's clock is Asia/Shanghai. */
export type CivilDate = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a real day between 1900 and 2199 (`2024-02-30` is not). */
export function isCivilDate(text: string): boolean {
  const parts = shape.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

/**
 * Check that a text is a day.
 *
 * @throws RangeError when it is not a real day between 1900 and 2199.
 */
export function asCivilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError('not a day YYYY-MM-DD between 1900 and 2199');
  return text;
}

/** The day on the city's clock (UTC+8, no summer time) at a moment. */
export function civilDateOf(moment: Date): CivilDate {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The day that is `days` after (or before, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The same day some months on; where it does not exist, the last day of that month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1);
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** Days from one day to another; negative when `until` is earlier. `daysBetween(d, d)` is 0. */
export function daysBetween(from: CivilDate, until: CivilDate): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/**
 * Whole months completed from one day to another, as service and insurance are counted: the largest
 * n >= 0 with `addMonths(from, n) <= until`; 0 when `until` is before `from`.
 */
export function monthsBetween(from: CivilDate, until: CivilDate): number {
  if (until < from) return 0;
  const [a, b] = [partsOf(from), partsOf(until)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months) <= until ? months : months - 1;
}

/** Age in completed years on a day (周岁); the birthday itself counts. */
export function ageOn(birthOn: CivilDate, on: CivilDate): number {
  return Math.floor(monthsBetween(birthOn, on) / 12);
}

/** Day of the week, 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/**
 * A day as people and spreadsheets write it: `2024-06-18`, `2024/6/18`, `2024.6.18`,
 * `2024年6月18日`, `20240618`; `undefined` when it is none of these or not a real day.
 */
export function civilDateFromText(text: string): CivilDate | undefined {
  const plain = hasFullWidth(text) ? toHalfWidth(text) : text;
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain.trim())?.toSpliced(2, 1) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(plain.trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain.trim());
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : undefined;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day for a reader: `2024年5月9日`, `9 May 2024`. */
export function dateForReader(date: CivilDate, language: Language): string {
  const { year, month, day } = partsOf(date);
  return language === 'zh'
    ? `${year}年${month}月${day}日`
    : `${day} ${monthNames[month - 1]} ${year}`;
}

function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
