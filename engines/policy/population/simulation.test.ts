import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitInstalments } from '../amounts.ts';
import { factReader } from '../facts/normalise.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';
import { resolveEntitlements } from '../stacking/resolve-entitlements.ts';
import { decideRow } from './decide-row.ts';
import { BenefitLowering } from './lowered.ts';
import { ParameterPlaces } from './lower-tree.ts';
import { fillPopulation, wholly, type PopulationSource } from './population.ts';
import { Simulation } from './simulation.ts';
import type { SimulationResult } from './result.ts';
import { withParameters } from './with-parameters.ts';

const code = (...codes: string[]) => ({
  type: 'code',
  codes: codes.map((each) => ({ code: each, label: { zh: each, en: each } })),
});
const dictionary = smallFacts([
  fact('hired', '全职', { type: 'boolean' }),
  fact('newcomer', '新来', { type: 'boolean' }),
  fact('months', '工作月数', { type: 'number', unit: 'month', whole: true, min: 0, max: 720 }),
  fact('price', '购房价', { type: 'money' }),
  fact('degree', '学历', code('doctor', 'master', 'other')),
  fact('signedOn', '签约日期', { type: 'date' }),
  fact('field', '专业', { type: 'text', lengthMax: 20 }),
  fact('share', '份额', { type: 'number', unit: 'share', whole: false, min: 0, max: 1 }),
]);
const both = (text: string) => ({ zh: text, en: text });
const group = (rule: string, name: string, more = {}) => ({
  rule,
  group: name,
  clause: '第一条',
  assumed: true,
  ...more,
});
const parts = (...shares: (readonly [number, number])[]) => ({
  instalments: {
    parts: shares.map(([share, afterMonths], i) => ({
      id: `part-${i}`,
      share,
      afterMonths,
      name: both('一期'),
    })),
    remainder: 'last',
    clause: '第一条',
    assumed: true,
  },
});
const parameter = (id: string, name: string, value: number | string, unit: string) => ({
  id,
  name,
  label: both(name),
  value,
  unit,
  assumed: true,
  source: 'assumed',
  reconfirmOn: '2027-03-31',
});

function policyWith({ home = '全职 and 新来 and 工作月数 >= 要求月数', cap = 250000 } = {}) {
  return smallPolicy(
    dictionary,
    [
      benefit(
        'home',
        [condition('hired', home), condition('degree', '学历 in ("doctor", "master")')],
        { percentage: { rate: 0.07, of: '购房价' }, cap, ...parts([33, 0], [33, 7], [34, 19]) },
        {
          stacking: [
            group('higher-of', 'home'),
            group('cap', 'all', { by: 'person', per: 'total', limit: '总上限' }),
          ],
        },
      ),
      benefit(
        'rent',
        [condition('hired', '全职'), condition('signed', '签约日期 >= 起算日')],
        {
          monthly: { sum: '月补助', months: 'min(工作月数, 24)' },
          rounding: { to: 'fen', direction: 'half-up' },
        },
        {
          stacking: [
            group('higher-of', 'home'),
            group('cap', 'all', { by: 'person', per: 'total', limit: '总上限' }),
          ],
        },
      ),
      benefit(
        'settling',
        [condition('months', '工作月数 between 6 and 60 or not(新来)')],
        { formula: '安家额', ...parts([60, 0], [40, 12]) },
        {
          stacking: [
            group('cap', 'all', { by: 'person', per: 'total', limit: '总上限' }),
            { rule: 'exclusive-with', benefits: ['award'], clause: '第一条', assumed: true },
          ],
        },
      ),
      benefit(
        'award',
        [condition('field', '专业 = "化工" or 专业 = "白酒"'), condition('share', '份额 * 3 >= 1')],
        {
          formula: '50000 / 3 + 购房价 * 份额',
          cap: '购房价 / 工作月数',
          rounding: { to: 'yuan', direction: 'up' },
        },
      ),
      benefit(
        'days',
        [condition('newcomer', '新来')],
        { formula: 'if 学历 = "doctor" then 7 else 3' },
        {
          beneficiary: 'employer',
          gives: 'quantity',
          quantity: { unit: 'day' },
          stacking: [group('no-double', 'home')],
        },
      ),
    ],
    {
      parameters: [
        parameter('monthsMin', '要求月数', 36, 'month'),
        parameter('monthly', '月补助', 1234.56, 'yuan'),
        parameter('startOn', '起算日', '2024-06-01', 'date'),
        parameter('capAll', '总上限', 200000, 'yuan'),
        parameter('rate', '每月份数', 0.125, 'none'),
      ],
      derived: [
        {
          id: 'settlingSum',
          name: '安家额',
          label: both('安家额'),
          yields: 'money',
          clause: '第一条',
          assumed: true,
          table: {
            hitPolicy: 'UNIQUE',
            inputs: ['学历', '工作月数'],
            rows: [
              { when: ['"doctor"', '-'], then: '100000.01', assumed: true },
              { when: ['"master"', '>= 12'], then: '工作月数 * 每月份数', assumed: true },
              { when: ['"other"', '-'], then: 0, assumed: true },
            ],
            otherwise: 1.5,
          },
        },
      ],
    },
  );
}

