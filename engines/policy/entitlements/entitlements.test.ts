import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicies } from '../compile/compile.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import type { Asking } from '../questions/next-question.ts';
import type { PriorAward } from '../stacking/entitlement.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';
import { decideEntitlements, policiesOn, type AllEntitlements } from './entitlements.ts';

const given = (values: Record<string, unknown>): FactsGiven =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, source: 'self' }]));

const dictionary = smallFacts([
  fact('buys', '购房', { type: 'boolean' }),
  fact('rents', '租房', { type: 'boolean' }),
  fact('works', '在职', { type: 'boolean' }),
  fact('worthy', '作出贡献', { type: 'boolean', verifiedBy: ['employer', 'department'] }),
]);
const asking: Asking = {
  askable: (id) => id !== 'worthy',
  asked: new Set(),
  order: ['buys', 'rents', 'works'],
};
const on = '2026-11-23';

const home = { rule: 'higher-of', group: 'home', clause: '第一条', assumed: true };
const parts = {
  buy: benefit(
    'buy',
    [condition('a', '购房'), condition('b', '在职')],
    { formula: '80000' },
    {
      stacking: [home],
    },
  ),
  rent: benefit(
    'rent',
    [condition('a', '租房'), condition('b', '在职')],
    { formula: '12000' },
    {
      stacking: [home],
    },
  ),
  praise: benefit(
    'praise',
    [condition('a', '在职'), condition('b', '作出贡献')],
    {
      formula: '100000',
    },
    { stacking: [home] },
  ),
  stay: benefit(
    'stay',
    [condition('a', '在职')],
    { formula: '7' },
    {
      gives: 'quantity',
      quantity: { unit: 'day' },
    },
  ),
};

type Part = keyof typeof parts;
/** The benefits dealt out to two files, in an order of their own. */
function decided(
  facts: Record<string, unknown>,
  { files = [['buy', 'rent'], ['stay']] as Part[][], prior = [] as PriorAward[] } = {},
): AllEntitlements {
  const policies = files.map((ids, i) =>
    smallPolicy(
      dictionary,
      ids.map((id) => parts[id]),
      {
        document: { id: `file-${[...ids].sort().join('-')}`, number: `${i}` },
      },
    ),
  );
  const set = compilePolicies(policies, dictionary);
  return decideEntitlements([...set.benefits.values()], dictionary, given(facts), {
    on,
    prior,
    asking,
  });
}
const standings = ({ benefits }: AllEntitlements) =>
  Object.fromEntries(benefits.map(({ benefitId, standing }) => [benefitId, standing]));

