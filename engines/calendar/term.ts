import { addDays, addMonths, asCivilDate, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { CalendarTable } from './calendar-year.ts';
import { dayOf } from './day.ts';
import type { CountedDay, Due } from './working-days.ts';

/** The end of a term in months or natural days. */
export interface TermDue extends Due {
  /** The last day by the calendar alone, before it is moved off a day without work. */
  readonly nominalOn: CivilDate;
}

/**
 * The last day of a term of calendar months: the same day of the month, or the month's last day.
 *
 * @param months       Whole months >= 0.
 * @param rollForward  A last day without work moves to the next working day (the default).
 * @returns            `counting` holds only the days it was moved over and the day it came to.
 * @source 民法典 art. 202 (months), art. 203 (last day on a holiday).
 */
export function termDue(
  table: CalendarTable,
  from: CivilDate,
  { months, rollForward = true }: { months: number; rollForward?: boolean },
): TermDue {
  if (!Number.isInteger(months) || months < 0 || months > 600) {
    throw new RangeError('months: a whole number 0..600');
  }
  return moveToWork(table, addMonths(asCivilDate(from), months), rollForward);
}

/**
 * The last day of a term of natural days (自然日); the day after `from` is day one.
 *
 * @param days  Whole days >= 0.
 * @source 民法典 art. 201 and 203.
 */
export function naturalDaysDue(
  table: CalendarTable,
  from: CivilDate,
  { days, rollForward = true }: { days: number; rollForward?: boolean },
): TermDue {
  if (!Number.isInteger(days) || days < 0 || days > 18_300) {
    throw new RangeError('days: a whole number 0..18300');
  }
  return moveToWork(table, addDays(asCivilDate(from), days), rollForward);
}

function moveToWork(table: CalendarTable, nominalOn: CivilDate, rollForward: boolean): TermDue {
  const counting: CountedDay[] = [];
  let dueOn = nominalOn;
  let day = dayOf(table, dueOn);
  while (rollForward && !day.works) {
    const { date, kind, name, provisional } = day;
    counting.push({ date, number: null, why: kind, ...(name && { name }), provisional });
    dueOn = addDays(dueOn, 1);
    day = dayOf(table, dueOn);
  }
  counting.push({
    date: dueOn,
    number: null,
    why: day.kind,
    ...(day.name && { name: day.name }),
    provisional: day.provisional,
  });
  return { nominalOn, dueOn, provisional: counting.some((each) => each.provisional), counting };
}
