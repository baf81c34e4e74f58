import { addMonths } from '@yanzhen/values/civil-date.ts';

interface Month {
  readonly month: string;
  readonly measure: number;
}

export interface YearBars {
  /** The twelve months up to the last one, `2024-06`. */
  readonly months: readonly string[];
  readonly measures: readonly number[];
  /** The same months a year before; undefined where the trend does not reach back so far. */
  readonly yearBefore: readonly number[] | undefined;
}

/** The last twelve months of a trend, beside the same months a year before. */
export function yearBars(trend: readonly Month[]): YearBars {
  const last = trend.at(-1)?.month;
  if (last === undefined) return { months: [], measures: [], yearBefore: undefined };
  const monthsBack = (back: number): string => addMonths(`${last}-01`, -back).slice(0, 7);
  const byMonth = new Map(trend.map(({ month, measure }) => [month, measure]));
  const measuresOf = (months: readonly string[]) => months.map((month) => byMonth.get(month) ?? 0);
  const year = Array.from({ length: 12 }, (_, at) => 11 - at);
  const before = year.map((back) => monthsBack(back + 12));
  return {
    months: year.map(monthsBack),
    measures: measuresOf(year.map(monthsBack)),
    yearBefore: before.some((month) => byMonth.has(month)) ? measuresOf(before) : undefined,
  };
}
