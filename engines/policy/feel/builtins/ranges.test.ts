import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeelRange } from '../value.ts';
import { builtins } from './builtins.ts';
import { testRows } from './test-rows.ts';

testRows('before, after, meets, met by', [
  ['before(1, 10)', 'true'],
  ['before(1, (1..10])', 'true'],
  ['before([1..10), 10)', 'true'],
  ['before([1..10], [10..20])', 'false'],
  ['before(@"2024-01-01", [@"2024-01-02"..@"2024-02-01"])', 'true'],
  ['before((<5), [5..6])', 'true'],
  ['before(1, "a")', 'null'],
  ['before(1, null)', 'null'],
  ['after(10, [1..10))', 'true'],
  ['after([11..20], 11)', 'false'],
  ['after((>10), 10)', 'true'],
  ['after(null, 1)', 'null'],
  ['meets([1..5], [5..10])', 'true'],
  ['meets([1..5), [5..10])', 'false'],
  ['meets([1..5], 5)', 'null'],
  ['met by([5..10], [1..5])', 'true'],
  ['met by((5..10], [1..5])', 'false'],
  ['met by(1, 2)', 'null'],
]);

testRows('overlaps, overlaps before, overlaps after', [
  ['overlaps([1..5], [5..8])', 'true'],
  ['overlaps([1..5], (5..8])', 'false'],
  ['overlaps((>3), (<4))', 'true'],
  ['overlaps([1..5], ["a".."b"])', 'null'],
  ['overlaps before([1..5], [3..8])', 'true'],
  ['overlaps before([1..5], [1..5])', 'false'],
  ['overlaps before([1..5], null)', 'null'],
  ['overlaps after([3..8], [1..5])', 'true'],
  ['overlaps after((1..5], [1..5])', 'true'],
  ['overlaps after(3, [1..5])', 'null'],
]);

testRows('finishes, finished by, starts, started by, coincides', [
  ['finishes(10, [1..10])', 'true'],
  ['finishes([5..10), [1..10])', 'false'],
  ['finishes("10", [1..10])', 'null'],
  ['finished by([1..10], 10)', 'true'],
  ['finished by([1..10), [5..10))', 'true'],
  ['finished by(10, [1..10])', 'null'],
  ['starts(1, [1..10])', 'true'],
  ['starts((1..5], [1..10])', 'false'],
  ['starts(null, [1..10])', 'null'],
  ['started by([1..10], [1..5])', 'true'],
  ['started by((1..10], 1)', 'false'],
  ['started by(1, 1)', 'null'],
  ['coincides(5, 5)', 'true'],
  ['coincides([1..5], (1..5])', 'false'],
  ['coincides(5, [5..5])', 'null'],
]);

testRows('includes, during', [
  ['includes([1..10], 10)', 'true'],
  ['includes([1..10), 10)', 'false'],
  ['includes([1..10], (1..10))', 'true'],
  ['includes([1..10), [1..10])', 'false'],
  ['includes((>=1), [3..4])', 'true'],
  ['includes([1..10], "5")', 'null'],
  ['during(5, [1..10])', 'true'],
  ['during([1..10], (1..10))', 'false'],
  ['during([1..2], 1)', 'null'],
]);

testRows('range reads a range from its text', [
  ['range("[18..21)")', '[18..21)'],
  ['range("]18..21[")', '(18..21)'],
  ['range("[1.5..)")', '(>=1.5)'],
  ['range("(..2]")', '(<=2)'],
  ['range("[\\"a..b\\"..\\"c\\"]")', '["a..b".."c"]'],
  ['range("[@\\"2024-01-01\\"..date(\\"2024-02-01\\")]")', '[2024-01-01..2024-02-01]'],
  ['range("[duration(\\"P1D\\")..duration(\\"P2D\\")]")', '[P1D..P2D]'],
  ['range("[21..18]")', 'null'],
  ['range("[1..\\"a\\"]")', 'null'],
  ['range("[..]")', 'null'],
  ['range("[1..x]")', 'null'],
  ['range("1..2")', 'null'],
  ['range("")', 'null'],
  ['range(null)', 'null'],
]);

const tools = { invoke: () => null, spend: () => undefined };
const ask = (name: string, a: FeelRange, b: FeelRange) => builtins.get(name)?.call([a, b], tools);

const ends = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 5 }));
const aRange = fc
  .tuple(ends, fc.boolean(), fc.boolean())
  .map(([[start, length], from, to]) => new FeelRange(start, start + length, from, to));

test('each function is the other way round of its opposite', () => {
  const opposites = [
    ['before', 'after'],
    ['meets', 'met by'],
    ['overlaps', 'overlaps'],
    ['overlaps before', 'overlaps after'],
    ['finishes', 'finished by'],
    ['includes', 'during'],
    ['starts', 'started by'],
    ['coincides', 'coincides'],
  ] as const;
  fc.assert(
    fc.property(aRange, aRange, fc.constantFrom(...opposites), (a, b, [name, opposite]) => {
      expect(ask(name, a, b)).toBe(ask(opposite, b, a));
    }),
  );
});

test('two ranges lie before, after, or overlap; never two of these', () => {
  fc.assert(
    fc.property(aRange, aRange, (a, b) => {
      const answers = ['before', 'after', 'overlaps'].map((name) => ask(name, a, b));
      expect(answers.filter((answer) => answer === true)).toHaveLength(1);
    }),
  );
});
