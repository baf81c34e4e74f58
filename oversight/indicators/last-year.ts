import { addMonths } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { measure, type Measured } from './measure.ts';
import type { Filter, Question } from './question.ts';

/** A figure beside that of a year before, which is the base of its change. */
export interface LastYear extends Measured {
  readonly validOn: string;
  readonly filter: Filter;
  readonly change: number;
  readonly percent: number | null;
}

/** Asks the same a year before, as known at the same moment: a correction of last year moves the base, too. */
export async function lastYearOf(turn: Turn, question: Question, now: Measured): Promise<LastYear> {
  const before = yearBefore(question);
  const base = await measure(turn, before);
  return {
    ...base,
    validOn: before.asOf.validOn,
    filter: before.filter,
    change: now.measure - base.measure,
    percent: percentOf(now.measure, base.measure),
  };
}

/** The question of a year before: its day, the days and the year that a reader or the definition chose. */
export function yearBefore(question: Question): Question {
  const { indicator, asOf, filter } = question;
  return {
    ...question,
    indicator: { ...indicator, where: withYearBefore(indicator.where) },
    asOf: { ...asOf, validOn: addMonths(asOf.validOn, -12) },
    filter: Object.fromEntries(
      Object.entries(withYearBefore(filter)).map(([name, value]) =>
        name === 'from' || name === 'until' ? [name, addMonths(value, -12)] : [name, value],
      ),
    ),
  };
}

function withYearBefore(chosen: Filter): Filter {
  const year = chosen['year'];
  return year !== undefined && /^\d{4}$/.test(year)
    ? { ...chosen, year: String(Number(year) - 1) }
    : chosen;
}

/** Change in per cent to two decimals; null where there is no base to speak of. */
export function percentOf(now: number, base: number): number | null {
  return base > 0 ? Math.round((now / base - 1) * 10_000) / 100 : null;
}
