import { dayAfter, FeelDate } from '../temporal/date.ts';
import { FeelRange, isList, type FeelValue } from '../value.ts';
import { orderOf } from '../compare-values.ts';
import type { Bound, Closure, Run } from './closure.ts';

/** What one iterator runs over. */
export type Source = { readonly over: Closure } | { readonly from: Closure; readonly to: Closure };

function* span(from: FeelValue, to: FeelValue): Generator<FeelValue> {
  if (typeof from === 'number' && typeof to === 'number') {
    const step = from <= to ? 1 : -1;
    for (let at = from; (to - at) * step >= 0; at += step) yield at;
  } else if (from instanceof FeelDate && to instanceof FeelDate) {
    const step = (orderOf(from, to) ?? 0) <= 0 ? 1 : -1;
    let at: FeelDate | null = from;
    while (at && (orderOf(at, to) ?? 1) * step <= 0) {
      yield at;
      at = dayAfter(at, step);
    }
  }
}

const countable = (from: FeelValue, to: FeelValue): boolean =>
  (Number.isInteger(from) && Number.isInteger(to)) ||
  (from instanceof FeelDate && to instanceof FeelDate);

/** The values of an iterator, or null where there is nothing to iterate over. */
function valuesOf(source: Source, bound: Bound | null, run: Run): Iterable<FeelValue> | null {
  if ('from' in source) {
    const [from, to] = [source.from(bound, run), source.to(bound, run)];
    return countable(from, to) ? span(from, to) : null;
  }
  const value = source.over(bound, run);
  if (isList(value)) return value;
  if (value instanceof FeelRange) {
    const { start, end, startIncluded, endIncluded } = value;
    return startIncluded && endIncluded && countable(start, end) ? span(start, end) : null;
  }
  return value === null ? null : [value];
}

/**
 * Runs a body for every combination of several iterators, each bound for the next.
 *
 * @param body  Gives true to go on and false to stop.
 * @returns     Whether there was something to iterate over at each step.
 */
function iterate(
  sources: readonly Source[],
  bound: Bound | null,
  run: Run,
  body: (bound: Bound | null) => boolean,
): boolean {
  const [first, ...rest] = sources;
  let stopped = false;
  const from = (at: readonly Source[], outer: Bound | null): boolean => {
    const [source, ...inner] = at;
    if (!source) {
      stopped = !body(outer);
      return true;
    }
    const values = valuesOf(source, outer, run);
    if (!values) return false;
    for (const value of values) {
      run.tools.spend(1);
      if (!from(inner, { value, outer })) return false;
      if (stopped) return true;
    }
    return true;
  };
  return first ? from([first, ...rest], bound) : false;
}

/** `for`: the body's values; null where there is nothing to iterate over. */
export function loopClosure(
  sources: readonly Source[],
  body: Closure,
  readsPartial: boolean,
): Closure {
  return (bound, run) => {
    const results: FeelValue[] = [];
    const done = iterate(sources, bound, run, (inner) => {
      if (readsPartial) run.tools.spend(results.length);
      const value = readsPartial ? results.slice() : null;
      results.push(body({ value, outer: inner }, run));
      return true;
    });
    return done ? results : null;
  };
}

/** `some` (`settles` true) and `every` (`settles` false): ternary, as `or` and `and` are. */
export function quantifiedClosure(
  sources: readonly Source[],
  body: Closure,
  settles: boolean,
): Closure {
  return (bound, run) => {
    let answer: boolean | null = !settles;
    const done = iterate(sources, bound, run, (inner) => {
      const value = body(inner, run);
      if (value === settles) answer = settles;
      else if (typeof value !== 'boolean' && answer !== settles) answer = null;
      return answer !== settles;
    });
    return done ? answer : null;
  };
}
