import type { FeelDate } from './temporal/date.ts';
import type { FeelDateTime } from './temporal/date-time.ts';
import type { DaysTime, YearsMonths } from './temporal/durations.ts';
import type { FeelTime } from './temporal/time.ts';

/**
 * A value of FEEL (DMN 1.5, 10.3.2.2). Values are immutable. A number is a JavaScript number with
 * decimal meaning: finite, at most 15 significant digits (`decimal.ts`).
 */
export type FeelValue =
  | null
  | boolean
  | number
  | string
  | FeelDate
  | FeelTime
  | FeelDateTime
  | YearsMonths
  | DaysTime
  | FeelRange
  | FeelFunction
  | readonly FeelValue[]
  | FeelContext;

/** A context: entries by name, in the order written. */
export type FeelContext = ReadonlyMap<string, FeelValue>;

/**
 * A range as a value, `[1..5)`. An end that is null is open: `(< 5)` has `start` null. Ends that
 * cannot be compared never make a range.
 */
export class FeelRange {
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;

  constructor(start: FeelValue, end: FeelValue, startIncluded: boolean, endIncluded: boolean) {
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded;
    this.endIncluded = endIncluded;
  }
}

/** What a function may use beside its arguments: it belongs to the evaluation that calls it. */
export interface BuiltinTools {
  /** Calls a function value, as `sort` does with `precedes`; null where the arguments do not fit. */
  readonly invoke: (fn: FeelFunction, args: readonly FeelValue[]) => FeelValue;
  /** Counts steps of work against the evaluation's budget; throws `WorkLimit` when it is used up. */
  readonly spend: (steps: number) => void;
}

/** A function as a value: a lambda, or a built-in that is passed on by its name. */
export class FeelFunction {
  /** Names of the parameters, in order. */
  readonly parameters: readonly string[];
  /** The result; arguments that are missing or too many are the caller's to refuse. */
  readonly call: (args: readonly FeelValue[], tools: BuiltinTools) => FeelValue;
  /** Text of the parameters' and the result's types, where the definition states them. */
  readonly signature: string | undefined;

  constructor(
    parameters: readonly string[],
    call: (args: readonly FeelValue[], tools: BuiltinTools) => FeelValue,
    signature?: string,
  ) {
    this.parameters = parameters;
    this.call = call;
    this.signature = signature;
  }
}

export const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value);

export const isContext = (value: FeelValue): value is FeelContext => value instanceof Map;
