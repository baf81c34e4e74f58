import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseFactDictionary } from '../facts/dictionary.ts';
import { luzhouFacts, shortHousingText } from '../testing/luzhou.ts';
import { withCommonParts } from './common-parts.ts';
import { parsePolicyFile } from './parse-policy.ts';

type Part = Record<string, unknown>;
const dictionary = luzhouFacts();
const housing = () => parse(shortHousingText()) as Part & { benefits: [Part] };
const read = (file: object) =>
  parsePolicyFile(stringify(file, { aliasDuplicateObjects: false }), 'housing.yaml', dictionary);

/** The housing policy with its window, duties and terms stated once for the file. */
function withCommon(): Part & { common: Part; benefits: [Part] } {
  const file = housing();
  const { window, duties, terms, ...rest } = file.benefits[0];
  return { ...file, common: { window, duties, terms }, benefits: [rest] };
}

describe('parts that a policy file states once', () => {
  it('stand in each benefit as if it stated them', () => {
    const once = read(withCommon());
    const plain = read(housing());
    if (!once.ok || !plain.ok) throw new Error(JSON.stringify([once, plain]));
    expect(once.policy.benefits).toEqual(plain.policy.benefits);
  });

  it('give way to what a benefit states itself', () => {
    const file = withCommon();
    const { duties } = file.common as { duties: Part };
    file.benefits[0]['duties'] = { ...duties, serviceMonths: 12 };
    const parsed = read(file);
    expect(parsed.ok && parsed.policy.benefits[0]?.duties.serviceMonths).toBe(12);
  });

  it('add conditions after those of the benefit', () => {
    const file = housing();
    const conditions = file.benefits[0]['conditions'] as Part[];
    const [first] = conditions;
    file.benefits[0]['conditions'] = conditions.slice(1);
    const parsed = read({ ...file, common: { conditions: [first] } });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const ids = parsed.policy.benefits[0]?.conditions.map(({ id }) => id);
    expect(ids?.at(-1)).toBe('full-time');
    expect(ids).toHaveLength(conditions.length);
  });

  it('are checked like any other part, and named by their place', () => {
    const file = withCommon();
    file.common['windows'] = file.common['window'];
    const parsed = read(file);
    if (parsed.ok) throw new Error('it was read');
    expect(parsed.problems.map(({ path }) => path)).toContain('common.windows');
  });

  it('never come from a prototype', () => {
    const inherited = Object.create({ window: 1, conditions: [1] }) as Part;
    const file = { common: inherited, benefits: [{ id: 'a', conditions: [2] }] };
    expect(withCommonParts(file)).toEqual({ common: {}, benefits: file.benefits });
    for (const strange of [null, 'x', 3, [], { benefits: 3, common: {} }, { common: 1 }]) {
      expect(withCommonParts(strange)).toEqual(strange);
    }
  });
});

describe('a derived number', () => {
  const facts = parseFactDictionary(
    `facts:
  - { id: n, name: 人数, label: { zh: 人数, en: People }, type: number, unit: person, whole: true, min: 0, max: 99, sensitivity: internal, purpose: { zh: 数, en: count }, verifiedBy: [self] }`,
    'facts.yaml',
  );
  it.each([
    ['counts heads where it is whole', 'floor(人数 / 2)', true],
    ['counts no heads where it may have a fraction', '人数 / 2', false],
  ])('%s', (_, formula, ok) => {
    if (!facts.ok) throw new Error(JSON.stringify(facts.problems));
    const file = housing();
    const [benefit] = file.benefits;
    const [condition] = benefit['conditions'] as Part[];
    const small = {
      ...file,
      parameters: [],
      questions: [],
      derived: [
        {
          id: 'half',
          name: '半数',
          label: { zh: '半数', en: 'Half' },
          yields: 'number',
          clause: '第一条',
          assumed: true,
          formula,
        },
      ],
      benefits: [
        {
          ...benefit,
          window: { opensOn: '2024-01-01', closesOn: null, clause: '第一条', assumed: true },
          conditions: [{ ...condition, when: '人数 > 0' }],
          amount: {
            perHead: { sum: 3000, heads: '半数' },
            clause: '第一条',
            assumed: true,
            rounding: { to: 'yuan', direction: 'down' },
          },
          stacking: [],
          evidence: [],
          alsoAsks: [],
          examples: [
            {
              id: 'one',
              says: { zh: '五人', en: 'Five' },
              facts: { 人数: 5 },
              expect: { outcome: 'yes', amountYuan: 6000 },
            },
          ],
        },
      ],
    };
    const parsed = parsePolicyFile(stringify(small), 'small.yaml', facts.dictionary);
    if (ok) expect(parsed).toMatchObject({ ok: true });
    else if (parsed.ok) throw new Error('it was read');
    else expect(parsed.problems.map(({ code }) => code)).toEqual(['amount.not-whole']);
  });
});
