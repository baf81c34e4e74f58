import { addDays, addMonths, daysBetween, type CivilDate } from '@yanzhen/values/civil-date.ts';

/** An agreement counts as due so many days before its term ends; a rule of the house. */
export const dueDays = 90;

/**
 * Where a signed agreement stands by its term alone.
 *
 * @param term   First day, and the day after the last.
 * @returns      `signed` before the term, `in-force`, `due-soon` in the last 90 days, `closed` after it.
 */
export function stateByCalendar(
  term: { readonly from: CivilDate; readonly until: CivilDate },
  today: CivilDate,
): 'signed' | 'in-force' | 'due-soon' | 'closed' {
  if (today >= term.until) return 'closed';
  if (today < term.from) return 'signed';
  return daysBetween(today, term.until) <= dueDays ? 'due-soon' : 'in-force';
}

/** The last day of a term whose end is exclusive, and the other way round. */
export const lastDayOf = (until: CivilDate): CivilDate => addDays(until, -1);
export const untilOf = (lastDay: CivilDate): CivilDate => addDays(lastDay, 1);

/** When the next review is due: a cycle after the last one, or after the term began. */
export function nextReview(after: CivilDate | null, months: number | null): CivilDate | null {
  return after === null || months === null ? null : addMonths(after, months);
}
