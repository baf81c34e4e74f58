import type { Builtin } from '../builtin.ts';
import { contextBuiltins } from './contexts.ts';
import { conversionBuiltins } from './conversions.ts';
import { dateBuiltins } from './dates.ts';
import { listBuiltins } from './lists.ts';
import { logicBuiltins } from './logic.ts';
import { numberBuiltins } from './numbers.ts';
import { rangeBuiltins } from './ranges.ts';
import { statisticsBuiltins } from './statistics.ts';
import { stringBuiltins } from './strings.ts';

/**
 * The built-in functions of FEEL by name (DMN 1.5, 10.3.4). `now` and `today` are not among them: a decision
 * reads no clock.
 */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [
    ...conversionBuiltins,
    ...logicBuiltins,
    ...stringBuiltins,
    ...listBuiltins,
    ...statisticsBuiltins,
    ...numberBuiltins,
    ...dateBuiltins,
    ...rangeBuiltins,
    ...contextBuiltins,
  ].map((builtin) => [builtin.name, builtin]),
);
