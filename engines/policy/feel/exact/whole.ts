import type { Expression } from '../tree.ts';

/**
 * A whole number that a back end computes in doubles. Each node knows between which figures it lies, so
 * that a back end knows before any person which steps can leave the range in which doubles are exact; only
 * those are watched while they run, and a person who leaves the range is computed by fractions.
 */
export type Whole = Bounds &
  (
    | { readonly kind: 'figure'; readonly value: number }
    /** A fact or a derived value that is whole by its type. */
    | { readonly kind: 'fact'; readonly id: string }
    /** The upper or lower part of a derived value's fraction. */
    | { readonly kind: 'derived'; readonly id: string; readonly part: 'over' | 'under' }
    /** A value with decimals, times `by`; a person whose value has more decimals leaves the range. */
    | { readonly kind: 'scaled'; readonly of: Expression; readonly by: number }
    | { readonly kind: '+' | '-' | '*'; readonly left: Whole; readonly right: Whole }
    | { readonly kind: 'min' | 'max'; readonly parts: readonly Whole[] }
    | { readonly kind: 'absolute'; readonly of: Whole }
    /** `of / by` rounded down; `by` > 0. */
    | { readonly kind: 'quotient'; readonly of: Whole; readonly by: Whole }
    /** By a condition; unknown where the condition is. */
    | {
        readonly kind: 'choice';
        readonly test: Expression;
        readonly yes: Whole;
        readonly no: Whole;
      }
    /** `yes` where `left < right`, else `no`; unknown where either is. */
    | {
        readonly kind: 'lesser';
        readonly left: Whole;
        readonly right: Whole;
        readonly yes: Whole;
        readonly no: Whole;
      }
    /** `of` with the sign of `by`; unknown where `by` is 0. */
    | { readonly kind: 'signed'; readonly of: Whole; readonly by: Whole }
    | { readonly kind: 'unknown' }
    /** What doubles cannot do at all: every person is computed by fractions. */
    | { readonly kind: 'beyond'; readonly of: Expression | undefined }
  );

interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Whether the step can leave the exact range, so that it is watched. */
  readonly watched: boolean;
}

/** A number as two whole numbers; `under` > 0. */
export interface Ratio {
  readonly over: Whole;
  readonly under: Whole;
}

/** Largest figure up to which every whole number is a double of its own. */
export const exactMax = Number.MAX_SAFE_INTEGER;

const clamp = (low: number, high: number): Bounds => ({
  low: Math.max(low, -exactMax),
  high: Math.min(high, exactMax),
  watched: low < -exactMax || high > exactMax,
});

export const unknown: Whole = { kind: 'unknown', low: 0, high: 0, watched: false };
export const beyond = (of?: Expression): Whole => ({
  kind: 'beyond',
  of,
  low: -exactMax,
  high: exactMax,
  watched: true,
});
export const figure = (value: number): Whole =>
  Number.isSafeInteger(value)
    ? { kind: 'figure', value, low: value, high: value, watched: false }
    : beyond();
export const one = figure(1);

/** A whole fact, between the figures that its reader lets through. */
export const wholeFact = (id: string, low: number, high: number): Whole => ({
  kind: 'fact',
  id,
  ...clamp(Math.ceil(low), Math.floor(high)),
});

const corners = (a: Whole, b: Whole): number[] => [
  a.low * b.low,
  a.low * b.high,
  a.high * b.low,
  a.high * b.high,
];

export function plus(left: Whole, right: Whole): Whole {
  if (left.kind === 'figure' && right.kind === 'figure') return figure(left.value + right.value);
  return { kind: '+', left, right, ...clamp(left.low + right.low, left.high + right.high) };
}

export function minus(left: Whole, right: Whole): Whole {
  if (left.kind === 'figure' && right.kind === 'figure') return figure(left.value - right.value);
  return { kind: '-', left, right, ...clamp(left.low - right.high, left.high - right.low) };
}

export function times(left: Whole, right: Whole): Whole {
  if (left.kind === 'figure' && right.kind === 'figure') return figure(left.value * right.value);
  if (left.kind === 'figure') return times(right, left);
  if (right.kind === 'figure') {
    if (right.value === 1) return left;
    // 0 times an unknown value is unknown, so only figures are folded.
    if (left.kind === '*' && left.right.kind === 'figure' && !left.watched) {
      return times(left.left, figure(left.right.value * right.value));
    }
  }
  const all = corners(left, right);
  return { kind: '*', left, right, ...clamp(Math.min(...all), Math.max(...all)) };
}

