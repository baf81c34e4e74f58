import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTemporal } from '../temporal/parse.ts';
import { anyDate, anyDateTime, anyTime } from '../temporal/testing/arbitraries.ts';
import {
  FeelFunction,
  FeelRange,
  isContext,
  isList,
  type FeelValue,
  type BuiltinTools,
} from '../value.ts';
import { builtins } from './builtins.ts';

test('every function of the standard that needs nothing outside is there', () => {
  const standard = [
    'date', 'date and time', 'time', 'number', 'string', 'duration', 'years and months duration', 'context', 'range',
    'not', 'is',
    'substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after', 'replace',
    'contains', 'starts with', 'ends with', 'matches', 'split', 'string join',
    'list contains', 'list replace', 'count', 'min', 'max', 'sum', 'mean', 'all', 'any', 'sublist', 'append',
    'concatenate', 'insert before', 'remove', 'reverse', 'index of', 'union', 'distinct values', 'duplicate values',
    'flatten', 'product', 'median', 'stddev', 'mode', 'sort',
    'decimal', 'floor', 'ceiling', 'round up', 'round down', 'round half up', 'round half down', 'abs', 'modulo', 'sqrt',
    'log', 'exp', 'odd', 'even',
    'before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after', 'finishes', 'finished by',
    'includes', 'during', 'starts', 'started by', 'coincides',
    'day of year', 'day of week', 'month of year', 'week of year',
    'get value', 'get entries', 'context put', 'context merge',
  ]; // prettier-ignore
  expect([...builtins.keys()].sort()).toEqual(standard.sort());
});

test('no function reads a clock, and no name of the prototype is one', () => {
  for (const name of ['now', 'today', 'constructor', '__proto__', 'toString']) {
    expect(builtins.get(name)).toBeUndefined();
  }
});

const durations = fc
  .constantFrom('P1Y', '-P14M', 'P0M', 'P1DT2H', '-PT0.5S', 'PT0S', 'P99999999Y')
  .map((text) => parseTemporal(text) as FeelValue);
const texts = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '(a+)+',
    '\\',
    '$1',
    '[',
    '2024-02-29',
    'P1D',
    '[1..2]',
    '1,5',
    '𠮷',
    '__proto__',
    'i',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const numbers = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, 1e15, -1e-7, 6176, -6111, 9e99),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const plain: fc.Arbitrary<FeelValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  numbers,
  texts,
  anyDate,
  anyTime,
  anyDateTime,
  durations,
);
const ranges = fc
  .tuple(fc.oneof(numbers, anyDate), fc.oneof(numbers, fc.constant(null)), fc.boolean())
  .map(([start, end, included]) => new FeelRange(start, end, included, !included));
const functions = plain.map((value) => new FeelFunction(['a', 'b'], () => value));
const values: fc.Arbitrary<FeelValue> = fc.oneof(
  { weight: 4, arbitrary: plain },
  ranges,
  functions,
  fc.array(plain, { maxLength: 4 }),
  fc.array(fc.tuple(texts, plain), { maxLength: 3 }).map((entries) => new Map(entries)),
);

const tools: BuiltinTools = {
  invoke: (fn, args) => fn.call(args, tools),
  spend: () => undefined,
};

/** Whether all numbers of a value are numbers of FEEL, and nothing in it is undefined. */
function isSound(value: FeelValue | undefined): boolean {
  if (value === undefined) return false;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (isList(value)) return value.every(isSound);
  return isContext(value) ? [...value.values()].every(isSound) : true;
}

test('a call with any arguments gives a value and never throws', () => {
  const calls = fc.tuple(fc.constantFrom(...builtins.values()), fc.array(values, { maxLength: 4 }));
  fc.assert(
    fc.property(calls, ([builtin, args]) => {
      expect(isSound(builtin.call(args, tools))).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
