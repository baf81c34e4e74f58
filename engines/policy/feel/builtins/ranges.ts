import { orderOf } from '../compare-values.ts';
import { FeelRange, type FeelValue } from '../value.ts';
import { define, form, point, range, required, text, type Form } from './define.ts';
import { parseRange } from './parse-range.ts';

/**
 * An end of a range on one line: `side` is -1 for a point just before the value, 0 on it, 1 just after it.
 * A start that is not included lies just after its value, an end that is not included just before it.
 */
interface Edge {
  readonly value: FeelValue;
  readonly side: -1 | 0 | 1;
  /** -1 for a start that is open, 1 for an end that is open. */
  readonly beyond: -1 | 0 | 1;
}

/** Order of two edges whose values have one. */
function order(a: Edge, b: Edge): number {
  if (a.beyond !== 0 || b.beyond !== 0) return a.beyond - b.beyond;
  return orderOf(a.value, b.value) || a.side - b.side;
}

const startOf = (of: FeelRange): Edge => ({
  value: of.start,
  side: of.startIncluded ? 0 : 1,
  beyond: of.start === null ? -1 : 0,
});

const endOf = (of: FeelRange): Edge => ({
  value: of.end,
  side: of.endIncluded ? 0 : -1,
  beyond: of.end === null ? 1 : 0,
});

/** A point is the range that holds it alone. */
const asRange = (value: FeelValue): FeelRange =>
  value instanceof FeelRange ? value : new FeelRange(value, value, true, true);

/** How two ranges lie to each other: signs of the order of their edges, each asked when needed. */
interface Pair {
  starts: () => number;
  ends: () => number;
  /** End of the first to start of the second. */
  endToStart: () => number;
  /** Start of the first to end of the second. */
  startToEnd: () => number;
  readonly first: FeelRange;
  readonly second: FeelRange;
}

type Question = (pair: Pair) => boolean;

function ask(question: Question, a: FeelValue, b: FeelValue): boolean | null {
  const [first, second] = [asRange(a), asRange(b)];
  if (!ordered(first, second)) return null;
  return question({
    first,
    second,
    starts: () => order(startOf(first), startOf(second)),
    ends: () => order(endOf(first), endOf(second)),
    endToStart: () => order(endOf(first), startOf(second)),
    startToEnd: () => order(startOf(first), endOf(second)),
  });
}

/** Whether all ends have a common order. */
function ordered(a: FeelRange, b: FeelRange): boolean {
  const values = [a.start, a.end, b.start, b.end].filter((value) => value !== null);
  const [lead] = values;
  return lead === undefined || values.every((value) => orderOf(lead, value) !== null);
}

const before: Question = (pair) => pair.endToStart() < 0;
const after: Question = (pair) => pair.startToEnd() > 0;
const meets: Question = ({ first, second, endToStart }) =>
  first.endIncluded && second.startIncluded && endToStart() === 0;
const metBy: Question = ({ first, second, startToEnd }) =>
  first.startIncluded && second.endIncluded && startToEnd() === 0;
const overlaps: Question = (pair) => pair.endToStart() >= 0 && pair.startToEnd() <= 0;
const overlapsBefore: Question = (pair) =>
  pair.starts() < 0 && pair.endToStart() >= 0 && pair.ends() <= 0;
const overlapsAfter: Question = (pair) =>
  pair.starts() > 0 && pair.startToEnd() <= 0 && pair.ends() >= 0;
const finishes: Question = (pair) => pair.ends() === 0 && pair.starts() >= 0;
const finishedBy: Question = (pair) => pair.ends() === 0 && pair.starts() <= 0;
const includes: Question = (pair) => pair.starts() <= 0 && pair.ends() >= 0;
const during: Question = (pair) => pair.starts() >= 0 && pair.ends() <= 0;
const starts: Question = (pair) => pair.starts() === 0 && pair.ends() <= 0;
const startedBy: Question = (pair) => pair.starts() === 0 && pair.ends() >= 0;
const coincides: Question = (pair) => pair.starts() === 0 && pair.ends() === 0;

const points = (question: Question): Form =>
  form([required('point1', point), required('point2', point)], ([a, b]) => ask(question, a, b));
const pointAndRange = (question: Question): Form =>
  form([required('point', point), required('range', range)], ([a, b]) => ask(question, a, b));
const rangeAndPoint = (question: Question): Form =>
  form([required('range', range), required('point', point)], ([a, b]) => ask(question, a, b));
const rangesOnly = (question: Question): Form =>
  form([required('range1', range), required('range2', range)], ([a, b]) => ask(question, a, b));

const beside = (name: string, question: Question) =>
  define(
    name,
    rangesOnly(question),
    pointAndRange(question),
    rangeAndPoint(question),
    points(question),
  );

/** Functions of ranges and points (DMN 1.5, 10.3.4), and `range`. */
export const rangeBuiltins = [
  beside('before', before),
  beside('after', after),
  define('meets', rangesOnly(meets)),
  define('met by', rangesOnly(metBy)),
  define('overlaps', rangesOnly(overlaps)),
  define('overlaps before', rangesOnly(overlapsBefore)),
  define('overlaps after', rangesOnly(overlapsAfter)),
  define('finishes', rangesOnly(finishes), pointAndRange(finishes)),
  define('finished by', rangesOnly(finishedBy), rangeAndPoint(finishedBy)),
  define('includes', rangesOnly(includes), rangeAndPoint(includes)),
  define('during', rangesOnly(during), pointAndRange(during)),
  define('starts', rangesOnly(starts), pointAndRange(starts)),
  define('started by', rangesOnly(startedBy), rangeAndPoint(startedBy)),
  define('coincides', rangesOnly(coincides), points(coincides)),
  define(
    'range',
    form([required('from', text)], ([from]) => parseRange(from)),
  ),
];
