import type { BuiltinTools, FeelValue } from './value.ts';

export type { BuiltinTools } from './value.ts';

/**
 * One built-in function (DMN 1.5, 10.3.4).
 *
 * `parameters` lists its signatures by parameter name. A name that ends in `?` may be left out (its
 * argument is then absent from the end of `args`, or null where a later one is named); one that begins
 * with `...` takes all that follow (in `args` each stands on its own). Named calls are brought into the
 * order of the first signature that has all the names; a signature is chosen by number of arguments.
 *
 * `call` gets as many arguments as were written, null included, and gives null for arguments of a
 * wrong type. It never throws but by `tools.spend`.
 */
export interface Builtin {
  readonly name: string;
  readonly parameters: readonly (readonly string[])[];
  readonly call: (args: readonly FeelValue[], tools: BuiltinTools) => FeelValue;
  /** The function with the parameters of one signature alone, which a call with named arguments has chosen. */
  readonly bySignature?: (at: number) => Builtin;
}

/** Raised when an evaluation has used its budget of steps; the evaluation then gives null. */
export class WorkLimit extends Error {
  constructor() {
    super('the evaluation took more steps than it may');
  }
}
