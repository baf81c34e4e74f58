import { sql } from 'kysely';
import { addMonths, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { keptAnswer } from './kept-answer.ts';
import { giveRoom, measure } from './measure.ts';
import type { Question } from './question.ts';
import { selectRows } from './select-rows.ts';

export interface TrendMonth {
  /** `2024-05` */
  readonly month: string;
  readonly measure: number;
  readonly cumulative: number;
}

const monthsMost = 120;

/**
 * The figure month by month, without gaps, up to the day asked for. What flows is added up by the month
 * in which it happened; a stock is asked anew as of the end of each of twelve months.
 */
export async function trendOf(turn: Turn, question: Question): Promise<TrendMonth[]> {
  if (question.indicator.span === 'stock') return stockTrend(turn, question);
  const found = await keptAnswer(turn, question, 'months', async () => {
    await giveRoom(turn);
    return turn.rows<{ month: string; measure: number }>(sql`
      select to_char(r.happened_on, 'YYYY-MM') as month, sum(adds)::bigint as measure
      from ${selectRows(question)} r group by 1 order by 1`);
  });
  const first = found[0]?.month;
  if (first === undefined) return [];
  const byMonth = new Map(found.map((each) => [each.month, each.measure]));
  const last = found.at(-1)?.month ?? first;
  const end = question.asOf.validOn.slice(0, 7) > last ? question.asOf.validOn.slice(0, 7) : last;
  let cumulative = 0;
  return monthsUpTo(first, end)
    .map((month) => {
      const own = byMonth.get(month) ?? 0;
      cumulative += own;
      return { month, measure: own, cumulative };
    })
    .slice(-monthsMost);
}

function monthsUpTo(first: string, last: string): string[] {
  const months: string[] = [];
  for (let on: CivilDate = `${first}-01`; on.slice(0, 7) <= last; on = addMonths(on, 1)) {
    months.push(on.slice(0, 7));
  }
  return months;
}

async function stockTrend(turn: Turn, question: Question): Promise<TrendMonth[]> {
  const months: TrendMonth[] = [];
  for (let back = 11; back >= 0; back -= 1) {
    const validOn = addMonths(question.asOf.validOn, -back);
    const asked = { ...question, asOf: { ...question.asOf, validOn } };
    const { measure: value } = await measure(turn, asked);
    months.push({ month: validOn.slice(0, 7), measure: value, cumulative: value });
  }
  return months;
}
