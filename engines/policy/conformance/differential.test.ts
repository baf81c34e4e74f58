import fc from 'fast-check';
import { evaluate as feelin } from 'feelin';
import { describe, expect, it } from 'vitest';
import { evaluateExpression, FeelRefusal } from '../evaluate.ts';
import { isContext, isList, type FeelValue } from '../feel/value.ts';
import { knownDifferences } from './differences.ts';
import { generatedContext, generatedExpressions } from '../testing/feel-expressions.ts';

/** A value as feelin has it. */
const plain = (value: FeelValue): unknown =>
  isList(value)
    ? value.map(plain)
    : isContext(value)
      ? Object.fromEntries([...value].map(([name, entry]) => [name, plain(entry)]))
      : value;

const feelinGives = (source: string, context: Record<string, unknown>): unknown => {
  const { value } = feelin(source, context) as { value: unknown };
  return oneZero(value ?? null);
};

/** Binary doubles have two zeros, decimals one. */
function oneZero(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(oneZero);
  return value === 0 ? 0 : value;
}

describe('against feelin', () => {
  it('gives the same value, but for the known differences', () => {
    const { num, bool, text, list } = generatedExpressions;
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(num, bool, text, list), generatedContext, (source, values) => {
        const ours = plain(evaluateExpression(source, values));
        const theirs = feelinGives(source, values);
        const known = knownDifferences.some(({ covers }) => covers?.test(source));
        if (!known || JSON.stringify(ours) === JSON.stringify(theirs)) {
          expect(ours).toEqual(theirs);
          compared += 1;
        }
      }),
      // The same expressions each time; others where a number is asked for.
      process.env['YANZHEN_LONG']
        ? { numRuns: Number(process.env['YANZHEN_LONG']) }
        : { seed: 20_261_130, numRuns: 500 },
    );
    // Most of what is generated must really be compared.
    expect(compared).toBeGreaterThan(300);
  }, 60_000);

  it.each(knownDifferences.map(({ id, example }) => [id, example] as const))(
    'differs as listed: %s',
    (_, { expression, context, ours, feelin: theirs }) => {
      let given: string;
      try {
        given = JSON.stringify(plain(evaluateExpression(expression, context)));
      } catch (error) {
        if (!(error instanceof FeelRefusal)) throw error;
        given = 'refused';
      }
      const expected =
        ours === 'refused' ? ours : JSON.stringify(plain(evaluateExpression(ours, {})));
      expect(given).toBe(expected);
      expect(JSON.stringify(feelinGives(expression, context))).toBe(theirs);
      expect(given).not.toBe(theirs);
    },
  );
});
