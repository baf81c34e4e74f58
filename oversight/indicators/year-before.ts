import { addMonths, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { measure } from './measure.ts';
import type { Question } from './question.ts';

/** The same question a year before, as known at the same moment: what a comparison with last year stands on. */
export async function measureYearBefore(
  turn: Turn,
  question: Question,
): Promise<{ readonly validOn: CivilDate; readonly measure: number }> {
  const before = (on: CivilDate): CivilDate => addMonths(on, -12);
  const { asOf, filter } = question;
  const { from, until } = filter;
  const asked = {
    ...question,
    asOf: { ...asOf, validOn: before(asOf.validOn) },
    filter: {
      ...filter,
      ...(from === undefined ? {} : { from: before(from) }),
      ...(until === undefined ? {} : { until: before(until) }),
    },
  };
  const { measure: base } = await measure(turn, asked);
  return { validOn: asked.asOf.validOn, measure: base };
}
