import { isGeneral, type Call, type Expression } from '../tree.ts';
import { isNumeric } from '../types.ts';
import { fractionOf } from './fraction.ts';
import {
  absolute,
  alike,
  beyond,
  choice,
  dividedBy,
  extreme,
  figure,
  minus,
  one,
  plus,
  quotient,
  ratio,
  times,
  timesFigure,
  unknown,
  whereNegative,
  wholeFact,
  type Ratio,
  type Whole,
} from './whole.ts';

/** What lowering must know of names. */
export interface NumberScope {
  /** Least and greatest value that a fact's reader lets through. */
  readonly boundsOf: (factId: string) => readonly [number, number];
  readonly parameterOf: (id: string) => unknown;
  readonly derivedOf: (id: string) => Ratio;
}

/** Decimals of a value with a fraction that doubles carry: more sends the person to fractions. */
const scale = 10_000;
/** Scaled values up to this have at most 15 digits, so that the double says which decimal is meant. */
const scaledMax = 1e15 - 1;
/** Largest written exponent that is multiplied out. */
const exponentMax = 16;

/** A figure as it is written, `0.07` as 7 / 100. */
function figureRatio(value: number): Ratio {
  const { over, under } = fractionOf(value);
  const parts = [Number(over), Number(under)] as const;
  if (!parts.every(Number.isSafeInteger)) return { over: beyond(), under: one };
  return { over: figure(parts[0]), under: figure(parts[1]) };
}

/**
 * Lowers the numbers of checked expressions to whole numbers over known lower parts: `price * 0.07` is
 * `price * 7` over 100, so that comparing and rounding it needs no fraction at all. What stays outside
 * (figures past 2^53, exponents that are not written) is marked `beyond`.
 */
export class Lowering {
  private readonly scope: NumberScope;
  private readonly known = new Map<Expression, Ratio>();

  constructor(scope: NumberScope) {
    this.scope = scope;
  }

  /** Two numbers as whole ones that compare as they do. */
  sides(left: Expression, right: Expression): readonly [Whole, Whole] {
    const [a = unknown, b = unknown] = alike([this.ratio(left), this.ratio(right)]).overs;
    return [a, b];
  }

  /** The number of an expression; unknown where the expression is. */
  ratio(node: Expression): Ratio {
    let found = this.known.get(node);
    if (!found) this.known.set(node, (found = this.lower(node)));
    return found;
  }

  private lower(node: Expression): Ratio {
    if (node.type.kind === 'null') return { over: unknown, under: one };
    if (isGeneral(node)) return this.decimal(node);
    switch (node.kind) {
      case 'literal':
        return typeof node.value === 'number' ? figureRatio(node.value) : nothing;
      case 'parameter': {
        const value = this.scope.parameterOf(node.id);
        return typeof value === 'number' ? figureRatio(value) : nothing;
      }
      case 'derived':
        return this.scope.derivedOf(node.id);
      case 'fact': {
        const whole = 'whole' in node.type && node.type.whole;
        if (!whole) return this.decimal(node);
        return { over: wholeFact(node.id, ...this.scope.boundsOf(node.id)), under: one };
      }
      case 'in-fen':
        return timesFigure(this.ratio(node.operand), 100, 1);
      case 'negate': {
        const { over, under } = this.ratio(node.operand);
        return { over: minus(figure(0), over), under };
      }
      case 'arithmetic':
        return this.arithmetic(node, this.ratio(node.left), this.ratio(node.right));
      case 'if': {
        const [yes, no] = [this.ratio(node.yes), this.ratio(node.no)];
        const { overs, under } = alike([yes, no]);
        const [first = unknown, second = unknown] = overs;
        if (under.kind === 'figure') return { over: choice(node.condition, first, second), under };
        // The branch that is not taken may divide by 0: it must not reach the other.
        return {
          over: choice(node.condition, yes.over, no.over),
          under: choice(node.condition, yes.under, no.under),
        };
      }
      case 'call':
        return this.call(node);
      default:
        return nothing;
    }
  }

