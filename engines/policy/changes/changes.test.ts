import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../compile/compile.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import { luzhouFacts, luzhouHousing } from '../testing/luzhou.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';
import { changesThatTurn, type ChangesFound } from './changes.ts';

const given = (values: Record<string, unknown>): FactsGiven =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, source: 'self' }]));

/** `months 35 → 36`, and so on; two facts joined by `+`. */
const told = ({ changes }: ChangesFound): string[] =>
  changes.map(({ facts }) =>
    facts
      .map(({ id, from, to }) =>
        `${id} ${JSON.stringify(from)} → ${JSON.stringify(to)}`.replaceAll('"', ''),
      )
      .join(' + '),
  );

const levels = ['doctor', 'master', 'bachelor', 'college', 'other'];
const dictionary = smallFacts([
  fact('months', '工作月数', { type: 'number', unit: 'month', whole: true, min: 0, max: 720 }),
  fact('firstHome', '首套', { type: 'boolean' }),
  fact('bornOn', '出生日期', { type: 'date', changeable: false }),
  fact('signedOn', '签约日期', { type: 'date' }),
  fact('degree', '学历', {
    type: 'code',
    codes: levels.map((code) => ({ code, label: { zh: code, en: code } })),
  }),
  fact('price', '价款', { type: 'money' }),
  fact('rate', '比例', { type: 'number', unit: 'percent', whole: false, min: 0, max: 100 }),
  fact('more', '更多', { type: 'boolean' }),
]);
const compiled = (conditions: object[], amount: object = { formula: '1000' }, more = {}) => {
  const policy = smallPolicy(
    dictionary,
    [benefit('one', conditions as never, amount as never)],
    more,
  );
  return compilePolicy(policy, dictionary).benefits.get('one')!;
};
const changes = (
  conditions: object[],
  facts: Record<string, unknown>,
  options?: Parameters<typeof changesThatTurn>[3],
) => changesThatTurn(compiled(conditions), dictionary, given(facts), options);