const perhaps = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 8 });
const person = fc.record({
  hired: perhaps(fc.boolean()),
  newcomer: perhaps(fc.boolean()),
  months: perhaps(fc.oneof(fc.integer({ min: 0, max: 80 }), fc.constantFrom(35, 36, 37, 720))),
  price: perhaps(
    fc.oneof(
      fc.integer({ min: 0, max: 500_000_000 }),
      fc.constantFrom(90_000_000_000_000, 89_999_999_999_999, 12_345_678_901_233),
    ),
  ),
  degree: perhaps(fc.constantFrom('doctor', 'master', 'other')),
  signedOn: perhaps(fc.constantFrom('2024-05-31', '2024-06-01', '2025-01-01', '1950-02-28')),
  field: perhaps(fc.constantFrom('化工', '白酒', '其他')),
  share: perhaps(
    fc.oneof(
      fc.constantFrom(0, 1, 0.6667, 0.7, 0.3333333, 0.33333333333, 0.5),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
  ),
});
type Person = Readonly<Record<string, unknown>>;
const people = fc.array(person, { minLength: 1, maxLength: 80 });

const kindOf = (row: number) => (row % 7 === 6 ? ('employer' as const) : ('person' as const));
const group3 = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ code: String(i), label: both(String(i)) }));
function sourceOf(rows: readonly Person[]): PopulationSource {
  return {
    persons: rows.length,
    kinds: ['person', 'employer'],
    counties: group3(3),
    classes: group3(2),
    firstYear: 2026,
    years: 2,
    row: (row) => ({
      values: rows[row] ?? {},
      kind: kindOf(row),
      place: { county: row % 3, class: row % 2, year: row % 5 === 0 ? 1 : 0 },
    }),
  };
}
const day = '2026-11-23';

/** Figures of all persons one by one: decided alone, settled by `resolveEntitlements`, split one by one. */
function oneByOne(policy: ReturnType<typeof policyWith>, rows: readonly Person[]) {
  const benefits = new BenefitLowering(new Map(), new ParameterPlaces()).lower([policy]);
  const figures = benefits.map(() => ({
    eligible: 0,
    unknown: 0,
    displaced: 0,
    costFen: 0,
    byYear: new Map<number, number>(),
  }));
  let paidPersons = 0;
  const totals = rows.map((values, row) => {
    const valueOf = (id: string) => {
      const known = dictionary.facts.get(id);
      return known ? factReader(known)(values[id]) : null;
    };
    const kind = kindOf(row);
    const decided = benefits.map((each) => decideRow(each, { kind, valueOf }));
    const entitled = benefits.map(({ checked, rules: { gives } }, i) => ({
      benefit: checked,
      document: 'small',
      outcome: decided[i]!.outcome,
      amountFen: gives === 'money' && decided[i]!.outcome === 'yes' ? decided[i]!.amount : null,
      quantity: gives === 'quantity' ? decided[i]!.amount : null,
    }));
    const settled = resolveEntitlements(entitled, [], day);
    for (const each of settled.benefits) {
      const place = benefits.findIndex(({ id }) => id === each.benefitId);
      const of = figures[place]!;
      if (each.outcome === 'unknown') {
        of.unknown += 1;
        continue;
      }
      of.eligible += 1;
      if (!each.stands) of.displaced += 1;
      of.costFen += each.payableFen ?? 0;
      const year = row % 5 === 0 ? 1 : 0;
      const due = (months: number, fen: number) => {
        const when = 2026 + year + Math.floor((10 + months) / 12);
        of.byYear.set(when, (of.byYear.get(when) ?? 0) + fen);
      };
      const payable = each.payableFen ?? 0;
      if (each.benefitId === 'rent' && payable > 0) {
        const count = decided[place]!.months;
        const monthly = Math.floor(payable / count);
        for (let m = 0; m < count; m++)
          due(m, m === count - 1 ? payable - monthly * (count - 1) : monthly);
      } else {
        for (const part of splitInstalments(
          payable,
          benefits[place]!.checked.file.amount.instalments,
        )) {
          due(part.afterMonths, part.amountFen);
        }
      }
    }
    if (settled.totalFen > 0) paidPersons += 1;
    return settled.totalFen;
  });
  return { figures, paidPersons, totals };
}

function expectAlike(
  side: 'before' | 'after',
  result: Pick<SimulationResult, 'benefits' | 'totals' | 'years'>,
  expected: ReturnType<typeof oneByOne>,
): void {
  const figures = result.benefits.map((each) => each[side]);
  expect(
    figures.map((each) => each && [each.eligible, each.unknown, each.displaced, each.costFen]),
  ).toEqual(
    expected.figures.map((each) => [each.eligible, each.unknown, each.displaced, each.costFen]),
  );
  expect(figures.map((each) => each?.byYear)).toEqual(
    expected.figures.map((each) => result.years.map((year) => each.byYear.get(year) ?? 0)),
  );
  expect(result.totals[side].paidPersons).toBe(expected.paidPersons);
  for (const each of figures) {
    const sums = [
      each?.byYear,
      each?.byCounty.map((s) => s.costFen),
      each?.byClass.map((s) => s.costFen),
    ];
    for (const list of sums) expect(list?.reduce((a, b) => a + b, 0)).toBe(each?.costFen);
  }
}

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
