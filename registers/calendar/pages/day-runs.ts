import { addDays, type CivilDate } from '@yanzhen/values/civil-date.ts';

/** First and last day of a run of days that follow one another. */
export interface DayRun {
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/** Days, in any order, as runs without a gap. */
export function dayRuns(days: readonly CivilDate[]): DayRun[] {
  const runs: { first: CivilDate; last: CivilDate }[] = [];
  for (const day of days.toSorted()) {
    const run = runs.at(-1);
    if (run && addDays(run.last, 1) === day) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}
