import { readdirSync, readFileSync } from 'node:fs';
import type { CalendarTable } from '../calendar-year.ts';
import { parseCalendarFile } from '../calendar-file.ts';

const folder = new URL('../../../cities/luzhou/calendar/', import.meta.url);

/** Names of Luzhou's calendar files, oldest first. */
export const luzhouFiles: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted();

/** Luzhou's calendar, as its pack has it: for tests only. */
export const luzhouTable: CalendarTable = luzhouFiles.map((name) => {
  const parsed = parseCalendarFile(readFileSync(new URL(name, folder), 'utf8'), name);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.problems)}`);
  return parsed.year;
});
