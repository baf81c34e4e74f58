import type { Asking } from '@yanzhen/policy';
import type { PublishedBenefit } from './published-benefit.ts';
import { askedOfVisitors, factsNeeded } from './questions.ts';

/** Yes-or-no facts that one question asks together: more is hard to read on a phone. */
const tickedTogether = 6;

/**
 * What only an office can supply is asked of a visitor where it opens or shuts this many benefits, as the
 * card that a person holds does; else the benefit waits for the office, and says so.
 */
const benefitsWorthAsking = 5;

/** What a visitor may be asked over these benefits, and in which order where two settle as much. */
export function askOfVisitors(
  published: readonly PublishedBenefit[],
  asked: ReadonlySet<string>,
): Asking {
  const order = askedOfVisitors(published);
  const readBy = new Map<string, number>();
  for (const id of published.flatMap(factsNeeded)) readBy.set(id, (readBy.get(id) ?? 0) + 1);
  const ofOfficeAlone = (id: string): boolean =>
    published.every(({ dictionary }) => {
      const by = dictionary.facts.get(id)?.verifiedBy ?? [];
      return by.every((who) => who === 'department');
    });
  const askable = new Set(
    order.filter((id) => !ofOfficeAlone(id) || (readBy.get(id) ?? 0) >= benefitsWorthAsking),
  );
  return { askable: (id) => askable.has(id), asked, order, together: tickedTogether };
}
