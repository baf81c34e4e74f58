import fc from 'fast-check';
import { expect } from 'vitest';
import { splitInstalments } from '../amounts.ts';
import { factReader } from '../facts/normalise.ts';
import { decideRow } from '../population/decide-row.ts';
import { BenefitLowering } from '../population/lowered.ts';
import { ParameterPlaces } from '../population/lower-tree.ts';
import type { PopulationSource } from '../population/population.ts';
import type { SimulationResult } from '../population/result.ts';
import type { Policy } from '../rules.ts';
import { resolveEntitlements } from '../stacking/resolve-entitlements.ts';
import { benefit, condition, fact, smallFacts, smallPolicy, type Json } from './small-pack.ts';

const thirds = [
  [33, 0],
  [33, 7],
  [34, 19],
] as const;
const code = (...codes: string[]) => ({
  type: 'code',
  codes: codes.map((each) => ({ code: each, label: { zh: each, en: each } })),
});
export const dictionary = smallFacts([
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

/** What a policy of the tests says otherwise; left out, it says what it always says. */
export interface Variant {
  readonly home?: string;
  readonly degrees?: string;
  readonly rate?: number;
  readonly cap?: number;
  readonly signed?: string;
  readonly rentMonths?: number;
  readonly months?: string;
  readonly share?: string;
  readonly award?: string;
  readonly parts?: readonly (readonly [number, number])[];
  readonly homeStacking?: readonly Json[];
  readonly settlingStacking?: readonly Json[];
  readonly days?: number;
  /** Benefits that are not there. */
  readonly without?: readonly string[];
  /** Whether there is one more benefit. */
  readonly more?: boolean;
}

export const capAll = group('cap', 'all', { by: 'person', per: 'total', limit: '总上限' });
export const higherOf = (name: string) => group('higher-of', name);
export const exclusiveWith = (...benefits: string[]) => ({
  rule: 'exclusive-with',
  benefits,
  clause: '第一条',
  assumed: true,
});

/** Five benefits of every kind: by instalments, by month, from a table, capped, in days. */
export function policyWith(variant: Variant = {}): Policy {
  const { home = '全职 and 新来 and 工作月数 >= 要求月数', cap = 250000, rate = 0.07 } = variant;
  const { signed = '签约日期 >= 起算日', rentMonths = 24, days = 3 } = variant;
  const { months = '工作月数 between 6 and 60 or not(新来)', share = '份额 * 3 >= 1' } = variant;
  const { degrees = '学历 in ("doctor", "master")', award = '50000 / 3 + 购房价 * 份额' } = variant;
  const { homeStacking = [higherOf('home'), capAll] } = variant;
  const { settlingStacking = [capAll, exclusiveWith('award')] } = variant;
  const benefits = [
    benefit(
      'home',
      [condition('hired', home), condition('degree', degrees)],
      { percentage: { rate, of: '购房价' }, cap, ...parts(...(variant.parts ?? thirds)) },
      { stacking: homeStacking },
    ),
    benefit(
      'rent',
      [condition('hired', '全职'), condition('signed', signed)],
      {
        monthly: { sum: '月补助', months: `min(工作月数, ${rentMonths})` },
        rounding: { to: 'fen', direction: 'half-up' },
      },
      { stacking: [higherOf('home'), capAll] },
    ),
    benefit(
      'settling',
      [condition('months', months)],
      { formula: '安家额', ...parts([60, 0], [40, 12]) },
      { stacking: settlingStacking },
    ),
    benefit(
      'award',
      [condition('field', '专业 = "化工" or 专业 = "白酒"'), condition('share', share)],
      {
        formula: award,
        cap: '购房价 / 工作月数',
        rounding: { to: 'yuan', direction: 'up' },
      },
    ),
    benefit(
      'days',
      [condition('newcomer', '新来')],
      { formula: `if 学历 = "doctor" then 7 else ${days}` },
      {
        beneficiary: 'employer',
        gives: 'quantity',
        quantity: { unit: 'day' },
        stacking: [group('no-double', 'home')],
      },
    ),
    ...(variant.more
      ? [
          benefit(
            'extra',
            [condition('months', '工作月数 > 3')],
            { formula: '1000 * 工作月数' },
            { stacking: [higherOf('home'), capAll] },
          ),
        ]
      : []),
  ];
  return smallPolicy(
    dictionary,
    benefits.filter((each) => !variant.without?.includes(String(each['id']))),
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
/** Facts of a row, some of them unknown, odd or large. */
export const person = fc.record({
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
export type Person = Readonly<Record<string, unknown>>;
export const people = fc.array(person, { minLength: 1, maxLength: 80 });

const kindOf = (row: number) => (row % 7 === 6 ? ('employer' as const) : ('person' as const));
const group3 = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ code: String(i), label: both(String(i)) }));
/** Rows of two kinds in three counties, two classes and two years; `times` over, one behind the other. */
export function sourceOf(rows: readonly Person[], times = 1): PopulationSource {
  return {
    persons: rows.length * times,
    kinds: ['person', 'employer'],
    counties: group3(3),
    classes: group3(2),
    firstYear: 2026,
    years: 2,
    row: (at) => {
      const row = at % rows.length;
      return {
        values: rows[row] ?? {},
        kind: kindOf(row),
        place: { county: row % 3, class: row % 2, year: row % 5 === 0 ? 1 : 0 },
      };
    },
  };
}
export const day = '2026-11-23';

/** Figures of all persons one by one: decided alone, settled by `resolveEntitlements`, split one by one. */
export function oneByOne(policy: Policy, rows: readonly Person[]) {
  const benefits = new BenefitLowering(new Map(), new ParameterPlaces()).lower([policy]);
  const figures = benefits.map(({ id }) => ({
    id,
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
    const decided = benefits.map((each) => ({ of: each, ...decideRow(each, { kind, valueOf }) }));
    const entitled = decided.map(({ of: { checked, rules }, outcome, amount }) => ({
      benefit: checked,
      document: 'small',
      outcome,
      amountFen: rules.gives === 'money' && outcome === 'yes' ? amount : null,
      quantity: rules.gives === 'quantity' ? amount : null,
    }));
    const settled = resolveEntitlements(entitled, [], day);
    for (const each of settled.benefits) {
      const place = benefits.findIndex(({ id }) => id === each.benefitId);
      const of = figures[place];
      const own = decided[place];
      if (!of || !own) throw new Error(`no benefit ${each.benefitId}`);
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
        const count = own.months;
        const monthly = Math.floor(payable / count);
        for (let m = 0; m < count; m++)
          due(m, m === count - 1 ? payable - monthly * (count - 1) : monthly);
      } else {
        for (const part of splitInstalments(payable, own.of.checked.file.amount.instalments)) {
          due(part.afterMonths, part.amountFen);
        }
      }
    }
    if (settled.totalFen > 0) paidPersons += 1;
    return settled.totalFen;
  });
  return { figures, paidPersons, totals };
}

/** Expects the figures of one side to be those of all persons one by one, and to add up. */
export function expectAlike(
  side: 'before' | 'after',
  result: Pick<SimulationResult, 'benefits' | 'totals' | 'years'>,
  expected: ReturnType<typeof oneByOne>,
): void {
  const ofSide = result.benefits.filter((each) => each[side] !== null);
  const figures = expected.figures.map(({ id }) => ofSide.find((each) => each.id === id)?.[side]);
  expect(ofSide).toHaveLength(expected.figures.length);
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