describe('all benefits together', () => {
  it('pays the higher of two, and shows the other with what displaced it and by which clause', () => {
    const all = decided({ buys: true, rents: true, works: true });
    expect(standings(all)).toEqual({ buy: 'yes', rent: 'displaced', stay: 'yes' });
    expect(all.totalFen).toBe(8_000_000);
    const rent = all.benefits.find(({ benefitId }) => benefitId === 'rent')!;
    expect(rent).toMatchObject({
      payableFen: 0,
      displacedBy: [{ benefit: 'buy', rule: 'higher-of', clause: '第一条' }],
    });
    expect(rent.decision).toMatchObject({ outcome: 'yes', amountFen: 1_200_000 });
    expect(rent.says?.zh).toContain('待遇 buy');
    expect(all.benefits.find(({ benefitId }) => benefitId === 'stay')).toMatchObject({
      payableFen: null,
      decision: { gives: 'quantity', amountFen: null, quantity: { value: 7, unit: 'day' } },
    });
  });

  it('keeps what was received before in mind', () => {
    const noDouble = { ...home, rule: 'no-double' };
    const again = benefit(
      'again',
      [condition('a', '租房')],
      { formula: '500' },
      {
        stacking: [noDouble],
      },
    );
    const policy = smallPolicy(dictionary, [again]);
    const set = [...compilePolicies([policy], dictionary).benefits.values()];
    const prior: PriorAward[] = [
      { benefit: 'again', holder: 'self', fen: 50_000, on: '2025-05-01' },
    ];
    const around = { on, asking, prior };
    const all = decideEntitlements(set, dictionary, given({ rents: true }), around);
    expect(all.benefits[0]).toMatchObject({
      standing: 'displaced',
      payableFen: 0,
      displacedBy: [{ benefit: 'again', receivedOn: '2025-05-01' }],
    });
  });

  it('says “if confirmed” where only others can tell, with the sum, and what it would displace', () => {
    const files: Part[][] = [['buy', 'praise'], ['stay']];
    const all = decided({ buys: true, works: true }, { files });
    expect(standings(all)).toEqual({ buy: 'yes', praise: 'if-confirmed', stay: 'yes' });
    const praise = all.benefits.find(({ benefitId }) => benefitId === 'praise')!;
    expect(praise).toMatchObject({
      payableFen: 10_000_000,
      fromOthers: ['worthy'],
      toAsk: [],
      decision: { outcome: 'unknown', amountFen: 10_000_000 },
    });
    // What is certain stands until then, and says what would take its place.
    const buy = all.benefits.find(({ benefitId }) => benefitId === 'buy')!;
    expect(buy).toMatchObject({ payableFen: 8_000_000, displacedBy: [{ benefit: 'praise' }] });
    expect(all).toMatchObject({ totalFen: 8_000_000, hopedFen: 10_000_000, next: null });
  });

  it('gives neither of two up while both wait for others', () => {
    const honour = (id: string, sum: string) =>
      benefit(
        id,
        [condition('a', '作出贡献')],
        { formula: sum },
        {
          stacking: [home],
        },
      );
    const policy = smallPolicy(dictionary, [honour('high', '5000'), honour('low', '3000')]);
    const set = [...compilePolicies([policy], dictionary).benefits.values()];
    const all = decideEntitlements(set, dictionary, {}, { on, asking, prior: [] });
    expect(standings(all)).toEqual({ high: 'if-confirmed', low: 'if-confirmed' });
    expect(all.benefits[1]).toMatchObject({
      payableFen: 300_000,
      displacedBy: [{ benefit: 'high' }],
    });
    expect(all.hopedFen).toBe(500_000);
  });

  it('asks on while the person can tell more', () => {
    const all = decided({ buys: false });
    expect(standings(all)).toEqual({ buy: 'no', rent: 'open', stay: 'open' });
    expect(all.next).toMatchObject({ factIds: ['works'], benefitIds: ['rent', 'stay'] });
  });

  it('is the same whatever the order of clauses, of benefits in a file and of files', () => {
    const answer = fc.constantFrom(true, false, undefined);
    const facts = fc.record({ buys: answer, rents: answer, works: answer, worthy: answer });
    const order = fc.shuffledSubarray(Object.keys(parts) as Part[], { minLength: 4, maxLength: 4 });
    const summary = (all: AllEntitlements) =>
      JSON.stringify({
        ...all,
        benefits: all.benefits.map(({ decision, compiled: _compiled, ...rest }) => ({
          ...rest,
          displacedBy: rest.displacedBy.map(({ document: _d, ...each }) => each),
          outcome: decision.outcome,
          amountFen: decision.amountFen,
          reasons: decision.reasons
            .map(({ conditionId, outcome }) => `${conditionId} ${outcome}`)
            .sort(),
        })),
      });
    const plain = (values: Record<string, unknown>) =>
      decided(values, { files: [Object.keys(parts) as Part[]] });
    fc.assert(
      fc.property(
        facts,
        order,
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (values, ids, cut, flip) => {
          const files = [ids.slice(0, cut), ids.slice(cut)];
          for (const id of ids) if (flip) (parts[id]['conditions'] as object[]).reverse();
          const dealt = decided(values, { files });
          for (const id of ids) if (flip) (parts[id]['conditions'] as object[]).reverse();
          expect(summary(dealt)).toBe(summary(plain(values)));
          expect(summary(decided(values, { files: files.toReversed() }))).toBe(summary(dealt));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('decides by the policies in force on the day, with the parameters of that day', () => {
    const rent = (from: string, until: string | null) =>
      smallPolicy(dictionary, [parts.rent], {
        document: { id: `from-${from}`, inForce: { from, until } },
      });
    const policies = [rent('2024-01-01', '2025-01-01'), rent('2025-01-01', null)];
    const ids = (day: string) => policiesOn(policies, day).map(({ document }) => document.id);
    expect(ids('2023-12-31')).toEqual([]);
    expect(ids('2024-12-31')).toEqual(['from-2024-01-01']);
    expect(ids('2025-01-01')).toEqual(['from-2025-01-01']);
  });
});
