import { civilDateOf, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Language } from '@yanzhen/values/localized.ts';

const months = [
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

/** A day for a reader: `2024年6月18日` or `18 June 2024`. */
export function dateText(on: CivilDate, language: Language): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`;
}

/** A moment on the city's clock (UTC+8): the day and `HH:MM`. */
export function momentText(at: string, language: Language): string {
  const moment = new Date(at);
  const clock = new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const day = dateText(civilDateOf(moment), language);
  return language === 'zh' ? `${day} ${clock}` : `${day}, ${clock}`;
}

/** A day in a dense table, `2024-06-18`, the same in both languages. */
export function denseDate(onOrAt: string): string {
  return onOrAt.length > 10 ? civilDateOf(new Date(onOrAt)) : onOrAt;
}

/** A moment in a dense table, `2024-06-18 09:30` on the city's clock. */
export function denseMoment(at: string): string {
  const clock = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString();
  return `${clock.slice(0, 10)} ${clock.slice(11, 16)}`;
}
