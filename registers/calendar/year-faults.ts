import { parseCalendarFile } from '@yanzhen/calendar';
import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { YearOfHolidays } from './contract.ts';

const codes: Readonly<Record<string, string>> = {
  'notice.missing': 'calendar.notice-missing',
  'date.other-year': 'calendar.day-of-other-year',
  'date.twice': 'calendar.day-twice',
  'make-up.not-weekend': 'calendar.make-up-not-weekend',
};

/** What the calendar engine refuses of a year; the same checks as for a file of the pack. */
export function yearFaults(year: YearOfHolidays): Fault[] {
  const { notice, ...rest } = year;
  const text = JSON.stringify(notice ? { ...rest, notice } : rest);
  const parsed = parseCalendarFile(text, 'year.yaml');
  if (parsed.ok) return [];
  return parsed.problems.map((problem) =>
    fault(codes[problem.code] ?? 'request.invalid', {
      status: 400,
      field: `body.${problem.path}`,
      values: { year: year.year, day: dayAt(year, problem.path) },
    }),
  );
}

function dayAt(year: YearOfHolidays, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      year,
    );
  return typeof value === 'string' ? value : '';
}
