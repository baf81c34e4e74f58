import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';
import type { Entitlements, EntitledBenefit, PriorAward } from './entitlement.ts';
import { resolveEntitlements } from './resolve-entitlements.ts';

const dictionary = smallFacts([fact('works', '在职', { type: 'boolean' })]);
const on = '2026-06-01';
type Rule = Readonly<Record<string, unknown>>;
type Spec = {
  readonly id: string;
  readonly yuan: number | null;
  readonly rules?: readonly Rule[];
  readonly outcome?: EntitledBenefit['outcome'];
  readonly more?: Readonly<Record<string, unknown>>;
};
const stated = { clause: '第一条', assumed: true };

/** Benefits with their stacking rules, as decided. */
function entitled(specs: readonly Spec[]): EntitledBenefit[] {
  const policy = smallPolicy(
    dictionary,
    specs.map(({ id, yuan, rules = [], more }) =>
      benefit(
        id,
        [condition('c', '在职')],
        { formula: yuan ?? 0 },
        {
          stacking: rules.map((rule) => ({ ...rule, ...stated })),
          ...more,
        },
      ),
    ),
  );
  return specs.map(({ yuan, outcome = 'yes' }, i) => ({
    benefit: policy.rules.benefits[i]!,
    document: 'small',
    outcome,
    amountFen: yuan === null ? null : yuan * 100,
  }));
}

const payable = (result: Entitlements) =>
  Object.fromEntries(
    result.benefits.map(({ benefitId, payableFen }) => [
      benefitId,
      payableFen === null ? null : payableFen / 100,
    ]),
  );
const resolve = (specs: readonly Spec[], prior: readonly PriorAward[] = []) =>
  resolveEntitlements(entitled(specs), prior, on);
const award = (benefitId: string, yuan: number, more: Partial<PriorAward> = {}): PriorAward => ({
  benefit: benefitId,
  holder: 'self',
  fen: yuan * 100,
  on: '2025-05-01',
  ...more,
});
const inGroup = (rule: string, group = 'home', more: Rule = {}): Rule => ({ rule, group, ...more });

