import { fieldFaultOf, type FieldFault } from '@yanzhen/values/field-fault.ts';
import { useCallback, useEffect, useState } from 'react';
import type * as z from 'zod';
import { asProblem, type FieldError, type Problem } from './problem.ts';
import { loadWords, sayNow, useWords } from './words.ts';

/** What an input of the plain kit takes from a form. */
export interface FieldBinding<Value> {
  readonly id: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error: FieldError | undefined;
}

export interface Form<Value extends object, Checked> {
  readonly value: Value;
  readonly set: <Name extends keyof Value & string>(name: Name, value: Value[Name]) => void;
  readonly field: <Name extends keyof Value & string>(name: Name) => FieldBinding<Value[Name]>;
  /** Errors in the order of the fields, for ErrorSummary. */
  readonly errors: readonly FieldError[];
  /** Counts failed submits, so that ErrorSummary takes the focus each time. */
  readonly attempt: number;
  /** A problem that belongs to no field. */
  readonly problem: Problem | null;
  readonly pending: boolean;
  /** Checks by the schema, then sends; a Problem's errors land on their fields. */
  readonly submit: (send: (checked: Checked) => Promise<unknown>) => Promise<void>;
}

/**
 * The schema of an endpoint's body, for a form that fills it.
 *
 * @throws RangeError when the endpoint takes no body.
 */
export function bodySchema<Schema extends z.ZodType>(endpoint: {
  readonly id: string;
  readonly body?: Schema;
}): Schema {
  if (endpoint.body === undefined) throw new RangeError(`${endpoint.id} takes no body`);
  return endpoint.body;
}

interface FormWords<Value> {
  /** What to say when a field is not right, instead of the general sentence. */
  readonly says?: { readonly [Name in keyof Value]?: string };
  readonly remedies?: { readonly [Name in keyof Value]?: string };
}

/** State of a form whose shape is a zod schema; the first error of a field is shown. */
export function useForm<Value extends object, Schema extends z.ZodType>(
  schema: Schema,
  initial: Value,
  words: FormWords<Value> = {},
): Form<Value, z.output<Schema>> {
  const t = useWords();
  // The words of wrong fields come while the form is filled in; they are needed when it is sent.
  useEffect(() => void loadWords(['values']), []);
  const [value, setValue] = useState(initial);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);

  // The same function at every drawing, so that an effect may name it.
  const set: Form<Value, unknown>['set'] = useCallback((name, next) => {
    setValue((before) => ({ ...before, [name]: next }));
    setErrors((before) => before.filter((error) => rootOf(error.field) !== name));
  }, []);
  const fail = (found: readonly FieldError[]) => {
    setErrors(found);
    setAttempt((before) => before + 1);
  };
  return {
    value,
    set,
    errors,
    attempt,
    problem,
    pending,
    field: (name) => ({
      id: name,
      value: value[name],
      onChange: (next) => set(name, next),
      error: errors.find((error) => rootOf(error.field) === name),
    }),
    submit: async (send) => {
      setProblem(null);
      const checked = schema.safeParse(value);
      if (!checked.success) {
        const general = {
          missing: t('form.missing'),
          unticked: t('form.unticked'),
          invalid: t('form.invalid'),
          fault: wordedFault,
        };
        return fail(errorsFrom(checked.error.issues, value, words, general));
      }
      setErrors([]);
      setPending(true);
      try {
        await send(checked.data);
      } catch (thrown) {
        const found = asProblem(thrown);
        const named = found.errors.filter((error) => rootOf(error.field) in value);
        if (named.length > 0) fail(named);
        if (named.length < Math.max(found.errors.length, 1)) setProblem(found);
      } finally {
        setPending(false);
      }
    },
  };
}

interface GeneralWords {
  readonly missing: string;
  readonly unticked: string;
  readonly invalid: string;
  /** The words of a fault that the values know; undefined for one without words. */
  readonly fault: (
    fault: FieldFault,
  ) => { readonly says: string; readonly remedy: string } | undefined;
}

/** The first issue of each field as an error in the order of the form's fields. */
export function errorsFrom<Value extends object>(
  issues: readonly z.core.$ZodIssue[],
  value: Value,
  words: FormWords<Value>,
  general: GeneralWords,
): FieldError[] {
  const names = Object.keys(value) as (keyof Value & string)[];
  return names.flatMap((name) => {
    const issue = issues.find((one) => one.path[0] === name);
    if (issue === undefined) return [];
    const fault = fieldFaultOf(issue, value);
    const told: ToldWords | undefined = ownWords(value[name], general) ?? general.fault(fault);
    const remedy = words.remedies?.[name] ?? told?.remedy;
    return [
      {
        field: fault.field,
        code: told?.code ?? fault.code,
        says: words.says?.[name] ?? told?.says ?? general.invalid,
        ...(remedy === undefined || words.says?.[name] === remedy ? {} : { remedy }),
      },
    ];
  });
}

interface ToldWords {
  readonly says: string;
  readonly remedy?: string;
  readonly code?: string;
}

// An empty box breaks many rules at once; only "not filled in" helps.
function ownWords(held: unknown, general: GeneralWords): ToldWords | undefined {
  if (held === false) return { says: general.unticked, code: 'unticked' };
  if (isEmpty(held)) return { says: general.missing, code: 'missing' };
  return undefined;
}

function wordedFault({ code, values }: FieldFault) {
  const says = sayNow('values', `fields.${code}.says`, values);
  const remedy = sayNow('values', `fields.${code}.remedy`, values);
  return says === undefined || remedy === undefined ? undefined : { says, remedy };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function rootOf(field: string): string {
  return field.split('.')[0] ?? field;
}
