import type { Builtin, BuiltinTools } from '../builtin.ts';
import { FeelDateTime } from '../temporal/date-time.ts';
import { FeelDate } from '../temporal/date.ts';
import { DaysTime, YearsMonths } from '../temporal/durations.ts';
import { FeelTime } from '../temporal/time.ts';
import {
  FeelFunction,
  FeelRange,
  isContext,
  isList,
  type FeelContext,
  type FeelValue,
} from '../value.ts';

/** What an argument may be: the test of a value. */
export interface Kind<T extends FeelValue> {
  readonly accepts: (value: FeelValue) => value is T;
}

const kind = <T extends FeelValue>(accepts: (value: FeelValue) => value is T): Kind<T> => ({
  accepts,
});

export const any = kind((value): value is FeelValue => value !== undefined);
export const boolean = kind((value) => typeof value === 'boolean');
export const number = kind((value) => typeof value === 'number');
export const text = kind((value) => typeof value === 'string');
export const list = kind(isList);
export const context: Kind<FeelContext> = kind(isContext);
export const date = kind((value) => value instanceof FeelDate);
export const time = kind((value) => value instanceof FeelTime);
export const dateTime = kind((value) => value instanceof FeelDateTime);
export const daysTime = kind((value) => value instanceof DaysTime);
export const yearsMonths = kind((value) => value instanceof YearsMonths);
export const range = kind((value) => value instanceof FeelRange);
export const callable = kind((value) => value instanceof FeelFunction);
export const nothing = kind((value) => value === null);
/** A value that a range could hold; values without an order are told by the comparison. */
export const point = kind(
  (value): value is Exclude<FeelValue, null | FeelRange> =>
    value !== null && !(value instanceof FeelRange),
);

/** Either of two kinds. */
export function either<A extends FeelValue, B extends FeelValue>(
  a: Kind<A>,
  b: Kind<B>,
): Kind<A | B> {
  return {
    accepts: (value): value is A | B => a.accepts(value) || b.accepts(value),
  };
}

type Presence = 'required' | 'optional' | 'rest';

/** One parameter: its name in FEEL, what it takes, and whether it may be left out or repeated. */
interface Parameter<T extends FeelValue, P extends Presence> {
  readonly name: string;
  readonly kind: Kind<T>;
  readonly presence: P;
}
type AnyParameter = Parameter<FeelValue, Presence>;

export const required = <T extends FeelValue>(
  name: string,
  of: Kind<T>,
): Parameter<T, 'required'> => ({ name, kind: of, presence: 'required' });

export const optional = <T extends FeelValue>(
  name: string,
  of: Kind<T>,
): Parameter<T, 'optional'> => ({ name, kind: of, presence: 'optional' });

/** All arguments from here on, as one list. */
export const rest = <T extends FeelValue>(name: string, of: Kind<T>): Parameter<T, 'rest'> => ({
  name,
  kind: of,
  presence: 'rest',
});

type ArgumentOf<P> =
  P extends Parameter<infer T, infer How>
    ? How extends 'rest'
      ? readonly T[]
      : How extends 'optional'
        ? T | undefined
        : T
    : never;
type ArgumentsOf<P extends readonly AnyParameter[]> = { readonly [I in keyof P]: ArgumentOf<P[I]> };

/** One way to call a function, and what it computes from arguments that fit. */
export interface Form {
  /** Names of the parameters as `Builtin.parameters` writes them. */
  readonly names: readonly string[];
  /** The result, or undefined where the arguments do not fit. */
  readonly tryCall: (args: readonly FeelValue[], tools: BuiltinTools) => FeelValue | undefined;
}

export function form<const P extends readonly AnyParameter[]>(
  parameters: P,
  compute: (args: ArgumentsOf<P>, tools: BuiltinTools) => FeelValue,
): Form {
  return {
    names: parameters.map(written),
    tryCall: (args, tools) => {
      const fitted = fit(parameters, args);
      return fitted && compute(fitted as ArgumentsOf<P>, tools);
    },
  };
}

/** The arguments as the parameters take them, or undefined where one does not fit. */
function fit(
  parameters: readonly AnyParameter[],
  args: readonly FeelValue[],
): readonly (FeelValue | undefined)[] | undefined {
  const last = parameters.at(-1);
  const repeats = last?.presence === 'rest';
  if (args.length > parameters.length && !repeats) return undefined;
  const fitted: (FeelValue | undefined)[] = [];
  for (const [i, parameter] of parameters.entries()) {
    if (parameter.presence === 'rest') {
      const items = args.slice(i).map((arg) => coerce(parameter.kind, arg));
      if (items.some((item) => item === undefined)) return undefined;
      fitted.push(items as FeelValue[]);
      break;
    }
    const arg = args[i];
    if (arg === undefined) {
      if (parameter.presence === 'required') return undefined;
      fitted.push(undefined);
      continue;
    }
    const value = coerce(parameter.kind, arg);
    if (value === undefined) return undefined;
    fitted.push(value);
  }
  return fitted;
}

/**
 * The value as the kind takes it: a list of one item stands for the item where no list is asked for, and
 * an item for the list of it (DMN 1.5, 10.3.2.9.4).
 */
function coerce(of: Kind<FeelValue>, value: FeelValue): FeelValue | undefined {
  const accepts: (value: FeelValue) => boolean = of.accepts;
  if (accepts(value)) return value;
  if (isList(value)) {
    const [only] = value;
    return value.length === 1 && only !== undefined && accepts(only) ? only : undefined;
  }
  return value !== null && accepts([value]) ? [value] : undefined;
}

const marks = { required: ['', ''], optional: ['', '?'], rest: ['...', ''] } as const;

const written = ({ name, presence }: AnyParameter): string => {
  const [before, after] = marks[presence];
  return before + name + after;
};

/** Characters of a text that are read or written for one step. */
export const charactersAStep = 16;

/** What reading an argument once costs. */
function costOf(value: FeelValue): number {
  if (typeof value === 'string') return value.length / charactersAStep;
  if (isContext(value)) return value.size;
  return isList(value) ? value.length : 0;
}

/** A built-in function of its forms; the first that the arguments fit is called, else the result is null. */
export function define(name: string, ...forms: readonly Form[]): Builtin {
  return {
    name,
    parameters: forms.map(({ names }) => names),
    bySignature: (at) => {
      const chosen = forms[at]?.names.join();
      return define(name, ...forms.filter(({ names }) => names.join() === chosen));
    },
    call: (args, tools) => {
      let cost = 1;
      for (const arg of args) cost += costOf(arg);
      tools.spend(Math.ceil(cost));
      for (const { tryCall } of forms) {
        const result = tryCall(args, tools);
        if (result !== undefined) return finite(result);
      }
      return null;
    },
  };
}

/** No number of FEEL is infinite or not a number. */
function finite(value: FeelValue): FeelValue {
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? value + 0 : null;
}
