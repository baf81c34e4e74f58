import { addDays, daysBetween, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { lights } from './contract.ts';

interface TaskPace {
  readonly year: number;
  readonly target: number;
  readonly done: number;
  readonly dueOn: CivilDate;
}

/**
 * How a task stands on a day, against an even pace from the first day of its year to its day.
 *
 * @returns `met` when all is done; `red` when the day passed, or more than a quarter of the target is
 *          behind; `amber` when anything is behind; `green` otherwise. Only whole units can be behind.
 */
export function lightOf(task: TaskPace, today: CivilDate): (typeof lights)[number] {
  const { year, target, done, dueOn } = task;
  if (done >= target) return 'met';
  if (today > dueOn) return 'red';
  const first = `${String(year)}-01-01`;
  const whole = daysBetween(first, addDays(dueOn, 1));
  const passed = Math.max(0, daysBetween(first, today));
  const behind = Math.floor((target * passed) / whole) - done;
  if (behind * 4 > target) return 'red';
  return behind > 0 ? 'amber' : 'green';
}
