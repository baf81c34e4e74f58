import { useState } from 'react';
import type * as z from 'zod';
import { asProblem, type FieldError, type Problem } from './problem.ts';
import { useWords } from './words.ts';

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
  const [value, setValue] = useState(initial);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);

  const set: Form<Value, unknown>['set'] = (name, next) => {
    setValue((before) => ({ ...before, [name]: next }));
    setErrors((before) => before.filter((error) => rootOf(error.field) !== name));
  };
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
}

/** The first issue of each field as an error in the order of the form's fields. */
export function errorsFrom<Value extends object>(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
  value: Value,
  words: FormWords<Value>,
  general: GeneralWords,
): FieldError[] {
  const names = Object.keys(value) as (keyof Value & string)[];
  return names.flatMap((name) => {
    const issue = issues.find((one) => one.path[0] === name);
    if (issue === undefined) return [];
    const held: unknown = value[name];
    const kind = held === false ? 'unticked' : isEmpty(held) ? 'missing' : 'invalid';
    const remedy = words.remedies?.[name];
    return [
      {
        field: issue.path.map(String).join('.'),
        code: kind === 'invalid' ? (issue.code ?? kind) : kind,
        says: words.says?.[name] ?? general[kind],
        ...(remedy === undefined ? {} : { remedy }),
      },
    ];
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function rootOf(field: string): string {
  return field.split('.')[0] ?? field;
}
