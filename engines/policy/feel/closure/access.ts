import { isTemporal } from '../temporal/kinds.ts';
import { propertyOfTemporal } from '../temporal/properties.ts';
import { FeelRange, isContext, isList, type FeelValue } from '../value.ts';
import type { Bound, Closure, Run } from './closure.ts';

function propertyOfRange(range: FeelRange, name: string): FeelValue {
  switch (name) {
    case 'start':
      return range.start;
    case 'end':
      return range.end;
    case 'start included':
      return range.startIncluded;
    case 'end included':
      return range.endIncluded;
    default:
      return null;
  }
}

/** `value.name`; of a list, the list of its items' (DMN 1.5, 10.3.2.5). */
export function follow(value: FeelValue, name: string, run: Run): FeelValue {
  if (value === null || typeof value !== 'object') return null;
  if (isContext(value)) return value.get(name) ?? null;
  if (isList(value)) {
    run.tools.spend(value.length);
    return value.map((item) => follow(item, name, run));
  }
  if (value instanceof FeelRange) return propertyOfRange(value, name);
  return isTemporal(value) ? (propertyOfTemporal(value, name) ?? null) : null;
}

function itemAt(items: readonly FeelValue[], place: number): FeelValue {
  if (!Number.isInteger(place) || place === 0) return null;
  return items.at(place > 0 ? place - 1 : place) ?? null;
}

/**
 * `list[test]`: a number is a place, 1 the first and -1 the last; anything else keeps the items for
 * which it is true. A value that is no list is a list of itself.
 */
export function filter(value: FeelValue, test: Closure, bound: Bound | null, run: Run): FeelValue {
  const items = isList(value) ? value : value === null ? [] : [value];
  const [first = null] = items;
  const probe = test({ value: first, outer: bound }, run);
  if (typeof probe === 'number') return itemAt(items, probe);
  if (value === null) return null;
  run.tools.spend(items.length);
  return items.filter(
    (item, i) => (i === 0 ? probe : test({ value: item, outer: bound }, run)) === true,
  );
}
