import { createHash } from 'node:crypto';
import type { CalendarTable, CalendarYear } from '@yanzhen/calendar';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { canonicalText } from '@yanzhen/values/digest.ts';
import * as store from './store.ts';

/**
 * The city's years of holidays and make-up days, for `addWorkingDays(await workingDays(turn), from, 5)`
 * and the other functions of `@yanzhen/calendar`.
 */
export async function workingDays(turn: Turn): Promise<CalendarTable> {
  const versions = await store.yearVersions(turn);
  const known = tables.get(turn.city);
  if (known?.versions === versions) return known.table;
  const rows = await store.listYears(turn);
  const table = rows.map((row) => row.content);
  if (tables.size >= citiesMax) tables.clear();
  tables.set(turn.city, { versions, table });
  return table;
}

/** Tables by city as they were read last: spreading a table's days out is a good part of a move's own work. */
const tables = new Map<string, { readonly versions: string; readonly table: CalendarTable }>();
const citiesMax = 200;

/**
 * Takes a year over from the city pack. A year that the desk corrected stays so until the pack itself
 * changes. @returns whether anything changed.
 */
export async function savePackYear(turn: Turn, year: CalendarYear): Promise<boolean> {
  const digest = createHash('sha256').update(canonicalText(year)).digest('hex');
  return store.savePackYear(turn, year, digest);
}
