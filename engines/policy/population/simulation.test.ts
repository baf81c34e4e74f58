import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  day,
  dictionary,
  expectAlike,
  oneByOne,
  people,
  policyWith,
  sourceOf,
} from '../testing/small-population.ts';
import { fillPopulation, wholly } from './population.ts';
import { Simulation } from './simulation.ts';
import { withParameters } from './with-parameters.ts';

test('the fused loop gives for a population what deciding and stacking one by one gives, to the fen', () => {
  const policy = policyWith();
  fc.assert(
    fc.property(people, (rows) => {
      const population = wholly(fillPopulation(sourceOf(rows), [policy], dictionary));
      const simulation = new Simulation(population, [policy], day);
      simulation.runFull();
      expectAlike('before', simulation.change([policy], []), oneByOne(policy, rows));
    }),
    { numRuns: 80 },
  );
});

const changes = fc.record(
  {
    monthsMin: fc.constantFrom(12, 35, 37, 60),
    monthly: fc.constantFrom(0, 100_000, 123_457),
    startOn: fc.constantFrom('2024-05-31', '2024-06-02', '2030-01-01'),
    capAll: fc.constantFrom(0, 1_000_000, 19_999_999, 900_000_000),
    rate: fc.constantFrom(0.3, 7),
  },
  { requiredKeys: [] },
);
const texts = fc.constantFrom(
  policyWith(),
  policyWith({ home: '全职 and 工作月数 > 要求月数' }),
  policyWith({ cap: 100000.5 }),
);

test('a change over bitmaps equals the full recompute to the fen, winners and losers included', () => {
  const policy = policyWith();
  fc.assert(
    fc.property(people, texts, changes, (rows, text, values) => {
      const changed = withParameters(text, new Map(Object.entries(values)));
      const population = wholly(fillPopulation(sourceOf(rows), [policy], dictionary));
      const simulation = new Simulation(population, [policy], day);
      simulation.runFull();
      const answer = simulation.change([changed], [], rows.length);
      const [was, is] = [oneByOne(policy, rows), oneByOne(changed, rows)];
      expectAlike('before', answer, was);
      expectAlike('after', answer, is);
      const differences = is.totals.map((fen, row) => fen - was.totals[row]!);
      const gains = differences.filter((fen) => fen > 0);
      const losses = differences.filter((fen) => fen < 0);
      const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
      expect(answer.winners).toEqual({ persons: gains.length, differenceFen: sum(gains) });
      expect(answer.losers).toEqual({ persons: losses.length, differenceFen: sum(losses) });
      expect(
        answer.people.map(({ row, beforeFen, afterFen }) => [row, beforeFen, afterFen]),
      ).toEqual(
        differences
          .map((fen, row) => ({ fen, row }))
          .filter(({ fen }) => fen !== 0)
          .toSorted((a, b) => Math.abs(b.fen) - Math.abs(a.fen) || a.row - b.row)
          .map(({ row }) => [row, was.totals[row], is.totals[row]]),
      );
      const full = simulation.recompute([changed]);
      const again = simulation.change([changed], [], 0);
      expect(again.totals.after.costFen).toBe(full.cost.reduce((a, b) => a + b, 0));
      expect(
        again.benefits.map(({ after }) => after?.overlap.filter((_, i, all) => all.length > i)),
      ).toEqual(
        again.benefits.map(({ after }, a) =>
          again.benefits.map((_, b) => (a === b ? after?.eligible : full.overlap[a * 5 + b])),
        ),
      );
    }),
    { numRuns: 80 },
  );
});

test('rows whose figures leave the range of exact doubles are decided in fractions', () => {
  const policy = policyWith();
  // Sums that lie a fifteen-thousandth of a fen above a whole yuan: (price × 20001 + 5 × 10^10) / 30000.
  const first = Array.from({ length: 1_000_000 }, (_, i) => i).find(
    (price) => (price * 20_001 + 5e10) % 3_000_000 === 2,
  );
  const rows = Array.from({ length: 200 }, (_, i) => ({
    field: '化工',
    months: 1,
    price: (first ?? 0) + 1_000_000 * (89_999_998 - i),
    share: 0.6667,
  }));
  const simulation = new Simulation(
    wholly(fillPopulation(sourceOf(rows), [policy], dictionary)),
    [policy],
    day,
  );
  simulation.runFull();
  const expected = oneByOne(policy, rows);
  expect(expected.figures.some(({ costFen }) => costFen > 0)).toBe(true);
  expectAlike('before', simulation.change([policy], []), expected);
});
