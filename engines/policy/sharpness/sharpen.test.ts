import { describe, expect, it } from 'vitest';
import { runWorkedExamples } from '../examples.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';
import { lackingExamples } from './example-coverage.ts';
import { sharpen } from './sharpen.ts';

const both = (text: string) => ({ zh: text, en: text });
const dictionary = smallFacts([
  fact('months', '月数', { type: 'number', unit: 'month', whole: true, min: 0, max: 600 }),
  fact('price', '价格', { type: 'money' }),
  fact('degree', '学历', {
    type: 'code',
    codes: ['doctor', 'master', 'none'].map((code) => ({ code, label: both(code) })),
  }),
  fact('local', '本地', { type: 'boolean' }),
]);

type Json = Readonly<Record<string, unknown>>;
/** An example in one line: its facts, and its amount in yuan or what it states. */
function example(id: string, facts: Json, expected: number | Json, more: Json = {}): Json {
  const expect = typeof expected === 'number' ? { outcome: 'yes', amountYuan: expected } : expected;
  return { id, says: both(id), facts, expect, ...more };
}
const no = (...failing: string[]) => ({ outcome: 'no', amountYuan: null, failing });
const unknown = { outcome: 'unknown', amountYuan: null };

/** What nobody notices, each as `place: change`. */
function unnoticed(benefits: readonly Json[], more: Json = {}): string[] {
  const policy = smallPolicy(dictionary, benefits, more);
  for (const { exampleId, expected, actual } of runWorkedExamples(policy, dictionary)) {
    expect([exampleId, actual]).toEqual([exampleId, expected]);
  }
  return sharpen([policy], dictionary).map(({ path, change }) => `${path.join('.')}: ${change.en}`);
}

