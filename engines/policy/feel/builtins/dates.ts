import { dayOfYear, weekOfYear, weekdayOf } from '../temporal/calendar.ts';
import { FeelDate } from '../temporal/date.ts';
import { date, dateTime, define, either, form, required } from './define.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ofDate = (name: string, read: (day: FeelDate) => number | string | null) =>
  define(
    name,
    form([required('date', either(date, dateTime))], ([value]) =>
      read(value instanceof FeelDate ? value : value.date),
    ),
  );

/** Functions of the calendar (DMN 1.5, 10.3.4); names are English, as the standard has them. */
export const dateBuiltins = [
  ofDate('day of year', ({ year, month, day }) => dayOfYear(year, month, day)),
  ofDate('day of week', (day) => weekdays[weekdayOf(day.dayNumber) - 1] ?? null),
  ofDate('month of year', ({ month }) => months[month - 1] ?? null),
  ofDate('week of year', (day) => weekOfYear(day.dayNumber)),
];
