import { addDays, asCivilDate, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { CalendarTable } from './calendar-year.ts';
import { dayOf, type Day, type DayKind } from './day.ts';

/**
 * Days on which a clock stands still, e.g. while the applicant completes papers. `until` is the day
 * the clock runs again (exclusive); a pause that still runs ends, for now, on the day after today.
 */
export interface Pause {
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly reason: Localized;
}

/** One day of a counting: counted with its number, or passed over with the reason. */
export interface CountedDay {
  readonly date: CivilDate;
  /** Which working day it is, 1…n; `null` when it is passed over. */
  readonly number: number | null;
  readonly why: DayKind | 'pause';
  /** Name of the holiday, or reason of the pause. */
  readonly name?: Localized;
  readonly provisional: boolean;
}

/** A date with the days that led to it. */
export interface Due {
  readonly dueOn: CivilDate;
  /** A day on the way stands in a year whose notice is not published: shown as 暂定. */
  readonly provisional: boolean;
  readonly counting: readonly CountedDay[];
}

export interface CountOptions {
  readonly pauses?: readonly Pause[];
}

/** Ten years of working days and of pauses; a longer term is a mistake in the policy. */
const daysMost = 3660;

/**
 * The last day of a term of working days. The day after `from` is day one.
 *
 * @param from  The day of the event, which is not counted.
 * @param days  Working days, 0..3660; 0 gives `from` itself.
 * @throws RangeError when a figure or a date is out of range, or pauses have no end in ten years.
 * @source 民法典 art. 201 (the first day is not counted); 行政许可法 art. 82 (working days).
 */
export function addWorkingDays(
  table: CalendarTable,
  from: CivilDate,
  days: number,
  { pauses = [] }: CountOptions = {},
): Due {
  asCivilDate(from);
  asDays(days);
  const counting: CountedDay[] = [];
  let date = from;
  for (let counted = 0; counted < days;) {
    date = addDays(date, 1);
    if (counting.length > 4 * daysMost) throw new RangeError('the pauses do not end');
    const next = countDay(dayOf(table, date), counted + 1, pauses);
    if (next.number !== null) counted += 1;
    counting.push(next);
  }
  return { dueOn: date, provisional: counting.some((day) => day.provisional), counting };
}

/**
 * The day before which a step must have begun, for a term to end on `until`: the inverse of
 * `addWorkingDays` for working days.
 *
 * @param days  Working days, 0..3660.
 */
export function subtractWorkingDays(
  table: CalendarTable,
  until: CivilDate,
  days: number,
): { on: CivilDate; provisional: boolean } {
  asCivilDate(until);
  let provisional = false;
  let date = until;
  for (let left = asDays(days); left > 0;) {
    provisional ||= dayOf(table, date).provisional;
    date = addDays(date, -1);
    if (dayOf(table, date).works) left -= 1;
  }
  return { on: date, provisional };
}

/**
 * Working days after `from` up to and including `until`; negative when `until` lies before.
 *
 * `workingDaysBetween(table, from, addWorkingDays(table, from, n).dueOn)` is n.
 */
export function workingDaysBetween(
  table: CalendarTable,
  from: CivilDate,
  until: CivilDate,
  { pauses = [] }: CountOptions = {},
): number {
  if (until < from) return -workingDaysBetween(table, until, from, { pauses }) || 0;
  let counted = 0;
  for (let date = addDays(from, 1); date <= until; date = addDays(date, 1)) {
    if (countDay(dayOf(table, date), 1, pauses).number !== null) counted += 1;
  }
  return counted;
}

function countDay(day: Day, number: number, pauses: readonly Pause[]): CountedDay {
  const { date, kind, provisional, name } = day;
  const pause = pauses.find((each) => each.from <= date && date < each.until);
  if (pause) return { date, number: null, why: 'pause', name: pause.reason, provisional };
  return { date, number: day.works ? number : null, why: kind, ...(name && { name }), provisional };
}

function asDays(days: number): number {
  if (!Number.isInteger(days) || days < 0 || days > daysMost) {
    throw new RangeError('working days: a whole number 0..3660');
  }
  return days;
}
