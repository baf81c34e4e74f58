import { addWorkingDays, type CalendarTable, type Urgency } from '@yanzhen/calendar';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';

/** Due days from `from` (all before where null) until before `until` (all after where null). */
export interface DueSpan {
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
}

/**
 * The due days that are of one urgency on a day, so that a list is filtered by its index on due days;
 * the same limits as `urgency` of the calendar engine.
 */
export function dueSpan(table: CalendarTable, urgency: Urgency, today: CivilDate): DueSpan {
  // With n working days left a task may be due on any day before the working day n + 1.
  const after = (days: number): CivilDate => addWorkingDays(table, today, days + 1).dueOn;
  switch (urgency) {
    case 'overdue':
      return { from: null, until: today };
    case 'red':
      return { from: today, until: after(redDays) };
    case 'amber':
      return { from: after(redDays), until: after(amberDays) };
    case 'green':
      return { from: after(amberDays), until: null };
  }
}

const redDays = 1;
const amberDays = 3;
