import { FeelDate } from './temporal/date.ts';
import { FeelDateTime } from './temporal/date-time.ts';
import { DaysTime, YearsMonths } from './temporal/durations.ts';
import { FeelTime } from './temporal/time.ts';
import type { FeelType } from './types.ts';
import { FeelFunction, FeelRange, isContext, isList, type FeelValue } from './value.ts';

/** A type that a value can be asked for (`instance of`, parameters of a function definition). */
export interface TypeTest {
  /** The type as written. */
  readonly name: string;
  readonly holds: (value: FeelValue) => boolean;
  /** The static type, for a policy file. */
  readonly type: FeelType;
}

const any: FeelType = { kind: 'any' };

const simple: readonly TypeTest[] = [
  { name: 'Any', holds: (value) => value !== null, type: any },
  { name: 'Null', holds: (value) => value === null, type: { kind: 'null' } },
  {
    name: 'number',
    holds: (value) => typeof value === 'number',
    type: { kind: 'number', whole: false },
  },
  { name: 'string', holds: (value) => typeof value === 'string', type: { kind: 'text' } },
  { name: 'boolean', holds: (value) => typeof value === 'boolean', type: { kind: 'boolean' } },
  { name: 'date', holds: (value) => value instanceof FeelDate, type: { kind: 'date' } },
  { name: 'time', holds: (value) => value instanceof FeelTime, type: { kind: 'time' } },
  {
    name: 'date and time',
    holds: (value) => value instanceof FeelDateTime,
    type: { kind: 'date-time' },
  },
  {
    name: 'years and months duration',
    holds: (value) => value instanceof YearsMonths,
    type: { kind: 'years-months' },
  },
  {
    name: 'days and time duration',
    holds: (value) => value instanceof DaysTime,
    type: { kind: 'days-time' },
  },
  { name: 'list', holds: isList, type: { kind: 'list', of: any } },
  { name: 'context', holds: isContext, type: any },
  {
    name: 'range',
    holds: (value) => value instanceof FeelRange,
    type: { kind: 'range', of: any },
  },
  {
    name: 'function',
    holds: (value) => value instanceof FeelFunction,
    type: { kind: 'function', parameters: [], result: any },
  },
];

/** Types by their name in FEEL (DMN 1.5, 10.3.2.9). */
export const simpleTypes: ReadonlyMap<string, TypeTest> = new Map(
  simple.map((test) => [test.name, test]),
);

/** `list<T>`: every item conforms; null conforms to any type. */
export function listTest(of: TypeTest): TypeTest {
  return {
    name: `list<${of.name}>`,
    holds: (value) => isList(value) && value.every((item) => item === null || of.holds(item)),
    type: { kind: 'list', of: of.type },
  };
}

/** `context<a: T, …>`: the entries named are there and conform; others may be there too. */
export function contextTest(entries: readonly (readonly [string, TypeTest])[]): TypeTest {
  return {
    name: `context<${entries.map(([name, test]) => `${name}: ${test.name}`).join(', ')}>`,
    holds: (value) =>
      isContext(value) &&
      entries.every(([name, test]) => {
        const entry = value.get(name);
        return entry !== undefined && (entry === null || test.holds(entry));
      }),
    type: any,
  };
}

/** `function<T, …> -> R`: a function of that many parameters, of the same types where it states them. */
export function functionTest(parameters: readonly TypeTest[], result: TypeTest): TypeTest {
  const name = `function<${parameters.map((test) => test.name).join(', ')}> -> ${result.name}`;
  return {
    name,
    holds: (value) =>
      value instanceof FeelFunction &&
      value.parameters.length === parameters.length &&
      (value.signature === undefined ||
        value.signature === parameters.map((test) => test.name).join(', ')),
    type: { kind: 'function', parameters: parameters.map((p) => p.type), result: result.type },
  };
}

/**
 * The value where it conforms to the type, brought there by FEEL's coercions (DMN 1.5, 10.3.2.9): a
 * list of one where its item is wanted, an item where a list is wanted; else null.
 */
export function coerced(value: FeelValue, test: TypeTest): FeelValue {
  if (value === null || test.holds(value)) return value;
  if (isList(value)) {
    const [only = null] = value;
    return value.length === 1 && test.holds(only) ? only : null;
  }
  return test.holds([value]) ? [value] : null;
}
