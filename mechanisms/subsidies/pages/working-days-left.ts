import { addDays, type CivilDate } from '@yanzhen/values/civil-date.ts';

/** Days off and weekend days worked, as the city's calendar lists them. */
export interface YearOff {
  readonly holidays: readonly {
    readonly days: readonly CivilDate[];
    readonly makeUpDays: readonly CivilDate[];
  }[];
}

const farthest = 500;

/**
 * Working days from a day to a due day: the day itself is not counted, the due day is.
 *
 * @returns 0 on the due day, below 0 after it; undefined when the days are more than 500 apart.
 */
export function workingDaysLeft(
  years: readonly YearOff[],
  today: CivilDate,
  dueOn: CivilDate,
): number | undefined {
  const holidays = years.flatMap((year) => year.holidays);
  const off = new Set(holidays.flatMap(({ days }) => days));
  const madeUp = new Set(holidays.flatMap(({ makeUpDays }) => makeUpDays));
  const works = (on: CivilDate): boolean =>
    madeUp.has(on) || (!off.has(on) && ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay()));
  const [first, last, sign] = today <= dueOn ? [today, dueOn, 1] : [dueOn, today, -1];
  let count = 0;
  let on = first;
  for (let passed = 0; on < last; passed += 1) {
    if (passed === farthest) return undefined;
    on = addDays(on, 1);
    if (works(on)) count += 1;
  }
  return count === 0 ? 0 : count * sign;
}
