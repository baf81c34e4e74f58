import type { Bound, Closure } from './closure.ts';
import { passes } from './operations.ts';

/** Ternary `and` (`settles` false) and `or` (`settles` true): what is no boolean leaves it open. */
export function logicClosure(parts: readonly Closure[], settles: boolean): Closure {
  return (bound, run) => {
    let open = false;
    for (const part of parts) {
      const value = part(bound, run);
      if (value === settles) return settles;
      if (typeof value !== 'boolean') open = true;
    }
    return open ? null : !settles;
  };
}

/** One unary test: asked as it is, or a value that the subject is compared with. */
export interface TestClosure {
  readonly asked: Closure;
  readonly compared: boolean;
}

/** `in`: the subject is bound, and one test that holds is enough. */
export function membershipClosure(
  subject: Closure,
  tests: readonly TestClosure[],
  negated: boolean,
): Closure {
  return (bound, run) => {
    const value = subject(bound, run);
    const inner: Bound = { value, outer: bound };
    let answer: boolean | null = false;
    for (const { asked, compared } of tests) {
      const found = asked(inner, run);
      const truth = typeof found === 'boolean' ? found : null;
      const holds = compared ? passes(value, found, run.tools) : truth;
      if (holds === true) return !negated;
      if (holds === null) answer = null;
    }
    return answer === null ? null : negated;
  };
}
