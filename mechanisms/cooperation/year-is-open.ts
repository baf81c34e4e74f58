import type { CivilDate } from '@yanzhen/values/civil-date.ts';

/**
 * Whether last year is still to be looked at: it was there by then, and no look at that year is recorded.
 *
 * @param since  First day on which it was there.
 * @param looks  What was recorded, by year.
 */
export function yearIsOpen(
  today: CivilDate,
  since: CivilDate,
  looks: readonly { readonly year: number }[],
): boolean {
  const last = Number(today.slice(0, 4)) - 1;
  return Number(since.slice(0, 4)) <= last && !looks.some(({ year }) => year === last);
}
