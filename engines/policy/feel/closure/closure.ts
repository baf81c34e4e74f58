import { WorkLimit, type BuiltinTools } from '../builtin.ts';
import type { FeelFunction, FeelValue } from '../value.ts';

/** Values of bound names, the innermost first. */
export interface Bound {
  readonly value: FeelValue;
  readonly outer: Bound | null;
}

/** One evaluation: the values of facts and parameters by place, and what built-ins may use. */
export interface Run {
  readonly inputs: readonly FeelValue[];
  readonly tools: BuiltinTools;
}

/** An expression turned into a function: no text and no tree is looked at any more. */
export type Closure = (bound: Bound | null, run: Run) => FeelValue;

/** Deepest call of functions by functions. */
const callDepthMax = 200;

/**
 * What one evaluation may use.
 *
 * @param steps  Items visited, calls made and pieces of text built before it is given up.
 */
export class Budget implements BuiltinTools {
  private left: number;
  private depth = 0;

  constructor(steps: number) {
    this.left = steps;
  }

  readonly spend = (steps: number): void => {
    this.left -= steps;
    if (!(this.left >= 0)) throw new WorkLimit();
  };

  readonly invoke = (fn: FeelFunction, args: readonly FeelValue[]): FeelValue => {
    if (args.length !== fn.parameters.length) return null;
    return this.call(() => fn.call(args, this));
  };

  /** A call within the limits on work and depth. */
  readonly call = (make: () => FeelValue): FeelValue => {
    this.spend(1);
    if (this.depth >= callDepthMax) throw new WorkLimit();
    this.depth += 1;
    try {
      return make();
    } finally {
      this.depth -= 1;
    }
  };
}
