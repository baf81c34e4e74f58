/** What layers above may ask of indicators; each function takes the turn. */
export { applyIndicators } from './apply-indicators.ts';
export { rowsBetween, type RowBetween, type RowsBetween } from './compare-figure.ts';
export { declareRows } from './declared-rows.ts';
export { takeFigure, type TakenFigure } from './figure.ts';
export {
  definitionOf,
  getIndicator,
  listIndicators,
  withRows,
  type Indicator,
} from './indicator.ts';
export {
  checkIndicatorFile,
  indicatorFileJsonSchema,
  indicatorsChecker,
  type IndicatorDefinition,
  type IndicatorFileResult,
} from './indicator-file.ts';
export { measure, type Measured } from './measure.ts';
export { checkedQuestion, type Filter, type Question } from './question.ts';
