export type { CalendarTable, CalendarYear } from './calendar-year.ts';
export {
  calendarFileJsonSchema,
  parseCalendarFile,
  type CalendarFile,
  type CalendarProblem,
} from './calendar-file.ts';
export { dayOf, isWorkingDay, type Day, type DayKind } from './day.ts';
export { dayRangeForReader, explainCounting, type CountingRange } from './explain-counting.ts';
export { naturalDaysDue, termDue, type TermDue } from './term.ts';
export { urgency, type Urgency, type UrgencyLimits } from './urgency.ts';
export {
  addWorkingDays,
  subtractWorkingDays,
  workingDaysBetween,
  type CountedDay,
  type CountOptions,
  type Due,
  type Pause,
} from './working-days.ts';
