import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capAll,
  day,
  dictionary,
  exclusiveWith,
  expectAlike,
  higherOf,
  oneByOne,
  people,
  person,
  policyWith,
  sourceOf,
  type Person,
  type Variant,
} from '../testing/small-population.ts';
import type { Policy } from '../rules.ts';
import { fillPopulation, wholly } from './population.ts';
import { Simulation } from './simulation.ts';
import { withParameters } from './with-parameters.ts';

/** Ten times as many runs where `YANZHEN_LONG` is set. */
const long = process.env['YANZHEN_LONG'] ? 10 : 1;

const operator = fc.constantFrom('<', '<=', '>', '>=', '=', '!=');
const variant: fc.Arbitrary<Variant> = fc.record(
  {
    home: fc.oneof(
      fc
        .tuple(operator, fc.constantFrom('35', '36', '37', '要求月数'))
        .map(([sign, months]) => `全职 and 新来 and 工作月数 ${sign} ${months}`),
      fc.constantFrom('not(新来) or 全职', '全职 = 新来', '购房价 >= 900000', 'not(全职)'),
    ),
    degrees: fc.constantFrom('学历 = "doctor"', '学历 != "other"', '学历 in ("doctor", "other")'),
    rate: fc.constantFrom(0.05, 0.0333),
    cap: fc.constantFrom(10000, 100000.5, 9_000_000_000),
    signed: operator.map((sign) => `签约日期 ${sign} 起算日`),
    rentMonths: fc.constantFrom(12, 36),
    months: fc.constantFrom('工作月数 between 12 and 60', '工作月数 > 35', 'not(新来)'),
    share: fc.constantFrom('份额 * 3 > 1', '份额 >= 0.5', '份额 / 工作月数 < 0.1'),
    award: fc.constantFrom('50000', '购房价 * 份额', 'if 全职 then 30000 else 20000.005'),
    parts: fc.constantFrom([[100, 0]] as const, [[50, 0] as const, [50, 12] as const]),
    homeStacking: fc.constantFrom([], [capAll], [higherOf('home')], [exclusiveWith('award')]),
    settlingStacking: fc.constantFrom([], [capAll], [higherOf('home'), capAll]),
    days: fc.constantFrom(4, 8),
    without: fc.constantFrom(['rent'], ['settling'], ['days', 'award']),
    more: fc.boolean(),
  },
  { requiredKeys: [] },
);
const values = fc.record(
  {
    monthsMin: fc.constantFrom(12, 35, 37, 60),
    monthly: fc.constantFrom(0, 100_000, 123_457),
    startOn: fc.constantFrom('2024-05-31', '2024-06-02', '2030-01-01'),
    capAll: fc.constantFrom(0, 1_000_000, 19_999_999, 900_000_000),
    rate: fc.constantFrom(0.3, 7),
  },
  { requiredKeys: [] },
);
const policyOf = (said: Variant, moved: Readonly<Record<string, number | string | undefined>>) =>
  withParameters(
    policyWith(said),
    new Map(Object.entries(moved).flatMap(([id, to]) => (to === undefined ? [] : [[id, to]]))),
  );
const policies = fc.tuple(variant, values).map(([said, moved]) => policyOf(said, moved));

/** One thing of `of` that is another in `other`, taken over. */
const oneOf = <T extends object>(of: T, other: T, choice: number): T => {
  const keys = Object.keys(other) as (keyof T)[];
  const key = keys[choice % Math.max(1, keys.length)];
  return key === undefined ? of : { ...of, [key]: other[key] };
};
/** Before and after: anything and anything else, or one condition, sum, rule of stacking or limit moved. */
const changes = fc.oneof(
  fc.tuple(policies, policies),
  fc
    .tuple(variant, variant, values, fc.nat(20))
    .map(
      ([said, other, moved, choice]) =>
        [policyOf(said, moved), policyOf(oneOf(said, other, choice), moved)] as const,
    ),
  fc
    .tuple(variant, values, values, fc.nat(20))
    .map(
      ([said, moved, other, choice]) =>
        [policyOf(said, moved), policyOf(said, oneOf(moved, other, choice))] as const,
    ),
);

