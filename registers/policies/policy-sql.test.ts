import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compilePolicies,
  decisionColumns,
  factColumnsOf,
  factReader,
  givenFacts,
  parseFactDictionary,
  parsePolicyFile,
  policySql,
  type FactDictionary,
  type FactValue,
  type Policy,
} from '@yanzhen/policy';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity } from '@yanzhen/server/testing/test-city.ts';

type Person = Record<string, FactValue>;

/** Seeded: the same persons in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Persons with every fact of a dictionary, some of them unknown, many on thresholds. */
function people(dictionary: FactDictionary, count: number): Person[] {
  const next = random(7);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return Array.from({ length: count }, () => {
    const person: Person = {};
    for (const fact of dictionary.facts.values()) {
      const read = factReader(fact);
      const given = (): unknown => {
        switch (fact.type) {
          case 'boolean':
            return next() < 0.75;
          case 'money':
            return one([0, 1, 50, 30_000_000, 90_000_000_000_000, Math.floor(next() * 1e8)]);
          case 'number': {
            const figure = one([0, 1, 3, 11, 12, 24, 36, 60, Math.floor(next() * 120)]);
            return fact.whole ? figure : figure + one([0, 0.5, 0.07, 0.123456]);
          }
          case 'date':
            return one(['2023-12-31', '2024-01-01', '2024-02-29', '2025-01-31', '2026-06-30']);
          case 'code':
            return one(fact.codes).code;
          case 'text':
            return one(['x', "'; drop table facts; --", '']);
          default:
            return null;
        }
      };
      person[fact.id] = next() < 0.12 ? null : read(given());
    }
    return person;
  });
}

