import { weekdayOf, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { CalendarTable } from './calendar-year.ts';

/** Why a day is worked or not. */
export type DayKind = 'workday' | 'make-up' | 'weekend' | 'holiday';

export interface Day {
  readonly date: CivilDate;
  readonly kind: DayKind;
  readonly works: boolean;
  /** The holiday it belongs to, or is worked for; absent on ordinary days. */
  readonly name?: Localized;
  /** The year's notice is not in the table: the day may still change. */
  readonly provisional: boolean;
}

/** What a day is, by the table; weekends alone decide where the year is not published. */
export function dayOf(table: CalendarTable, date: CivilDate): Day {
  const index = indexOf(table);
  const provisional = !index.published.has(date.slice(0, 4));
  const special = index.days.get(date);
  if (special) return { date, works: special.kind === 'make-up', provisional, ...special };
  const works = weekdayOf(date) < 6;
  return { date, kind: works ? 'workday' : 'weekend', works, provisional };
}

/** Whether offices work on a day. */
export function isWorkingDay(table: CalendarTable, date: CivilDate): boolean {
  return dayOf(table, date).works;
}

interface Index {
  readonly published: ReadonlySet<string>;
  readonly days: ReadonlyMap<CivilDate, { kind: 'holiday' | 'make-up'; name: Localized }>;
}

/** A table is looked up thousands of times in a list; its days are spread out once. */
const indexes = new WeakMap<CalendarTable, Index>();

function indexOf(table: CalendarTable): Index {
  const known = indexes.get(table);
  if (known) return known;
  const days = new Map<CivilDate, { kind: 'holiday' | 'make-up'; name: Localized }>();
  for (const { name, days: off, makeUpDays } of table.flatMap((year) => year.holidays)) {
    for (const date of off) days.set(date, { kind: 'holiday', name });
    for (const date of makeUpDays) days.set(date, { kind: 'make-up', name });
  }
  const published = table.filter((year) => year.published).map((year) => String(year.year));
  const index = { published: new Set(published), days };
  indexes.set(table, index);
  return index;
}