describe('the smallest change that turns a refusal', () => {
  it('is a single fact: a figure to the threshold, a flip, the nearest code, a day', () => {
    const cases: [string, Record<string, unknown>, string[]][] = [
      ['工作月数 >= 36', { months: 35 }, ['months 35 → 36']],
      ['工作月数 > 36', { months: 3 }, ['months 3 → 37']],
      ['工作月数 <= 24', { months: 30 }, ['months 30 → 24']],
      ['工作月数 between 10 and 20', { months: 30 }, ['months 30 → 20']],
      ['工作月数 * 2 + 1 >= 36.5', { months: 1 }, ['months 1 → 18']],
      ['首套', { firstHome: false }, ['firstHome false → true']],
      ['not(首套)', { firstHome: true }, ['firstHome true → false']],
      ['学历 in ("doctor", "bachelor")', { degree: 'other' }, ['degree other → bachelor']],
      ['价款 >= 800000', { price: 100 }, ['price 100 → 80000000']],
      ['价款 > 800000', { price: 100 }, ['price 100 → 80000001']],
      ['比例 >= 12.5', { rate: 12 }, ['rate 12 → 12.5']],
      [
        '签约日期 >= date("2024-03-01")',
        { signedOn: '2024-02-27' },
        ['signedOn 2024-02-27 → 2024-03-01'],
      ],
    ];
    for (const [when, facts, expected] of cases) {
      expect({ when, told: told(changes([condition('c', when)], facts)) }).toEqual({
        when,
        told: expected,
      });
    }
  });

  it('reaches through derived values, tables and parameters', () => {
    const more = {
      parameters: [
        {
          id: 'wanted',
          name: '要求',
          label: { zh: '要求', en: 'Wanted' },
          value: 40,
          unit: 'month',
          assumed: true,
          source: 'assumed',
          reconfirmOn: '2027-03-31',
        },
      ],
      derived: [
        {
          id: 'points',
          name: '积分',
          label: { zh: '积分', en: 'Points' },
          yields: 'number',
          clause: '第一条',
          assumed: true,
          table: {
            hitPolicy: 'UNIQUE',
            inputs: ['学历'],
            rows: [
              { when: ['"doctor"'], then: 30, assumed: true },
              { when: ['"master"'], then: 20, assumed: true },
            ],
            otherwise: 0,
          },
        },
      ],
    };
    const one = compiled([condition('c', '工作月数 + 积分 >= 要求')], undefined, more);
    const found = changesThatTurn(one, dictionary, given({ months: 15, degree: 'college' }));
    expect(told(found)).toEqual(['months 15 → 40', 'degree college → doctor']);
  });

  it('is two facts where no single one suffices, and none where three stand in the way', () => {
    const conditions = [condition('a', '工作月数 >= 36'), condition('b', '首套')];
    expect(told(changes(conditions, { months: 30, firstHome: false }))).toEqual([
      'months 30 → 36 + firstHome false → true',
    ]);
    const third = [...conditions, condition('c', '更多')];
    const found = changes(third, { months: 30, firstHome: false, more: false });
    expect(found).toEqual({ changes: [], outOfReach: [], complete: true });
  });

  it('is one fact that two conditions read together', () => {
    const conditions = [condition('a', '工作月数 >= 36'), condition('b', '工作月数 >= 40 or 首套')];
    expect(told(changes(conditions, { months: 30, firstHome: false }))).toEqual(['months 30 → 40']);
  });

  it('leaves what is unknown unknown, and says so', () => {
    const found = changes([condition('a', '工作月数 >= 36'), condition('b', '首套')], {
      months: 35,
    });
    expect(found.changes).toMatchObject([
      { outcome: 'unknown', facts: [{ id: 'months', to: 36 }] },
    ]);
  });

  it('tells a fact that nobody can change apart, and looks for another way', () => {
    const rule = [condition('young', '出生日期 >= date("1990-01-01") or 工作月数 >= 60 and 首套')];
    const found = changes(rule, { bornOn: '1980-01-01', months: 10, firstHome: false });
    expect(told(found)).toEqual(['months 10 → 60 + firstHome false → true']);
    expect(found.outOfReach).toMatchObject([
      { facts: [{ id: 'bornOn', to: '1990-01-01', changeable: false }] },
    ]);
  });

  it('is nothing where the benefit is not refused', () => {
    for (const facts of [{ months: 36 }, {}, { months: '36' }]) {
      expect(changes([condition('a', '工作月数 >= 36')], facts).changes).toEqual([]);
    }
  });

  it('is bounded in work, and says when it stopped', () => {
    const rule = [condition('a', '工作月数 >= 36'), condition('b', '学历 = "doctor"')];
    const facts = { months: 3, degree: 'other' };
    expect(changes(rule, facts).complete).toBe(true);
    const found = changes(rule, facts, { decisionsMax: 3 });
    expect(found.complete).toBe(false);
  });

  it('always turns the answer when it is carried out, and never says more than is needed', () => {
    const housing = compilePolicy(luzhouHousing(luzhouFacts()), luzhouFacts()).benefits.get(
      'home-purchase',
    )!;
    const person = fc.record({
      fullTimeHire: fc.boolean(),
      newlyIntroduced: fc.boolean(),
      continuousWorkMonths: fc.integer({ min: 0, max: 60 }),
      contributionRecognised: fc.constantFrom(true, undefined),
      firstHome: fc.boolean(),
      newlyBuilt: fc.constant(true),
      inCentralArea: fc.constant(true),
      highestEducation: fc.constantFrom(...levels),
      skillLevel: fc.constantFrom('none', 'technician', 'junior'),
    });
    fc.assert(
      fc.property(person, (values) => {
        const facts = given(values);
        const { outcome } = housing.decide(facts);
        const found = changesThatTurn(housing, luzhouFacts(), facts);
        const failing = housing.explain(facts).reasons.filter((each) => each.outcome === 'no');
        if (outcome === 'no' && failing.length <= 2) expect(found.changes).not.toEqual([]);
        for (const change of found.changes) {
          const turned = { ...facts };
          for (const { id, to } of change.facts) turned[id] = { value: to, source: 'self' };
          const after = housing.decide(turned);
          expect(after.outcome).toBe(change.outcome);
          expect(after.amountFen).toBe(change.amountFen);
          expect(['yes', 'unknown']).toContain(after.outcome);
          for (const { id, from } of change.facts) {
            const without = { ...turned, [id]: { value: from, source: 'self' } };
            expect(housing.decide(without).outcome).toBe('no');
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