function simulationOf(rows: readonly Person[], policy: Policy, times = 1): Simulation {
  const population = wholly(fillPopulation(sourceOf(rows, times), [policy], dictionary));
  const simulation = new Simulation(population, [policy], day);
  simulation.runFull();
  return simulation;
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** Expects a change to give what deciding, stacking and splitting one by one gives, and a recompute too. */
function expectChange(
  simulation: Simulation,
  rows: readonly Person[],
  [before, after]: readonly [Policy, Policy],
): void {
  const answer = simulation.change([after], [], rows.length);
  const [was, is] = [oneByOne(before, rows), oneByOne(after, rows)];
  expectAlike('before', answer, was);
  expectAlike('after', answer, is);
  const differences = is.totals.map((fen, row) => fen - was.totals[row]!);
  const gains = differences.filter((fen) => fen > 0);
  const losses = differences.filter((fen) => fen < 0);
  expect(answer.winners).toEqual({ persons: gains.length, differenceFen: sum(gains) });
  expect(answer.losers).toEqual({ persons: losses.length, differenceFen: sum(losses) });
  expect(answer.people.map(({ row, beforeFen, afterFen }) => [row, beforeFen, afterFen])).toEqual(
    differences
      .map((fen, row) => ({ fen, row }))
      .filter(({ fen }) => fen !== 0)
      .toSorted((a, b) => Math.abs(b.fen) - Math.abs(a.fen) || a.row - b.row)
      .map(({ row }) => [row, was.totals[row], is.totals[row]]),
  );
  const full = simulation.recompute([after]);
  const count = full.shape.benefits;
  const present = answer.benefits.map(({ after: figures }) => figures);
  present.forEach((figures, a) => {
    if (!figures) return;
    const cells = full.cost.length / count;
    const own = (data: Float64Array) => sum([...data.subarray(a * cells, (a + 1) * cells)]);
    expect([figures.eligible, figures.costFen, figures.aloneFen, figures.displaced]).toEqual([
      own(full.eligible),
      own(full.cost),
      own(full.alone),
      full.displaced[a],
    ]);
    expect(figures.overlap).toEqual(
      present.map((_, b) => (a === b ? figures.eligible : full.overlap[a * count + b])),
    );
  });
}

describe('a change', () => {
  it(
    'equals the full recompute to the fen, whatever is changed to whatever else',
    () => {
      fc.assert(
        fc.property(people, changes, (rows, [before, after]) => {
          expectChange(simulationOf(rows, before), rows, [before, after]);
        }),
        { numRuns: 40 * long },
      );
    },
    120_000 * long,
  );

  it(
    'equals it after any other changes, and leaves today as it was',
    () => {
      const others = fc.array(policies, { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(people, changes, others, (rows, [before, after], list) => {
          const simulation = simulationOf(rows, before);
          for (const each of [...list, after]) expectChange(simulation, rows, [before, each]);
          expectChange(simulation, rows, [before, before]);
        }),
        { numRuns: 10 * long },
      );
    },
    120_000 * long,
  );

  it(
    'of a population that repeats some rows gives as many times what it gives of them',
    () => {
      const times = 1500;
      const some = fc.array(person, { minLength: 61, maxLength: 80 });
      fc.assert(
        fc.property(some, changes, (rows, [before, after]) => {
          const few = simulationOf(rows, before).change([after], [], rows.length);
          // Sums of a population are promised below 2^53 (`SimulationResult`); beyond, doubles are not exact.
          const sums = few.benefits.flatMap((each) =>
            [each.before, each.after].flatMap((side) =>
              side ? [side.aloneFen, side.costFen] : [],
            ),
          );
          fc.pre(sum(sums) * times <= Number.MAX_SAFE_INTEGER);
          // More rows than are read, compared or rehearsed at once.
          const many = simulationOf(rows, before, times).change([after], [], 2 * times);
          few.benefits.forEach((each, place) => {
            const other = many.benefits[place];
            for (const side of ['before', 'after'] as const) {
              const [one, all] = [each[side], other?.[side]];
              if (!one) continue;
              const figures = [one.eligible, one.unknown, one.displaced, one.costFen, one.aloneFen];
              const repeated = [...figures, ...one.overlap, ...one.byYear].map((n) => n * times);
              expect([
                all?.eligible,
                all?.unknown,
                all?.displaced,
                all?.costFen,
                all?.aloneFen,
                ...(all?.overlap ?? []),
                ...(all?.byYear ?? []),
              ]).toEqual(repeated);
            }
          });
          const { winners, losers } = few;
          for (const [one, all] of [
            [winners, many.winners],
            [losers, many.losers],
          ] as const) {
            expect(all).toEqual({
              persons: one.persons * times,
              differenceFen: one.differenceFen * times,
            });
          }
          expect(many.totals.after.paidPersons).toBe(few.totals.after.paidPersons * times);
          // The largest changes are those of the same rows, each as often as it repeats.
          const sizes = few.people.flatMap(({ beforeFen, afterFen }) =>
            Array.from({ length: times }, () => Math.abs(afterFen - beforeFen)),
          );
          expect(
            many.people.map(({ beforeFen, afterFen }) => Math.abs(afterFen - beforeFen)),
          ).toEqual(sizes.slice(0, 2 * times));
        }),
        { numRuns: 2 * long },
      );
    },
    120_000 * long,
  );
});