describe('benefits that are due together', () => {
  it('gives all that nothing binds', () => {
    expect(
      payable(
        resolve([
          { id: 'a', yuan: 1 },
          { id: 'b', yuan: 2 },
        ]),
      ),
    ).toEqual({ a: 1, b: 2 });
  });

  it.each(['higher-of', 'no-double', 'top-up'])('pays the highest of a group under %s', (rule) => {
    const rules = [inGroup(rule)];
    const result = resolve([
      { id: 'a', yuan: 100, rules },
      { id: 'b', yuan: 300, rules },
      { id: 'c', yuan: 200, rules },
    ]);
    expect(payable(result)).toEqual({ a: 0, b: 300, c: 0 });
    expect(result.benefits[0]).toMatchObject({
      stands: false,
      beforeFen: 10_000,
      displacedBy: [{ benefit: 'b', rule, group: 'home', clause: '第一条', document: 'small' }],
    });
    expect(result.benefits[0]?.says.zh).toContain('待遇 b');
    expect(result.totalFen).toBe(30_000);
  });

  it('looks at earlier awards under no-double and top-up, not under higher-of', () => {
    const after = (rule: string, before: number) =>
      resolve([{ id: 'a', yuan: 300, rules: [inGroup(rule)] }], [award('a', before)]).benefits[0];
    expect(after('higher-of', 100)).toMatchObject({ payableFen: 30_000, stands: true });
    expect(after('no-double', 100)).toMatchObject({
      payableFen: 0,
      displacedBy: [{ benefit: 'a', receivedOn: '2025-05-01', rule: 'no-double' }],
    });
    expect(after('top-up', 100)).toMatchObject({
      payableFen: 20_000,
      reducedBy: [{ rule: 'top-up', byFen: 10_000, benefits: ['a'] }],
    });
    expect(after('top-up', 299)).toMatchObject({ payableFen: 100, stands: true });
    expect(after('top-up', 300)).toMatchObject({ payableFen: 0, stands: false });
    expect(after('top-up', 301)).toMatchObject({ payableFen: 0, stands: false });
  });

  it('counts an award of a benefit that is not in force any more by its groups', () => {
    const rules = [inGroup('no-double')];
    const old = award('gone', 1, { groups: ['home'] });
    expect(resolve([{ id: 'a', yuan: 3, rules }], [old]).benefits[0]?.stands).toBe(false);
    expect(resolve([{ id: 'a', yuan: 3, rules }], [award('gone', 1)]).benefits[0]?.stands).toBe(
      true,
    );
  });

  it('excludes both ways, whichever side states it', () => {
    const specs: Spec[] = [
      { id: 'flat', yuan: 0, more: { gives: 'service', amount: undefined } },
      { id: 'rent', yuan: 500, rules: [{ rule: 'exclusive-with', benefits: ['flat'] }] },
    ];
    expect(resolve(specs).benefits[0]).toMatchObject({
      benefitId: 'flat',
      stands: false,
      displacedBy: [{ benefit: 'rent', rule: 'exclusive-with', statedBy: 'rent' }],
    });
    const [flat, rent] = resolve(specs, [award('rent', 500)]).benefits;
    expect(flat?.displacedBy[0]).toMatchObject({ benefit: 'rent', receivedOn: '2025-05-01' });
    expect(rent?.stands).toBe(true);
    expect(resolve(specs, [award('flat', 0)]).benefits[1]?.stands).toBe(false);
  });

  it('takes two smaller benefits before one that excludes both', () => {
    const result = resolve([
      { id: 'big', yuan: 100, rules: [{ rule: 'exclusive-with', benefits: ['x', 'y'] }] },
      { id: 'x', yuan: 60 },
      { id: 'y', yuan: 60 },
    ]);
    expect(payable(result)).toEqual({ big: 0, x: 60, y: 60 });
  });

  it('chooses by what is left after the caps', () => {
    const capped = { rule: 'cap', by: 'person', per: 'total', group: 'sum', limit: 100 };
    const result = resolve([
      { id: 'a', yuan: 100, rules: [capped, inGroup('higher-of')] },
      { id: 'b', yuan: 90, rules: [inGroup('higher-of')] },
      { id: 'd', yuan: 100, rules: [capped] },
    ]);
    expect(payable(result)).toEqual({ a: 0, b: 90, d: 100 });
  });

  it('of equal sums gives the smaller id, of ceilings the higher one', () => {
    const rules = [inGroup('higher-of')];
    expect(
      payable(
        resolve([
          { id: 'b', yuan: 5, rules },
          { id: 'a', yuan: 5, rules },
        ]),
      ),
    ).toEqual({
      a: 5,
      b: 0,
    });
    const more = { gives: 'ceiling' };
    const [low, high] = resolve([
      { id: 'a', yuan: 5, rules, more },
      { id: 'b', yuan: 6, rules, more },
    ]).benefits;
    expect([low?.stands, high?.stands, high?.payableFen]).toEqual([false, true, null]);
  });

  it.each([
    ['person', 'self', true],
    ['person', 'spouse', false],
    ['household', 'self', true],
    ['household', 'spouse', true],
    ['household', 'employer', false],
    ['employer', 'employer', true],
    ['employer', 'self', false],
  ] as const)('a cap by %s counts awards of %s: %s', (by, holder, counts) => {
    const rules = [{ rule: 'cap', by, per: 'total', group: 'sum', limit: 250 }];
    const result = resolve([{ id: 'a', yuan: 200, rules }], [award('a', 100, { holder })]);
    expect(payable(result)).toEqual({ a: counts ? 150 : 200 });
  });

  it('a cap by year counts the calendar year of the decision, and cuts the smaller sums', () => {
    const rules = [{ rule: 'cap', by: 'person', per: 'year', group: 'sum', limit: 250 }];
    const specs: Spec[] = [
      { id: 'a', yuan: 100, rules },
      { id: 'b', yuan: 200, rules },
    ];
    expect(payable(resolve(specs, [award('a', 30, { on: '2025-12-31' })]))).toEqual({
      a: 50,
      b: 200,
    });
    const now = resolve(specs, [award('a', 30, { on: '2026-01-01' })]);
    expect(payable(now)).toEqual({ a: 20, b: 200 });
    expect(now.benefits[0]?.reducedBy).toMatchObject([
      { rule: 'cap', byFen: 8000, benefits: ['a', 'b'], group: 'sum' },
    ]);
    expect(now.benefits[0]?.says.zh).toContain('累计上限');
  });

  it('gives a couple one claim, or half each and never more than the whole', () => {
    const after = (share: string, spouse: number) =>
      resolve(
        [{ id: 'a', yuan: 301, rules: [inGroup('one-per-couple', 'home', { share })] }],
        spouse < 0 ? [] : [award('a', spouse, { holder: 'spouse' })],
      ).benefits[0];
    expect(after('one', -1)).toMatchObject({ payableFen: 30_100 });
    expect(after('one', 1)).toMatchObject({ payableFen: 0, displacedBy: [{ holder: 'spouse' }] });
    expect(after('half', -1)).toMatchObject({ payableFen: 30_100 });
    expect(after('half', 150)).toMatchObject({ payableFen: 15_000 });
    expect(after('half', 200)).toMatchObject({ payableFen: 10_100 });
    expect(after('half', 301)).toMatchObject({ payableFen: 0, stands: false });
    expect(after('one', 1)?.says.en).toContain('Your spouse has received');
  });

  it('names what cannot be told yet and would lower a benefit', () => {
    const rules = [inGroup('higher-of')];
    const specs = (yuan: number | null): Spec[] => [
      { id: 'a', yuan: 100, rules },
      { id: 'later', yuan, rules, outcome: 'unknown' },
      { id: 'other', yuan: 5 },
    ];
    const of = (yuan: number | null) =>
      resolve(specs(yuan)).benefits.map((each) => each.provisional);
    expect(of(200)).toEqual([['later'], [], []]);
    expect(of(null)).toEqual([['later'], [], []]);
    expect(of(99)).toEqual([[], [], []]);
    const result = resolve(specs(200));
    expect(payable(result)).toEqual({ a: 100, later: null, other: 5 });
    expect(result.totalFen).toBe(10_500);
  });
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const groups = ['home', 'rent'];
const group = fc.constantFrom(...groups);
const anyRule = fc.oneof(
  fc.record({ rule: fc.constantFrom('higher-of', 'no-double', 'top-up'), group }),
  fc.record({
    rule: fc.constant('exclusive-with'),
    benefits: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    rule: fc.constant('one-per-couple'),
    group,
    share: fc.constantFrom('one', 'half'),
  }),
  fc.record({
    rule: fc.constant('cap'),
    by: fc.constantFrom('person', 'household', 'employer'),
    per: fc.constantFrom('year', 'total'),
    group,
    limit: fc.integer({ min: 0, max: 20 }),
  }),
);
const anySpecs = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...ids),
    yuan: fc.integer({ min: 0, max: 10 }),
    rules: fc.array(anyRule, { maxLength: 3 }),
    outcome: fc.constantFrom<EntitledBenefit['outcome']>('yes', 'yes', 'yes', 'unknown', 'no'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
);
const anyPrior = fc.array(
  fc.record({
    benefit: fc.constantFrom(...ids, 'gone'),
    holder: fc.constantFrom<PriorAward['holder']>('self', 'spouse', 'employer'),
    fen: fc.integer({ min: 0, max: 2000 }),
    on: fc.constantFrom('2025-05-01', '2026-02-01'),
  }),
  { maxLength: 3 },
);
// A benefit that excludes itself is refused when a file is checked.
const sound = (specs: readonly Spec[]): Spec[] =>
  specs.map((spec) => ({
    ...spec,
    rules: (spec.rules ?? []).filter(
      (rule) => !(rule['benefits'] as string[] | undefined)?.includes(spec.id),
    ),
  }));
/** Without the check of the file, which would refuse some of the random rules. */
const shuffled = <T>(list: readonly T[], by: readonly number[]): T[] =>
  list
    .map((each, i) => ({ each, key: by[i % by.length] ?? 0, i }))
    .toSorted((a, b) => a.key - b.key || b.i - a.i)
    .map(({ each }) => each);

describe('whatever the benefits and awards', () => {
  const base = entitled(ids.map((id) => ({ id, yuan: 1 })));
  const built = (specs: readonly Spec[]): EntitledBenefit[] =>
    specs.map(({ id, yuan, rules = [], outcome = 'yes' }) => {
      const one = base[ids.indexOf(id)]!;
      const stacking = rules.map((rule) => ({
        file: { ...rule, ...stated } as never,
        ...(typeof rule['limit'] === 'number' && { limitFen: rule['limit'] * 100 }),
      }));
      return {
        ...one,
        benefit: { ...one.benefit, stacking },
        outcome,
        amountFen: yuan === null ? null : yuan * 100,
      };
    });

  it('the order of benefits, clauses and awards makes no difference', () => {
    fc.assert(
      fc.property(
        anySpecs,
        anyPrior,
        fc.array(fc.integer(), { minLength: 3, maxLength: 9 }),
        (written, prior, by) => {
          const specs = sound(written);
          const other = shuffled(
            specs.map((spec) => ({ ...spec, rules: shuffled(spec.rules ?? [], by) })),
            by,
          );
          expect(resolveEntitlements(built(other), shuffled(prior, by), on)).toEqual(
            resolveEntitlements(built(specs), prior, on),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('nothing that stands conflicts, and no selection would pay more', () => {
    fc.assert(
      fc.property(anySpecs, (written) => {
        const specs = sound(written).filter(({ outcome }) => outcome === 'yes');
        const result = resolveEntitlements(built(specs), [], on);
        const standing = result.benefits.flatMap((each) => (each.stands ? [each.benefitId] : []));
        for (const a of standing)
          for (const b of standing) if (a !== b) expect(clashIn(specs, a, b)).toBe(false);
        const uncapped = specs.map((spec) => ({
          ...spec,
          rules: (spec.rules ?? []).filter((rule) => rule['rule'] !== 'cap'),
        }));
        const free = resolveEntitlements(built(uncapped), [], on);
        // Groups that only a cap named are gone with it; compare where the conflicts are the same.
        const mask = specs.map(({ id }) => id);
        const sums = new Map(specs.map(({ id, yuan }) => [id, yuan]));
        let most = 0;
        for (let set = 0; set < 2 ** mask.length; set++) {
          const chosen = mask.filter((_, i) => (set >> i) & 1);
          if (chosen.some((a) => chosen.some((b) => a < b && clashIn(uncapped, a, b)))) continue;
          most = Math.max(
            most,
            chosen.reduce((sum, id) => sum + (sums.get(id) ?? 0) * 100, 0),
          );
        }
        expect(free.totalFen).toBe(most);
      }),
      { numRuns: 300 },
    );
  });

  it('no cap is exceeded', () => {
    fc.assert(
      fc.property(anySpecs, anyPrior, (written, prior) => {
        const specs = sound(written);
        const result = resolveEntitlements(built(specs), prior, on);
        for (const rule of specs.flatMap((spec) => spec.rules ?? [])) {
          if (rule['rule'] !== 'cap' || rule['by'] !== 'person' || rule['per'] !== 'total')
            continue;
          const members = specs.filter((spec) =>
            (spec.rules ?? []).some((each) => each['group'] === rule['group']),
          );
          const sum = result.benefits
            .filter(({ benefitId }) => members.some(({ id }) => id === benefitId))
            .reduce((total, { payableFen }) => total + (payableFen ?? 0), 0);
          const before = prior
            .filter(
              ({ holder, benefit: id }) => holder === 'self' && members.some((m) => m.id === id),
            )
            .reduce((total, { fen }) => total + fen, 0);
          expect(sum).toBeLessThanOrEqual(Math.max(0, Number(rule['limit']) * 100 - before));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether two benefits exclude each other, told anew from their rules. */
function clashIn(specs: readonly Spec[], a: string, b: string): boolean {
  const rulesOf = (id: string) => specs.find((spec) => spec.id === id)?.rules ?? [];
  return [
    [a, b],
    [b, a],
  ].some(([one = '', two = '']) =>
    rulesOf(one).some(
      (rule) =>
        (rule['benefits'] as string[] | undefined)?.includes(two) === true ||
        (['higher-of', 'no-double', 'top-up'].includes(String(rule['rule'])) &&
          rulesOf(two).some((each) => each['group'] === rule['group'])),
    ),
  );
}
