/** What layers above may ask of indicators; each function takes the turn. */
export { applyIndicators } from './apply-indicators.ts';
export { rowsBetween } from './compare-figure.ts';
export { takeFigure } from './figure.ts';
export { definitionOf, getIndicator, listIndicators, withRows } from './indicator.ts';
export {
  indicatorFileJsonSchema,
  indicatorsChecker,
  type IndicatorDefinition,
} from './indicator-file.ts';
export { measure } from './measure.ts';
export { checkedQuestion, type Question } from './question.ts';
