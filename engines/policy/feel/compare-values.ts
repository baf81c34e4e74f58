import { equalTemporal, orderTemporal } from './temporal/compare.ts';
import { isTemporal } from './temporal/kinds.ts';
import { FeelRange, isContext, isList, type FeelContext, type FeelValue } from './value.ts';

/** Equality of a list of comparisons: false where any is, else null where any is open. */
function all(results: Iterable<boolean | null>): boolean | null {
  let open = false;
  for (const result of results) {
    if (result === false) return false;
    if (result === null) open = true;
  }
  return open ? null : true;
}

/** Told of the steps that a comparison takes; lists that hold others many times over take many. */
type Spend = ((steps: number) => void) | undefined;

function equalLists(
  a: readonly FeelValue[],
  b: readonly FeelValue[],
  spend: Spend,
): boolean | null {
  if (a.length !== b.length) return false;
  spend?.(a.length);
  return all(a.map((item, i) => equalValues(item, b[i] ?? null, spend)));
}

function equalContexts(a: FeelContext, b: FeelContext, spend: Spend): boolean | null {
  if (a.size !== b.size) return false;
  for (const name of a.keys()) if (!b.has(name)) return false;
  spend?.(a.size);
  return all([...a].map(([name, value]) => equalValues(value, b.get(name) ?? null, spend)));
}

function equalRanges(a: FeelRange, b: FeelRange): boolean | null {
  if (a.startIncluded !== b.startIncluded || a.endIncluded !== b.endIncluded) return false;
  return all([equalValues(a.start, b.start), equalValues(a.end, b.end)]);
}

/**
 * FEEL's `=` (DMN 1.5, 10.3.2.13): null equals only null; lists and contexts by their content; null
 * (no answer) for values of different kinds and for functions.
 */
export function equalValues(a: FeelValue, b: FeelValue, spend?: Spend): boolean | null {
  if (a === null || b === null) return a === b;
  if (typeof a !== 'object') return typeof a === typeof b ? a === b : null;
  if (isTemporal(a)) return isTemporal(b) ? equalTemporal(a, b) : null;
  if (isList(a)) return isList(b) ? equalLists(a, b, spend) : null;
  if (isContext(a)) return isContext(b) ? equalContexts(a, b, spend) : null;
  if (a instanceof FeelRange) return b instanceof FeelRange ? equalRanges(a, b) : null;
  return null;
}

/** Texts are ordered by code point, not by UTF-16 unit. */
function orderTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    const surrogates = (x & 0xf800) === 0xd800 || (y & 0xf800) === 0xd800;
    return surrogates ? (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0) : x - y;
  }
  return a.length - b.length;
}

/**
 * Order of two values for `<` and its like (DMN 1.5, 10.3.2.13): negative, zero or positive; null where
 * the two have no order.
 */
export function orderOf(a: FeelValue, b: FeelValue): number | null {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : null;
  if (typeof a === 'string') return typeof b === 'string' ? orderTexts(a, b) : null;
  return isTemporal(a) && isTemporal(b) ? orderTemporal(a, b) : null;
}

/** Whether a range holds a value: both ends are asked, an open end of null always holds. */
export function rangeHolds(range: FeelRange, value: FeelValue): boolean | null {
  const after = (order: number | null, included: boolean, sign: 1 | -1): boolean | null =>
    order === null ? null : order === 0 ? included : order * sign > 0;
  const start =
    range.start === null ? true : after(orderOf(value, range.start), range.startIncluded, 1);
  const end = range.end === null ? true : after(orderOf(value, range.end), range.endIncluded, -1);
  return value === null ? null : all([start, end]);
}
