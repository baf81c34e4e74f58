import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import { interpret, type FeelValue } from './feel/interpret.ts';
import { readExpression } from './feel/read.ts';
import type { Named, Scope } from './feel/scope.ts';
import type { FeelType } from './feel/types.ts';
import { problemSays, Refusal, type Problem } from './problems.ts';

export type EvaluationResult =
  | { readonly ok: true; readonly value: FeelValue }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A value of a context; `{ date }` is a day, since plain text is text. */
export type ContextValue = FeelValue | { readonly date: string };

function typeOf(value: ContextValue): FeelType {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'number') return { kind: 'number', whole: Number.isInteger(value) };
  if (typeof value === 'boolean') return { kind: 'boolean' };
  return { kind: typeof value === 'string' ? 'text' : 'date' };
}

/**
 * Evaluates one FEEL expression as DMN 1.5 reads it (null is a value there, `null = 5` is false).
 *
 * @param source   Expression of the supported subset.
 * @param context  Values by name.
 * @returns        The value (a date as `YYYY-MM-DD`), or what is not supported, with its position.
 */
export function evaluateExpression(
  source: string,
  context: Readonly<Record<string, ContextValue>>,
): EvaluationResult {
  const names = new Map<string, Named>(
    Object.entries(context).map(([id, value]) => [id, { kind: 'fact', id, type: typeOf(value) }]),
  );
  const scope: Scope = { names, nulls: 'feel' };
  try {
    const tree = readExpression(source, scope);
    const valueOf = ({ id }: { readonly id: string }): FeelValue => {
      const value = Object.hasOwn(context, id) ? context[id] : null;
      if (typeof value !== 'object') return value ?? null;
      return value !== null && isCivilDate(value.date) ? value.date : null;
    };
    return { ok: true, value: interpret(tree, { valueOf, nulls: 'feel' }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const before = source.slice(0, error.from).split('\n');
    const problem: Problem = {
      file: '',
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      path: '',
      code: error.code,
      ...problemSays(error.code, error.values),
    };
    return { ok: false, problems: [problem] };
  }
}
