import { addDays, addMonths, asCivilDate, isCivilDate, type CivilDate } from './civil-date.ts';
import type { Language } from './localized.ts';

/** A span of days; `until` is exclusive. */
export interface Span {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** A calendar period: its days and its name `2024`, `2024-Q3`, `2024-09` or `2024-09-30`. */
export interface Period extends Span {
  readonly kind: 'year' | 'quarter' | 'month' | 'day';
  readonly name: string;
}

/** A year, 1900..2198. */
export function yearPeriod(year: number): Period {
  return period('year', `${year}`, `${year}-01-01`, 12);
}

/** A quarter of a year, 1..4. */
export function quarterPeriod(year: number, quarter: number): Period {
  if (![1, 2, 3, 4].includes(quarter)) throw new RangeError('quarter: 1..4');
  const month = String(quarter * 3 - 2).padStart(2, '0');
  return period('quarter', `${year}-Q${quarter}`, `${year}-${month}-01`, 3);
}

/** A month of a year, 1..12. */
function monthPeriod(year: number, month: number): Period {
  const name = `${year}-${String(month).padStart(2, '0')}`;
  return period('month', name, `${name}-01`, 1);
}

/** A single day. */
export function dayPeriod(day: CivilDate): Period {
  return { kind: 'day', name: asCivilDate(day), from: day, until: addDays(day, 1) };
}

/** The period of a name as in `Period.name`; `undefined` when it is none. */
export function periodFromName(name: string): Period | undefined {
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name);
  if (!parts) return isCivilDate(name) && name < '2199-12-31' ? dayPeriod(name) : undefined;
  const year = Number(parts[1]);
  if (year < 1900 || year > 2198) return undefined;
  if (parts[2]) return quarterPeriod(year, Number(parts[2]));
  return parts[3] ? monthPeriod(year, Number(parts[3])) : yearPeriod(year);
}

/** A period for a reader: `2024年`, `2024年第3季度`, `2024年9月`; `2024`, `Q3 2024`, `2024-09`. */
export function periodForReader(period: Period, language: Language): string {
  const [year = '', rest = '', day = ''] = period.name.split('-');
  if (language === 'en') return period.kind === 'quarter' ? `${rest} ${year}` : period.name;
  if (period.kind === 'year') return `${year}年`;
  if (period.kind === 'quarter') return `${year}年第${rest.slice(1)}季度`;
  return `${year}年${Number(rest)}月${period.kind === 'day' ? `${Number(day)}日` : ''}`;
}

/** The same days one year before; 29 February becomes the 28th, and month ends stay month ends. */
export function yearBefore(span: Span): Span {
  return { from: addMonths(span.from, -12), until: addMonths(span.until, -12) };
}

/** Whether a day lies in a span. */
export function contains(span: Span, day: CivilDate): boolean {
  return span.from <= day && day < span.until;
}

/** The days two spans share; `undefined` when there are none. */
export function intersection(one: Span, other: Span): Span | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const until = one.until < other.until ? one.until : other.until;
  return from < until ? { from, until } : undefined;
}

function period(kind: Period['kind'], name: string, from: string, months: number): Period {
  return { kind, name, from: asCivilDate(from), until: addMonths(from, months) };
}