  private arithmetic(
    node: Extract<Expression, { kind: 'arithmetic' }>,
    left: Ratio,
    right: Ratio,
  ): Ratio {
    switch (node.operator) {
      case '+':
      case '-': {
        const { overs, under } = alike([left, right]);
        const [a = unknown, b = unknown] = overs;
        return ratio(node.operator === '+' ? plus(a, b) : minus(a, b), under);
      }
      case '*': {
        const written = writtenIn(right);
        if (written) return timesFigure(left, ...written);
        const other = writtenIn(left);
        if (other) return timesFigure(right, ...other);
        return ratio(times(left.over, right.over), times(left.under, right.under));
      }
      case '/': {
        const written = writtenIn(right);
        if (!written) return dividedBy(left, right);
        const [p, q] = written;
        if (p === 0) return nothing;
        return timesFigure(left, p < 0 ? -q : q, Math.abs(p));
      }
      case '**': {
        const [p, q] = writtenIn(right) ?? [Number.NaN, 1];
        if (q !== 1 || !(p >= 1 && p <= exponentMax)) return { over: beyond(node), under: one };
        let product = left;
        for (let i = 1; i < p; i++) {
          product = ratio(times(product.over, left.over), times(product.under, left.under));
        }
        return product;
      }
    }
  }

  private call(node: Call): Ratio {
    if (node.name === 'count') return { over: figure(node.args.length), under: one };
    const args = node.args.map((arg) => this.ratio(arg));
    const [first = nothing] = args;
    const unit = node.type.kind === 'money' ? 100 : 1;
    switch (node.name) {
      case 'min':
      case 'max':
        return args.length === 1 ? first : extreme(node.name, args);
      case 'sum': {
        const { overs, under } = alike(args);
        return ratio(overs.reduce(plus), under);
      }
      case 'abs':
        return { over: absolute(first.over), under: first.under };
      case 'floor':
        return { over: floorTo(first, unit), under: one };
      case 'ceiling': {
        const down = floorTo({ over: minus(figure(0), first.over), under: first.under }, unit);
        return { over: minus(figure(0), down), under: one };
      }
    }
  }

  /** A value with decimals, or one that only a closure computes. */
  private decimal(node: Expression): Ratio {
    if (!isNumeric(node.type)) return nothing;
    const [low, high] =
      node.kind === 'fact' ? this.scope.boundsOf(node.id) : [-scaledMax, scaledMax];
    const bounds = {
      low: Math.max(Math.floor(low * scale), -scaledMax),
      high: Math.min(Math.ceil(high * scale), scaledMax),
    };
    return {
      over: { kind: 'scaled', of: node, by: scale, ...bounds, watched: true },
      under: figure(scale),
    };
  }
}

const nothing: Ratio = { over: unknown, under: one };

const floorTo = ({ over, under }: Ratio, unit: number): Whole =>
  times(quotient(over, times(under, figure(unit))), figure(unit));

/** The figures of a ratio that no person changes. */
function writtenIn({ over, under }: Ratio): readonly [number, number] | undefined {
  return over.kind === 'figure' && under.kind === 'figure' ? [over.value, under.value] : undefined;
}

/** The rounded sum in fen, as `RoundingRule` says; `half-up` takes the half away from zero. */
export function roundedFen(
  { over, under }: Ratio,
  unit: number,
  direction: 'down' | 'up' | 'half-up',
): Whole {
  const by = times(under, figure(unit));
  const opposite = minus(figure(0), over);
  const down = (of: Whole): Whole => times(quotient(of, by), figure(unit));
  const half = (of: Whole): Whole =>
    times(quotient(plus(times(of, figure(2)), by), times(by, figure(2))), figure(unit));
  if (direction === 'down') return down(over);
  if (direction === 'up') return minus(figure(0), down(opposite));
  return whereNegative(over, minus(figure(0), half(opposite)), half(over));
}
