import { WorkLimit } from '../builtin.ts';
import { stringOf } from '../builtins/string-form.ts';
import type { ScalarValue } from '../scalar.ts';
import { FeelDate } from '../temporal/date.ts';
import type { Expression, Reference } from '../tree.ts';
import { isScalar, type FeelType } from '../types.ts';
import { isContext, isList, type FeelValue } from '../value.ts';
import { Budget } from './closure.ts';
import { inputsOf, writeClosure } from './compile.ts';
import { dayOf } from './days.ts';
import { recordsIn, type RecordsValue } from './records.ts';

/** A general expression of a policy as a function of scalar values. */
export interface CompiledClosure {
  /** What it reads; `run` takes the values in this order. */
  readonly inputs: readonly Reference[];
  /**
   * The value in the scalar tree's form; null for unknown. Inputs may be null or NaN for unknown, and
   * any unknown input makes the result unknown. Never throws.
   */
  readonly run: (values: readonly (ScalarValue | RecordsValue)[]) => ScalarValue;
}

/** Steps that one general expression of a policy may take for one person. */
const stepsMax = 100_000;

/** A scalar value or a list of records as FEEL has it; undefined for unknown. */
function taken(
  given: ScalarValue | RecordsValue | undefined,
  type: FeelType,
): FeelValue | undefined {
  if (given === null || given === undefined) return undefined;
  if (typeof given === 'number') return Number.isNaN(given) ? undefined : given;
  if (typeof given === 'object')
    return type.kind === 'list' ? recordsIn(given, type.of) : undefined;
  return type.kind === 'date' && typeof given === 'string' ? (dayOf(given) ?? undefined) : given;
}

/** A value as the officer's tree shows it: money in yuan, codes by their labels. */
function shown(value: FeelValue, type: FeelType): string {
  if (type.kind === 'money' && typeof value === 'number') return String(value / 100);
  if (type.kind === 'code' && typeof value === 'string') {
    return type.list.codes.get(value)?.zh ?? value;
  }
  if (isList(value) && type.kind === 'list') {
    return `[${value.map((item) => shown(item, type.of)).join(', ')}]`;
  }
  if (isContext(value) && type.kind === 'record') {
    // A field stands in the type by its id and by its name.
    const fields = new Set(type.fields.values());
    const entries = [...fields].map(
      ({ name, type: of }) => `${name}: ${shown(value.get(name) ?? null, of)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  return stringOf(value) ?? 'null';
}

const shownMax = 400;

const shortened = (text: string): string =>
  text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;

/** A fact of several values as the officer's tree shows it. */
export function shownRecords(records: RecordsValue, type: FeelType): string {
  return type.kind === 'list' ? shortened(shown(recordsIn(records, type.of), type)) : '';
}

function given(value: FeelValue, type: FeelType): ScalarValue {
  if (!isScalar(type)) {
    return value === null ? null : shortened(shown(value, type));
  }
  if (value instanceof FeelDate) return value.toString();
  return typeof value === 'object' ? null : value;
}

/**
 * The closure back end of one general expression of a policy. It is *strict*: a fact that is unknown
 * makes the whole of it unknown, so that a missing answer is never taken for a no; inside, null is a
 * value as FEEL has it. A result of a kind that the scalar tree has no form for is given as text, for
 * the officer's tree. Work is bounded: what takes more steps than it may is unknown.
 */
export function compileClosure(node: Expression): CompiledClosure {
  const inputs = inputsOf(node);
  const closure = writeClosure(node, inputs);
  const types = inputs.map((input) => input.type);
  const run: CompiledClosure['run'] = (values) => {
    const inside: FeelValue[] = [];
    for (const [i, type] of types.entries()) {
      const value = taken(values[i], type);
      if (value === undefined) return null;
      inside.push(value);
    }
    try {
      return given(closure(inside, new Budget(stepsMax)), node.type);
    } catch (error) {
      if (error instanceof WorkLimit) return null;
      throw error;
    }
  };
  return { inputs, run };
}
