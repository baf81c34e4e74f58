import { Budget } from './feel/closure/closure.ts';
import { inputsOf, writeClosure } from './feel/closure/compile.ts';
import { WorkLimit } from './feel/builtin.ts';
import { readExpression } from './feel/read.ts';
import type { Named, Scope } from './feel/scope.ts';
import type { Expression } from './feel/tree.ts';
import type { FeelValue } from './feel/value.ts';
import { shapeOfValue, takeValue, type EvaluationContext } from './evaluate-context.ts';
import { nameOf } from './feel/forms/names.ts';
import { problemSays, Refusal, type Problem } from './problems.ts';

/** Raised for a source that is not supported or cannot be read; every problem has its position. */
export class FeelRefusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ line, column, says }) => `${line}:${column} ${says.en}`).join('\n'));
    this.name = 'FeelRefusal';
    this.problems = problems;
  }
}

/** Steps that one evaluation may take; what takes more is null. */
const stepsMax = 300_000;
/** Sources whose closures are kept. */
const keptMax = 2_000;

/** A source turned into a function of the values of a context. */
export type Evaluator = (values: ReadonlyMap<string, FeelValue>) => FeelValue;

/** The names of a context as expressions see them, and their values. */
export interface Surrounding {
  readonly scope: Scope;
  readonly values: ReadonlyMap<string, FeelValue>;
  /** Equal for contexts in which a source reads the same. */
  readonly key: string;
}

export function surroundingOf(context: EvaluationContext): Surrounding {
  const values = new Map(Object.entries(context).map(([name, value]) => [name, takeValue(value)]));
  const names = new Map<string, Named>();
  for (const id of values.keys()) {
    const named: Named = { kind: 'fact', id, type: { kind: 'any' } };
    names.set(id, named);
    // FEEL compares names with single spaces around their symbols.
    if (!names.has(nameOf(id))) names.set(nameOf(id), named);
  }
  const shape = shapeOfValue(values) as Readonly<Record<string, unknown>>;
  return { scope: { names, nulls: 'feel', shape }, values, key: JSON.stringify(shape) };
}

/** One problem of a source that stands by itself. */
export function problemOf(source: string, path: string, refusal: Refusal): Problem {
  const before = source.slice(0, refusal.from).split('\n');
  return {
    file: '',
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    path,
    code: refusal.code,
    ...problemSays(refusal.code, refusal.values),
  };
}

/** A tree as a function of a context's values, with a budget of its own for each call. */
export function evaluatorOf(tree: Expression): Evaluator {
  const inputs = inputsOf(tree);
  const closure = writeClosure(tree, inputs);
  return (values) => {
    try {
      return closure(
        inputs.map(({ id }) => values.get(id) ?? null),
        new Budget(stepsMax),
      );
    } catch (error) {
      if (error instanceof WorkLimit || error instanceof RangeError) return null;
      throw error;
    }
  };
}

const kept = new Map<string, Evaluator>();

/** Keeps what was made for a key; the oldest goes when there are too many. */
function remember(key: string, make: () => Evaluator): Evaluator {
  let evaluator = kept.get(key);
  if (!evaluator) {
    evaluator = make();
    const [oldest] = kept.keys();
    if (kept.size >= keptMax && oldest !== undefined) kept.delete(oldest);
    kept.set(key, evaluator);
  }
  return evaluator;
}

/**
 * Evaluates one FEEL expression as DMN 1.5 reads it (null is a value there, `null = 5` is false).
 *
 * @param source   The expression; what it was read into is kept by its text and the context's names.
 * @param context  Values by name; names may hold spaces and symbols.
 * @returns        The value. What the standard makes an error of is null, and so is an evaluation that
 *                 takes more than 300,000 steps.
 * @throws FeelRefusal when the source cannot be read or has a form that is not supported.
 */
export function evaluateExpression(source: string, context: EvaluationContext): FeelValue {
  const { scope, values, key } = surroundingOf(context);
  const evaluator = remember(`${key}\n${source}`, () => {
    try {
      return evaluatorOf(readExpression(source, scope));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new FeelRefusal([problemOf(source, '', error)]);
    }
  });
  return evaluator(values);
}