describe('changes that worked examples notice', () => {
  const at = { 月数: 36 };
  const fixed = { formula: 1000 };
  const months = [condition('long', '月数 >= 36')];
  const one = (examples: Json[], amount: Json = fixed, conditions = months) =>
    unnoticed([benefit('a', conditions, amount, { examples })]);

  it('needs an example on each side of a threshold and one at it', () => {
    const below = example('below', { 月数: 35 }, no('long'));
    const above = example('above', { 月数: 37 }, 1000);
    const exact = example('at', at, 1000);
    expect(one([below, exact, above])).toEqual([]);
    const when = 'benefits.0.conditions.0.when';
    expect(one([below, above])).toEqual([`${when}: \`>=\` → \`>\``, `${when}: \`36\` → \`37\``]);
    expect(one([exact, above])).toEqual([`${when}: \`36\` → \`35\``]);
    expect(one([below, exact])).toEqual([`${when}: \`>=\` → \`=\``]);
    const policy = smallPolicy(dictionary, [
      benefit('a', months, fixed, { examples: [below, above] }),
    ]);
    expect(sharpen([policy], dictionary)[0]).toMatchObject({
      fileName: 'small.yaml',
      remedy: { en: 'add an example exactly at 36' },
    });
  });

  it('tries and, or, not and codes', () => {
    const conditions = [condition('c', 'not(本地) and (学历 = "doctor" or 学历 = "master")')];
    const all = [
      example('doctor', { 本地: false, 学历: 'doctor' }, 1000),
      example('master', { 本地: false, 学历: 'master' }, 1000),
      example('none', { 本地: false, 学历: 'none' }, no('c')),
      example('local', { 本地: true, 学历: 'doctor' }, no('c')),
    ];
    expect(one(all, fixed, conditions)).toEqual([]);
    const without = (id: string) =>
      one(
        all.filter((each) => each['id'] !== id),
        fixed,
        conditions,
      );
    expect(without('master').join()).toContain('`"master"` → `""`');
    expect(without('doctor').join()).toContain('`"doctor"` → `""`');
    expect(one(all.slice(0, 2), fixed, conditions).join()).toContain('`and` → `or`');
  });

  it('tries each row of a table, its cells and its output', () => {
    const table = {
      hitPolicy: 'UNIQUE',
      inputs: ['月数'],
      rows: [
        { when: ['< 12'], then: 100, assumed: true },
        { when: ['>= 12'], then: 200, assumed: true },
      ],
    };
    const of = (...list: [number, number][]) =>
      one(
        list.map(([value, yuan]) => example(`m${value}`, { 月数: value }, yuan)),
        { table },
        [condition('c', '月数 >= 0')],
      );
    // Below 0 there is nobody: most changes of `>= 0` make no difference.
    const ends = of([0, 100], [11, 100], [12, 200], [13, 200]);
    expect(ends).toEqual([]);
    const rows = 'benefits.0.amount.table.rows';
    expect(of([0, 100], [11, 100], [13, 200])).toEqual([
      `${rows}.0.when: \`<\` → \`<=\``,
      `${rows}.0.when: \`12\` → \`13\``,
      `${rows}.1.when: \`>=\` → \`>\``,
      `${rows}.1.when: \`12\` → \`13\``,
    ]);
    expect(of([0, 100], [11, 100]).join()).toContain(`${rows}.1.then: \`200\` → \`201\``);
  });

  it('tries arithmetic, the cap and the rounding', () => {
    const amount = { percentage: { rate: 0.3, of: '价格' }, cap: 5000 };
    const conditions = [condition('c', '本地')];
    const of = (...list: [number, number][]) =>
      one(
        list.map(([yuan, sum]) => example(`p${yuan}`, { 本地: true, 价格: yuan }, sum)),
        amount,
        conditions,
      );
    // 30 % of 1105 is 331.5, of 1101 is 330.3.
    const all: [number, number][] = [
      [1105, 331],
      [1101, 330],
      [16_667, 5000],
      [90_000, 5000],
    ];
    const missing = one(
      [
        ...all.map(([yuan, sum]) => example(`p${yuan}`, { 本地: true, 价格: yuan }, sum)),
        example('not-local', { 本地: false, 价格: 1 }, no('c')),
      ],
      amount,
      conditions,
    );
    expect(missing).toEqual([]);
    expect(of([1105, 331]).join()).toContain('benefits.0.amount.cap: the cap dropped');
    expect(of([1000, 300], [90_000, 5000]).join()).toContain(
      'rounding `yuan · down` → `yuan · up`',
    );
    expect(of([1101, 330], [90_000, 5000]).join()).toContain(
      'rounding `yuan · down` → `yuan · half-up`',
    );
    expect(of([90_000, 5000]).join()).toContain('percentage: `*` → `/`');
  });

  it('leaves alone what makes no difference to anybody', () => {
    const parameters = [
      {
        id: 'most',
        name: '最高',
        label: both('最高'),
        value: 1000,
        unit: 'yuan',
        assumed: true,
        source: 'assumed',
        reconfirmOn: '2027-01-01',
      },
      {
        id: 'each',
        name: '标准',
        label: both('标准'),
        value: 1000,
        unit: 'yuan',
        assumed: true,
        source: 'assumed',
        reconfirmOn: '2027-01-01',
      },
    ];
    const examples = [
      example('at', { 月数: 36 }, 1000),
      example('above', { 月数: 37 }, 1000),
      example('below', { 月数: 35 }, no('long')),
    ];
    const amount = { formula: 'min(标准, 最高)', cap: '最高' };
    // One yuan more in either is cut by the other; the cap never cuts more.
    expect(unnoticed([benefit('a', months, amount, { examples })], { parameters })).toEqual([]);
  });

  it('tries each dated value of a parameter, on its own days', () => {
    const parameter = (day: Json) => ({
      parameters: [
        {
          id: 'sum', name: '标准', label: both('标准'), unit: 'yuan', assumed: true, source: 'assumed',
          reconfirmOn: '2027-01-01',
          values: [
            { from: '2024-01-01', until: '2025-01-01', value: 1000 },
            { from: '2025-01-01', until: null, value: 2000 },
          ],
        },
      ],
      examples: [
        example('then', at, 1000),
        example('above', { 月数: 37 }, 1000),
        example('below', { 月数: 35 }, no('long')),
        ...(day['on'] ? [example('now', at, 2000, day)] : []),
      ],
    }); // prettier-ignore
    const of = (day: Json) => {
      const { parameters, examples } = parameter(day);
      const written = benefit('a', months, { formula: '标准' }, { examples });
      return unnoticed([written], { parameters });
    };
    expect(of({ on: '2025-06-01' })).toEqual([]);
    expect(of({})).toEqual([
      'parameters.0.values.1.value: “标准” 2000 → 1999',
      'parameters.0.values.1.value: “标准” 2000 → 2001',
    ]);
  });

  it('tries each stacking rule: dropped, of another kind, its limit a step off', () => {
    const stated = { clause: '第一条', assumed: true };
    const group = { rule: 'no-double', group: 'home', ...stated };
    const cap = { rule: 'cap', by: 'person', per: 'year', group: 'sum', limit: 2500, ...stated };
    const conditions = [condition('c', '本地')];
    const yes = { 本地: true };
    const prior = (holder: string, yuan: number, on: string, of = 'b') => ({
      prior: [{ benefit: of, holder, yuan, on }],
    });
    const paid = (amountYuan: number, payableYuan: number, displacedBy: string[] = []) => ({
      outcome: 'yes',
      amountYuan,
      payableYuan,
      displacedBy,
    });
    const doctor = { 学历: 'doctor' };
    const none = example('no', { 学历: 'none' }, no('c'));
    const a = [
      example('together', { ...yes, ...doctor }, paid(1000, 0, ['b'])),
      example('before', yes, paid(1000, 0, ['b']), prior('self', 400, '2023-05-01')),
      example('no', { 本地: false }, no('c')),
    ];
    const b = [
      example('capped', doctor, paid(2000, 1500), prior('self', 1000, '2024-05-01', 'c')),
      example('last-year', doctor, paid(2000, 2000), prior('self', 1000, '2023-05-01', 'c')),
      example('others', doctor, paid(2000, 2000), {
        prior: ['spouse', 'employer'].flatMap((of) => prior(of, 1000, '2024-05-01', 'c').prior),
      }),
      none,
    ];
    const c = [
      example('alone', yes, paid(1, 0, ['z']), prior('self', 1, '2023-01-01', 'z')),
      example('no', { 本地: false }, no('c')),
    ];
    const set = (ofA: Json[], ofB: Json[]) => [
      benefit('a', conditions, { formula: 1000 }, { stacking: [group], examples: ofA }),
      benefit(
        'b',
        [condition('c', '学历 = "doctor"')],
        { formula: 2000 },
        {
          stacking: [{ ...group, rule: 'higher-of' }, cap],
          examples: ofB,
        },
      ),
      benefit(
        'c',
        conditions,
        { formula: 1 },
        {
          stacking: [{ ...cap }, { rule: 'exclusive-with', benefits: ['z'], ...stated }],
          examples: c,
        },
      ),
      benefit(
        'z',
        conditions,
        { formula: 3 },
        {
          examples: [example('yes', yes, paid(3, 3)), example('no', { 本地: false }, no('c'))],
        },
      ),
    ];
    const all = unnoticed(set(a, b));
    const kinds = all.filter((each) => each.startsWith('benefits.0.'));
    expect(kinds).toEqual([]);
    const blunt = unnoticed(
      set(
        a.filter(({ id }) => id !== 'before'),
        b,
      ),
    );
    expect(blunt).toContain('benefits.0.stacking.0: `no-double` → `higher-of`');
    const uncapped = unnoticed(
      set(
        a,
        b.filter(({ id }) => id !== 'last-year'),
      ),
    );
    expect(uncapped).toContain('benefits.1.stacking.1: `year` → `total`');
    expect(all).not.toContain('benefits.1.stacking.1: `year` → `total`');
    expect(
      unnoticed(
        set(
          a,
          b.filter(({ id }) => id !== 'others'),
        ),
      ),
    ).toContain('benefits.1.stacking.1: `person` → `household`');
    expect(all).not.toContain('benefits.1.stacking.1: `2500` → `2501`');
  });
});

describe('examples that each benefit must have', () => {
  const lacks = (examples: Json[]) =>
    lackingExamples(
      smallPolicy(dictionary, [
        benefit('a', [condition('long', '月数 >= 36')], { formula: 1 }, { examples }),
      ]),
      dictionary,
    ).map(({ code, values }) => [code, values['sideEn']].filter(Boolean).join(' '));
  const months = (...list: number[]) =>
    list.map((value) => example(`m${value}`, { 月数: value }, value >= 36 ? 1 : no('long')));

  it('six at least, one of them unknown', () => {
    expect(lacks([...months(34, 35, 36, 37, 38), example('open', {}, unknown)])).toEqual([]);
    expect(lacks(months(35, 36, 37))).toEqual(['example.too-few', 'example.none-unknown']);
  });

  it('below, at and above each threshold', () => {
    const open = example('open', {}, unknown);
    expect(lacks([...months(31, 32, 33, 34, 35), open])).toEqual([
      'example.threshold at',
      'example.threshold above',
    ]);
    expect(lacks([...months(36, 37, 38, 39, 40), open])).toEqual(['example.threshold below']);
  });
});
