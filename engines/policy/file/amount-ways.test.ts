import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../compile/compile.ts';
import { runWorkedExamples } from '../examples.ts';
import { policyOn } from '../policy-on.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';

const dictionary = smallFacts([
  fact('hires', '新招人数', { type: 'number', unit: 'person', whole: true, min: 0 }),
  fact('price', '价格', { type: 'money' }),
  fact('works', '在职', { type: 'boolean' }),
]);
const conditions = [condition('c', '在职')];
const both = (text: string) => ({ zh: text, en: text });
const facts = { works: { value: true }, hires: { value: 7 }, price: { value: 1_000_050 } };

function decide(amount: object, more: object = {}) {
  const policy = smallPolicy(dictionary, [benefit('a', conditions, { ...amount }, { ...more })]);
  const { benefits } = compilePolicy(policy, dictionary);
  const one = benefits.get('a')!;
  expect(one.decide(facts).outcome).toBe('yes');
  return one.explain(facts);
}

describe('the ways of stating an amount', () => {
  it.each([
    ['per head', { perHead: { sum: 3000, heads: '新招人数' } }, 2_100_000],
    ['a percentage', { percentage: { rate: 0.3, of: '价格' }, cap: 5000 }, 300_000],
    ['a percentage beyond its cap', { percentage: { rate: 0.3, of: '价格' }, cap: 2000 }, 200_000],
    ['monthly', { monthly: { sum: 800, months: 36 } }, 2_880_000],
    ['per head of a sum', { perHead: { sum: '1000 + 2000', heads: '新招人数 + 1' } }, 2_400_000],
  ])('%s', (_, amount, fen) => {
    expect(decide(amount)).toMatchObject({ amountFen: fen, gives: 'money', rangeFen: null });
  });

  it('a range: at most the upper end, both told', () => {
    const range = { from: 500_000, to: 1_000_000, decidedBy: 'review' };
    expect(decide({ range })).toMatchObject({
      amountFen: 100_000_000,
      rangeFen: { from: 50_000_000, to: 100_000_000 },
    });
  });

  it('a quantity in whole units, a ceiling, a service', () => {
    const quantity = { gives: 'quantity', quantity: { unit: 'day' } };
    const { amountFen, quantity: given } = decide(
      { formula: '新招人数 / 2', rounding: undefined },
      quantity,
    );
    expect([amountFen, given]).toEqual([null, { value: 3, unit: 'day' }]);
    expect(decide({ formula: 300_000 }, { gives: 'ceiling' })).toMatchObject({
      amountFen: 30_000_000,
      gives: 'ceiling',
    });
    expect(decide({}, { gives: 'service', amount: undefined, payers: undefined })).toMatchObject({
      amountFen: 0,
      gives: 'service',
    });
  });
});

const parameters = [
  {
    id: 'sum',
    name: '标准',
    label: both('标准'),
    unit: 'yuan',
    assumed: true,
    source: 'assumed',
    reconfirmOn: '2027-03-31',
    values: [
      { from: '2024-01-01', until: '2025-01-01', value: 3000 },
      { from: '2025-01-01', until: null, value: 3500 },
    ],
  },
];

describe('parameters of a day', () => {
  const stated = { clause: '第一条', assumed: true };
  const cap = { rule: 'cap', by: 'person', per: 'total', group: 'g', limit: '标准', ...stated };
  const yes = (on: string | undefined, yuan: number, more: object = {}) => ({
    id: `on-${on}`,
    says: both('x'),
    facts: { 在职: true },
    ...(on && { on }),
    expect: { outcome: 'yes', amountYuan: yuan, ...more },
  });
  const policy = smallPolicy(
    dictionary,
    [
      benefit(
        'a',
        conditions,
        { formula: '标准 * 2' },
        {
          stacking: [cap],
          examples: [
            yes(undefined, 6000, { payableYuan: 3000 }),
            yes('2024-12-31', 6000, { payableYuan: 3000 }),
            yes('2025-01-01', 7000, { payableYuan: 3500 }),
          ],
        },
      ),
    ],
    { parameters },
  );

  it('are those in force then, limits too', () => {
    const amountOn = (day: string) =>
      compilePolicy(policyOn(policy, day), dictionary).benefits.get('a')!.decide(facts).amountFen;
    expect(['2023-01-01', '2024-12-31', '2025-01-01', '2099-01-01'].map(amountOn)).toEqual([
      600_000, 600_000, 700_000, 700_000,
    ]);
    const limits = ['2024-12-31', '2025-01-01'].map(
      (day) => policyOn(policy, day).rules.benefits[0]?.stacking[0]?.limitFen,
    );
    expect(limits).toEqual([300_000, 350_000]);
  });

  it('are one policy between two changes, told apart by the first day', () => {
    expect(policyOn(policy, '2024-06-01')).toBe(policy);
    expect(policyOn(policy, '2025-01-01')).toBe(policyOn(policy, '2026-06-01'));
    expect(policyOn(policy, '2026-06-01').parametersOn).toBe('2025-01-01');
    expect(policyOn(policy, '2026-06-01').version).toBe(policy.version);
  });

  it('are those of the day of a worked example', () => {
    for (const { actual, expected } of runWorkedExamples(policy, dictionary)) {
      expect(actual).toEqual(expected);
    }
  });
});

describe('a worked example beside other benefits', () => {
  const stacking = [{ rule: 'higher-of', group: 'g', clause: '第一条', assumed: true }];
  const run = (expect_: object, prior: object[] = []) => {
    const example = { id: 'x', says: both('x'), facts: { 在职: true }, prior, expect: expect_ };
    const policy = smallPolicy(dictionary, [
      benefit('a', conditions, { formula: 10 }, { stacking, examples: [example] }),
      benefit('b', conditions, { formula: 20 }, { stacking }),
    ]);
    return runWorkedExamples(policy, dictionary)[0]!;
  };
  const alone = { outcome: 'yes', amountYuan: 10 };

  it('holds where it states what is payable and what displaces', () => {
    expect(run(alone).ok).toBe(true);
    expect(run({ ...alone, payableYuan: 0, displacedBy: ['b'] }).ok).toBe(true);
    expect(run({ ...alone, payableYuan: 10 })).toMatchObject({
      ok: false,
      actual: { payableFen: 0, displacedBy: ['b'] },
    });
    expect(run({ ...alone, displacedBy: [] }).ok).toBe(false);
  });
});
