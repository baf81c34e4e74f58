import type { BuiltinTools } from '../builtin.ts';
import { isTemporal } from '../temporal/kinds.ts';
import type { FeelValue } from '../value.ts';
import { any, boolean, define, form, required } from './define.ts';
import { isEqual } from './members.ts';

/** Whether two values are the same element of FEEL: `23:00:00Z` is not `23:00:00`, nor `00:00:00+01:00`. */
function isSame(a: FeelValue, b: FeelValue, tools: BuiltinTools): boolean {
  if (isTemporal(a) && isTemporal(b)) {
    return a.constructor === b.constructor && a.toString() === b.toString();
  }
  return isEqual(a, b, tools);
}

/** `not` (DMN 1.5, 10.3.4) and `is`. */
export const logicBuiltins = [
  define(
    'not',
    form([required('negand', boolean)], ([negand]) => !negand),
  ),
  define(
    'is',
    form([required('value1', any), required('value2', any)], ([a, b], tools) =>
      isSame(a, b, tools),
    ),
  ),
];
