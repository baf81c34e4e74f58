import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { offeredFilters } from './divide.ts';
import { getIndicator } from './indicator.ts';
import { readLabels } from './labels.ts';
import { lastYearOf } from './last-year.ts';
import { measure } from './measure.ts';
import { readQuestion } from './question.ts';
import { trendOf } from './trend.ts';
import { answerView } from './view.ts';

/** One figure under a filter as of two times, with the filters offered and its trend. */
export async function showIndicator(
  turn: Turn,
  { params, query }: Input<typeof contract.showIndicator>,
): Promise<Output<typeof contract.showIndicator>> {
  const indicator = await getIndicator(turn, params.indicatorId);
  const question = readQuestion(turn, indicator, query);
  const labels = await readLabels(turn);
  const figure = await measure(turn, question);
  return {
    ...answerView(question, figure, labels),
    today: turn.today,
    lastYear: await lastYearOf(turn, question, figure),
    facets: await offeredFilters(turn, question, labels),
    trend: await trendOf(turn, question),
  };
}
