import { isCivilDate, type CivilDate } from '@yanzhen/values/civil-date.ts';

/**
 * The day of a spreadsheet's serial number; a time of day is dropped.
 *
 * @param from1904  Days are counted from 1 January 1904, as older Macintosh files do.
 * @returns undefined when it is no day between 1900 and 2199.
 * @source ECMA-376 part 1, 18.17.4.1. Serial 60 is the day 29 February 1900 that never was.
 */
export function dateOfSerial(serial: number, from1904: boolean): CivilDate | undefined {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < (from1904 ? 0 : 1) || whole > 200_000) return undefined;
  if (!from1904 && whole === 60) return undefined;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const date = new Date(epoch + whole * 86_400_000).toISOString().slice(0, 10);
  return isCivilDate(date) ? date : undefined;
}
