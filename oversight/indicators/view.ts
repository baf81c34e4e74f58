import { definitionOf, type Indicator } from './indicator.ts';
import type { IndicatorView } from './contract.ts';
import { facetName, type Labels } from './labels.ts';
import type { Measured } from './measure.ts';
import type { Question } from './question.ts';

/** An indicator as a reader sees it: its conditions named. */
export function indicatorView(indicator: Indicator, labels: Labels): IndicatorView {
  const { where, ...definition } = definitionOf(indicator);
  return {
    ...definition,
    counts: definition.span === 'stock' ? 'stock' : 'new',
    where: Object.entries(where).map(([facet, value]) => ({
      facet,
      name: facetName(indicator, facet),
      value,
      label: labels.of(indicator, facet, value),
    })),
  };
}

/** What every answer to a question tells of the question itself. */
export function answerView(question: Question, measured: Measured, labels: Labels) {
  return {
    indicator: indicatorView(question.indicator, labels),
    validOn: question.asOf.validOn,
    knownAt: question.asOf.knownAt.toISOString(),
    filter: question.filter,
    measure: measured.measure,
    count: measured.count,
  };
}