/** The factor by which a whole number is known to divide. */
function factorOf(whole: Whole): number {
  if (whole.kind === 'figure') return Math.abs(whole.value);
  return whole.kind === '*' && whole.right.kind === 'figure' && !whole.watched
    ? Math.abs(whole.right.value)
    : 1;
}

function divided(whole: Whole, by: number): Whole {
  if (by === 1) return whole;
  if (whole.kind === 'figure') return figure(whole.value / by);
  if (whole.kind !== '*' || whole.right.kind !== 'figure') return whole;
  return times(whole.left, figure(whole.right.value / by));
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** A ratio in the lowest terms that are known before any person. */
export function ratio(over: Whole, under: Whole): Ratio {
  if (under.kind !== 'figure') return { over, under };
  const by = commonDivisor(factorOf(over), under.value);
  return by === 0 ? { over, under } : { over: divided(over, by), under: figure(under.value / by) };
}

/** Ratio times `p / q`, both whole, `q` > 0: lowered before the product, which keeps figures small. */
export function timesFigure({ over, under }: Ratio, p: number, q: number): Ratio {
  if (p === 0 || under.kind !== 'figure') {
    return ratio(times(over, figure(p)), times(under, figure(q)));
  }
  const first = commonDivisor(Math.abs(p), under.value);
  const second = commonDivisor(factorOf(over), q);
  return ratio(
    times(divided(over, second), figure(p / first)),
    times(figure(under.value / first), figure(q / second)),
  );
}

/** Ratios brought to one lower part. */
export function alike(ratios: readonly Ratio[]): { overs: readonly Whole[]; under: Whole } {
  if (ratios.every(({ under }) => under.kind === 'figure')) {
    const unders = ratios.map(({ under }) => (under.kind === 'figure' ? under.value : 1));
    let least = 1;
    for (const under of unders) least = (least / commonDivisor(least, under)) * under;
    if (least <= exactMax) {
      const overs = ratios.map(({ over }, i) => times(over, figure(least / (unders[i] ?? 1))));
      return { overs, under: figure(least) };
    }
  }
  const product = (list: readonly Whole[]): Whole => list.reduce(times, one);
  const unders = ratios.map(({ under }) => under);
  return {
    overs: ratios.map(({ over }, i) => times(over, product(unders.toSpliced(i, 1)))),
    under: product(unders),
  };
}

/** The least or the greatest of ratios. */
export function extreme(kind: 'min' | 'max', ratios: readonly Ratio[]): Ratio {
  const { overs, under } = alike(ratios);
  const edge = Math[kind];
  const bounds = clamp(edge(...overs.map((w) => w.low)), edge(...overs.map((w) => w.high)));
  return { over: { kind, parts: overs, ...bounds, watched: false }, under };
}

export function choice(test: Expression, yes: Whole, no: Whole): Whole {
  const bounds = { low: Math.min(yes.low, no.low), high: Math.max(yes.high, no.high) };
  return { kind: 'choice', test, yes, no, ...bounds, watched: false };
}

/** `yes` where a number is below 0, else `no`; unknown where it is. */
export function whereNegative(left: Whole, yes: Whole, no: Whole): Whole {
  if (left.low >= 0) return no;
  const bounds = { low: Math.min(yes.low, no.low), high: Math.max(yes.high, no.high) };
  return { kind: 'lesser', left, right: figure(0), yes, no, ...bounds, watched: false };
}

export function absolute(of: Whole): Whole {
  const high = Math.max(Math.abs(of.low), Math.abs(of.high));
  const low = of.low > 0 ? of.low : of.high < 0 ? -of.high : 0;
  return { kind: 'absolute', of, low, high, watched: false };
}

/**
 * `of / by` rounded down. The quotient of two doubles rounds to the right whole number while `|of| + by`
 * is in the exact range: the next whole number is then further than the rounding of the quotient.
 */
export function quotient(of: Whole, by: Whole): Whole {
  if (by.kind === 'figure' && by.value === 1) return of;
  const least = Math.max(1, by.low);
  const low = Math.floor(Math.min(of.low / least, of.low / by.high));
  const high = Math.ceil(Math.max(of.high / least, of.high / by.high));
  const watched = Math.max(-of.low, of.high) + by.high > exactMax;
  return { kind: 'quotient', of, by, low, high, watched };
}

/** `x / y` of two ratios. */
export function dividedBy(x: Ratio, y: Ratio): Ratio {
  const over = times(x.over, y.under);
  const by = times(x.under, y.over);
  const size = Math.max(Math.abs(over.low), Math.abs(over.high));
  const under = absolute(by);
  return {
    over: { kind: 'signed', of: over, by, low: -size, high: size, watched: false },
    under: { ...under, low: Math.max(1, under.low) },
  };
}
