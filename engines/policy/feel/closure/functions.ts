import { coerced, type TypeTest } from '../type-test.ts';
import { FeelFunction } from '../value.ts';
import type { Closure } from './closure.ts';

interface Parameter {
  readonly name: string;
  readonly test?: TypeTest;
}

/** A function definition: the parameters are bound in order around what is bound where it stands. */
export function definitionClosure(parameters: readonly Parameter[], body: Closure): Closure {
  const names = parameters.map((parameter) => parameter.name);
  const typed = parameters.every((parameter) => parameter.test);
  const signature = typed ? parameters.map(({ test }) => test?.name).join(', ') : undefined;
  return (bound, run) =>
    new FeelFunction(
      names,
      (args, tools) => {
        let inner = bound;
        for (const [i, { test }] of parameters.entries()) {
          const given = args[i] ?? null;
          const value = test ? coerced(given, test) : given;
          if (value === null && given !== null) return null;
          inner = { value, outer: inner };
        }
        return body(inner, { inputs: run.inputs, tools });
      },
      signature,
    );
}

/** A call of a function value: null for what is no function, and for arguments that do not fit. */
export function invocationClosure(
  callee: Closure,
  args: readonly Closure[],
  names: readonly string[] | undefined,
): Closure {
  return (bound, run) => {
    const fn = callee(bound, run);
    if (!(fn instanceof FeelFunction)) return null;
    const given = args.map((arg) => arg(bound, run));
    if (!names) return run.tools.invoke(fn, given);
    if (names.some((name) => !fn.parameters.includes(name))) return null;
    const placed = fn.parameters.map((name) => given[names.indexOf(name)] ?? null);
    return run.tools.invoke(fn, placed);
  };
}
