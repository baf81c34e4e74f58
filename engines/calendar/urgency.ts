import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { CalendarTable } from './calendar-year.ts';
import { workingDaysBetween } from './working-days.ts';

export type Urgency = 'overdue' | 'red' | 'amber' | 'green';

/** Working days left at which a task turns red or amber. */
export interface UrgencyLimits {
  readonly redDays: number;
  readonly amberDays: number;
}

/**
 * How a task stands on a day: overdue after its due day; red with at most one working day left (the
 * due day itself has none), amber with at most three, else green.
 */
export function urgency(
  table: CalendarTable,
  dueOn: CivilDate,
  today: CivilDate,
  { redDays, amberDays }: UrgencyLimits = { redDays: 1, amberDays: 3 },
): Urgency {
  if (today > dueOn) return 'overdue';
  const left = workingDaysBetween(table, today, dueOn);
  if (left <= redDays) return 'red';
  return left <= amberDays ? 'amber' : 'green';
}