function checked(text: string, name: string, dictionary: FactDictionary): Policy {
  const parsed = parsePolicyFile(text, name, dictionary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy;
}

function dictionaryOf(text: string): FactDictionary {
  const parsed = parseFactDictionary(text, 'facts.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.dictionary;
}

describe('policies as SQL', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity([]);
  });
  afterAll(() => city.close());

  /** Decides everyone by PostgreSQL and by the engine; gives how many answers there were of each. */
  async function compare(policies: Policy[], dictionary: FactDictionary, persons: Person[]) {
    const columns = factColumnsOf(policies, dictionary);
    const { prefix, facts } = givenFacts(columns);
    const written = policySql(policies, dictionary, facts);
    const values = [
      persons.map((_, i) => i),
      ...columns.map(({ id }) => persons.map((person) => person[id] ?? null)),
      ...written.values,
    ];
    const { rows } = await city.ground.pool.query<Record<string, string | number | null>>(
      prefix + written.decisions,
      values,
    );
    const totals = await city.ground.pool.query<Record<string, string>>(
      prefix + written.totals,
      values,
    );
    const set = compilePolicies(policies, dictionary);
    const ids = [...set.benefits.keys()];
    const out = decisionColumns(ids.length);
    const sums = written.benefits.map(() => ({ yes: 0, unknown: 0, fen: 0n }));
    const seen = [0, 0, 0, 0];
    const byKey = new Map(rows.map((row) => [Number(row['key']), row]));
    for (const [key, person] of persons.entries()) {
      set.decideAll(person, out);
      for (const [n, id] of written.benefits.entries()) {
        const place = ids.indexOf(id);
        const outcome = out.outcomes[place]!;
        const amount = Number.isNaN(out.amountsFen[place]!) ? null : out.amountsFen[place]!;
        const row = byKey.get(key)!;
        const found = row[`amount_${n}`];
        expect({
          id,
          person,
          outcome: row[`outcome_${n}`],
          amount: found === null ? null : Number(found),
        }).toEqual({ id, person, outcome, amount });
        seen[outcome]!++;
        if (outcome === 2) sums[n]!.unknown++;
        if (outcome === 1) {
          sums[n]!.yes++;
          sums[n]!.fen += BigInt(amount ?? 0);
        }
      }
    }
    for (const [n, sum] of sums.entries()) {
      const row = totals.rows[0]!;
      const found = { yes: row[`yes_${n}`], unknown: row[`unknown_${n}`], fen: row[`fen_${n}`] };
      expect(Object.values(found).map(String)).toEqual(Object.values(sum).map(String));
    }
    return { written, seen };
  }

  for (const name of ['luzhou', 'dazhou']) {
    const pack = join(projectRoot, 'cities', name);
    it.skipIf(!existsSync(join(pack, 'policies')))(
      `give the totals of the engine to the fen for the ${name} pack`,
      async () => {
        const dictionary = dictionaryOf(readFileSync(join(pack, 'facts.yaml'), 'utf8'));
        const files = readdirSync(join(pack, 'policies')).filter((file) => file.endsWith('.yaml'));
        const policies = files.map((file) =>
          checked(readFileSync(join(pack, 'policies', file), 'utf8'), file, dictionary),
        );
        const { written, seen } = await compare(policies, dictionary, people(dictionary, 400));
        expect(written.benefits.length).toBeGreaterThan(0);
        expect(seen.filter((count) => count > 0).length).toBeGreaterThanOrEqual(3);
      },
      60_000,
    );
  }

  const facts = `facts:
${[
  ['price', '购房合同价', 'type: money'],
  ['rent', '月租金', 'type: money'],
  ['months', '工作月数', 'type: number, unit: month, whole: true, min: 0'],
  ['area', '建筑面积', 'type: number, unit: square-metre, whole: false, min: 0'],
  ['hired', '全职引进', 'type: boolean'],
  ['firstHome', '首套住房', 'type: boolean'],
  ['signed', '购房签约日期', 'type: date'],
  ['note', '备注', 'type: text, lengthMax: 100'],
  [
    'degree',
    '最高学历',
    'type: code, codes: [{ code: doctor, label: { zh: 博士, en: Doctor } }, { code: master, label: { zh: 硕士, en: Master } }, { code: other, label: { zh: 其他, en: Other } }]',
  ],
]
  .map(
    ([id, name, more]) =>
      `  - { id: ${id}, name: ${name}, label: { zh: ${name}, en: ${id} }, sensitivity: internal, purpose: { zh: 测试, en: Test }, verifiedBy: [self], ${more} }`,
  )
  .join('\n')}
`;
  const dictionary = dictionaryOf(facts);

  const both = (text: string) => ({ zh: text, en: text });
  const common = { clause: '第一条', assumed: true };
  function policyOf(
    benefits: readonly { when: string; amount: object }[],
    derived: readonly object[] = [],
  ): Policy {
    const file = {
      document: {
        id: 'small',
        number: '示例〔2024〕1号',
        title: both('示例'),
        issuer: both('示例'),
        level: 'city',
        inForce: { from: '2024-01-01', until: null },
        governs: { basis: 'filed-on', from: '2024-01-01', ...common },
        assumed: true,
        clauses: [{ number: '第一条', paraphrase: both('示例'), source: 'assumed' }],
      },
      derived,
      benefits: benefits.map(({ when, amount }, i) => ({
        id: `b${i}`,
        name: both('待遇'),
        summary: both('待遇'),
        beneficiary: 'person',
        handling: 'reviewed',
        window: { opensOn: '2024-01-01', closesOn: null, ...common },
        conditions: [
          {
            id: 'c',
            when,
            says: both('满足'),
            fails: both('不满足'),
            remedy: both('办法'),
            ...common,
          },
        ],
        amount: { rounding: { to: 'fen', direction: 'half-up' }, ...common, ...amount },
        duties: { serviceMonths: 0, onLeaving: 'none', reporting: 'none', ...common },
        evidence: [],
        terms: [],
        publicityWorkingDays: 0,
        payers: [{ payer: 'city', share: 100 }],
        examples: [
          {
            id: 'none',
            says: both('空'),
            facts: {},
            expect: { outcome: 'unknown', amountYuan: null },
          },
        ],
      })),
    };
    return checked(JSON.stringify(file), 'small.yaml', dictionary);
  }

  it('have the three-valued logic, the tables and the fractions of the engine', async () => {
    const row = (when: string[], output: string): object => {
      const entries: [string, unknown][] = [
        ['when', when],
        ['then', output],
        ['assumed', true],
      ];
      return Object.fromEntries(entries);
    };
    const table = (hitPolicy: string, more: object, rows: object[]) => ({
      table: { hitPolicy, inputs: ['最高学历', '工作月数'], rows, ...more },
    });
    const rows = [
      row(['"doctor"', '>= 12'], '购房合同价 * 0.0325'),
      row(['"doctor", "master"', '-'], '月租金 / 7'),
      row(['-', '> 36'], '3000.005'),
    ];
    const heads = [row(['"doctor"', '-'], '1'), row(['-', '> 24'], '1')];
    const same = [row(['"doctor"', '-'], '1000'), row(['-', '> 24'], '1000')];
    const apart = [
      row(['"doctor"', '-'], '购房合同价 / 3'),
      row(['"master", "other"', '>= 12'], '100.5'),
    ];
    const derived = [
      {
        id: 'first',
        name: '先者',
        yields: 'money',
        ...table('FIRST', { otherwise: '月租金 * 1.015' }, rows),
      },
      {
        id: 'summed',
        name: '合计',
        yields: 'money',
        ...table('COLLECT', { aggregator: 'sum', otherwise: 0 }, rows),
      },
      {
        id: 'least',
        name: '最低',
        yields: 'money',
        ...table('COLLECT', { aggregator: 'min', otherwise: 1 }, rows),
      },
      {
        id: 'counted',
        name: '行数',
        yields: 'number',
        ...table('COLLECT', { aggregator: 'count', otherwise: 0 }, heads),
      },
      { id: 'any', name: '任一', yields: 'money', ...table('ANY', { otherwise: 5 }, same) },
      { id: 'unique', name: '唯一', yields: 'money', ...table('UNIQUE', { otherwise: 7 }, apart) },
      { id: 'ratio', name: '占比', yields: 'number', formula: '购房合同价 / 月租金' },
      { id: 'label', name: '标签', yields: 'text', formula: 'if 全职引进 then "x" else "y"' },
    ].map((value) => ({ label: both(value.name), ...common, ...value }));
    const policy = policyOf(
      [
        { when: '全职引进 and (首套住房 or 工作月数 >= 36)', amount: { formula: '先者' } },
        { when: 'not(全职引进) or 首套住房', amount: { formula: '合计', cap: '购房合同价 / 30' } },
        { when: '全职引进 = 首套住房', amount: { formula: 'max(最低, 任一) + 唯一' } },
        { when: '最高学历 in ("doctor", "master")', amount: { formula: '行数 * 100.005' } },
        { when: '工作月数 between 12 and 36', amount: { formula: '购房合同价 / (工作月数 - 12)' } },
        { when: '占比 > 2.5 or 占比 = 1', amount: { formula: 'floor(购房合同价 * 0.123)' } },
        { when: '标签 = 备注', amount: { formula: '购房合同价 * 建筑面积' } },
        {
          when: 'if 全职引进 then 首套住房 else 最高学历 != "other"',
          amount: { formula: 'ceiling(月租金 / 3)' },
        },
        {
          when: '购房签约日期 + duration("P1M") >= date("2024-02-29")',
          amount: { formula: 'abs(月租金 - 购房合同价)' },
        },
        {
          when: '购房签约日期 in [date("2024-01-01")..date("2025-12-31"))',
          amount: {
            formula:
              '(工作月数 / 7) ** 2 * 月租金 / 购房合同价 * (if 全职引进 then 购房合同价 / 工作月数 else 0.01)',
            rounding: { to: '100yuan', direction: 'up' },
          },
        },
        {
          when: '建筑面积 <= 90.07 and 建筑面积 * 3 != 0.21',
          amount: {
            formula: '0.01 - 月租金 * 0.333',
            rounding: { to: 'yuan', direction: 'half-up' },
          },
        },
      ].map(({ when, amount }) => ({ when, amount })),
      derived,
    );
    const { written, seen } = await compare([policy], dictionary, people(dictionary, 600));
    expect(written.notExpressible).toEqual([]);
    expect(seen[0]).toBeGreaterThan(100);
    expect(seen[1]).toBeGreaterThan(100);
    expect(seen[2]).toBeGreaterThan(100);
  }, 60_000);

  it('round down a quotient that division of numeric would have rounded up', async () => {
    const policy = policyOf([
      {
        when: '全职引进',
        amount: {
          formula: '购房合同价 * 1003 / 39999',
          rounding: { to: 'fen', direction: 'down' },
        },
      },
    ]);
    // One 39,999th of a fen below a whole one, with 13 digits before it.
    let price = 90_000_000_000_000;
    while ((BigInt(price) * 1003n + 1n) % 39_999n !== 0n) price--;
    const [person] = people(dictionary, 1);
    const { seen } = await compare([policy], dictionary, [{ ...person, hired: true, price }]);
    expect(seen[1]).toBe(1);
  });

  it('tell what SQL has no exact form for, and leave the rest', async () => {
    const policy = policyOf([
      { when: '全职引进', amount: { formula: '1.0325 ** 工作月数 * 100' } },
      { when: '首套住房', amount: { formula: '月租金 * 0.07' } },
      { when: 'substring(备注, 1, 1) = "x"', amount: { formula: '月租金' } },
    ]);
    const { written } = await compare([policy], dictionary, people(dictionary, 50));
    expect(written.benefits).toEqual(['b1']);
    expect(written.notExpressible.map(({ benefitId, text }) => [benefitId, text])).toEqual([
      ['b0', '1.0325 ** 工作月数'],
      ['b2', 'substring(备注, 1, 1)'],
    ]);
  });

  it('never hold a text of a policy: hostile texts are bound values', async () => {
    const hostile = `'; drop table "facts"; --`;
    const policy = policyOf([
      { when: `备注 = ${JSON.stringify(hostile)}`, amount: { formula: '月租金' } },
      { when: `备注 != "$1" and 备注 != "\\\\' or 1=1"`, amount: { formula: '1' } },
    ]);
    const columns = factColumnsOf([policy], dictionary);
    const written = policySql([policy], dictionary, givenFacts(columns).facts);
    expect(written.values).toContain(hostile);
    for (const text of [written.decisions, written.totals]) {
      expect(text).not.toContain('drop');
      expect(text).not.toContain("'");
      expect(text).not.toContain('or 1=1');
      expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    }
    const persons = people(dictionary, 100);
    persons[0] = { ...persons[0], note: hostile, rent: 5 };
    const { seen } = await compare([policy], dictionary, persons);
    expect(seen[1]).toBeGreaterThan(0);
    const names = { relation: 'facts"; drop table facts; --', key: 'person' };
    expect(() => policySql([policy], dictionary, names)).toThrow(RangeError);
  });
});
