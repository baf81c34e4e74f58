import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile/compile.ts';
import { parsePolicyFile } from './file/parse-policy.ts';
import { luzhouFacts, shortHousingText } from './testing/luzhou.ts';

const facts = luzhouFacts();
const template = shortHousingText();

/** The amount that a table gives for months of work and education, in yuan; null where unknown. */
function tableGives(table: string, months: number | null, education: string | null) {
  const from = template.indexOf('    conditions:');
  const to = template.indexOf('    amount:');
  const condition =
    '    conditions:\n      - { id: any, clause: 第一条, when: "true", says: { zh: 无, en: None }, fails: { zh: 无, en: None }, remedy: { zh: 无, en: None }, assumed: true }\n';
  const text = (template.slice(0, from) + condition + template.slice(to))
    .replace('formula: max(学历补助额, 技能补助额)', `table: { ${table} }`)
    .replace(/failing: \[[^\]]*\], open: \[[^\]]*\]/g, 'failing: []');
  const parsed = parsePolicyFile(text, 'table.yaml', facts);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const benefit = compilePolicy(parsed.policy, facts).benefits.get('home-purchase')!;
  const given = { continuousWorkMonths: { value: months }, highestEducation: { value: education } };
  const plain = benefit.decide(given);
  const explained = benefit.explain(given);
  expect({ outcome: explained.outcome, amountFen: explained.amountFen }).toEqual(plain);
  return plain.amountFen === null ? null : plain.amountFen / 100;
}

const inputs = 'inputs: [连续工作月数, 最高学历]';
const row = (months: string, education: string, then: string) =>
  `{ when: ['${months}', '${education}'], then: '${then}', assumed: true }`;
const rows = [
  row('>= 36', '"doctor"', '300'),
  row('>= 12', '-', '200'),
  row('-', 'not("other")', '100'),
].join(', ');

describe('hit policies, with the unknown held open', () => {
  it('FIRST takes the first row that holds, and waits for an open row before it', () => {
    const table = `hitPolicy: FIRST, ${inputs}, rows: [${rows}], otherwise: 0`;
    expect(tableGives(table, 36, 'doctor')).toBe(300);
    expect(tableGives(table, 35, 'doctor')).toBe(200);
    expect(tableGives(table, 12, 'other')).toBe(200);
    expect(tableGives(table, 11, 'master')).toBe(100);
    expect(tableGives(table, 11, 'other')).toBe(0);
    expect(tableGives(table, 40, null)).toBeNull();
    expect(tableGives(table, 20, null)).toBe(200);
  });

  it('PRIORITY takes the highest output', () => {
    const table = `hitPolicy: PRIORITY, priority: ['300', '200', '100'], ${inputs}, rows: [${row('-', 'not("other")', '100')}, ${row('>= 12', '-', '200')}, ${row('>= 36', '"doctor"', '300')}], otherwise: 0`;
    expect(tableGives(table, 36, 'doctor')).toBe(300);
    expect(tableGives(table, 20, 'doctor')).toBe(200);
    expect(tableGives(table, 0, 'doctor')).toBe(100);
  });

  it('ANY takes equal outputs and gives nothing where they differ', () => {
    const same = [row('>= 36', '-', '200'), row('>= 12', '-', '200')].join(', ');
    expect(
      tableGives(`hitPolicy: ANY, ${inputs}, rows: [${same}], otherwise: 0`, 40, 'other'),
    ).toBe(200);
    expect(
      tableGives(`hitPolicy: ANY, ${inputs}, rows: [${rows}], otherwise: 0`, 40, 'doctor'),
    ).toBeNull();
  });

  it.each([
    ['sum', 600],
    ['min', 100],
    ['max', 300],
  ])('COLLECT %s over the rows that hold', (aggregator, expected) => {
    const table = `hitPolicy: COLLECT, aggregator: ${aggregator}, ${inputs}, rows: [${rows}], otherwise: 0`;
    expect(tableGives(table, 36, 'doctor')).toBe(expected);
    expect(tableGives(table, 0, 'other')).toBe(0);
    expect(tableGives(table, null, 'doctor')).toBeNull();
  });

  it('UNIQUE over ranges answers at each edge', () => {
    const table = `hitPolicy: UNIQUE, inputs: [连续工作月数], rows: [{ when: ['< 12'], then: 0, assumed: true }, { when: ['[12..36)'], then: 100, assumed: true }, { when: ['>= 36'], then: 200, assumed: true }]`;
    expect([11, 12, 35, 36].map((months) => tableGives(table, months, null))).toEqual([
      0, 100, 100, 200,
    ]);
    expect(tableGives(table, null, null)).toBeNull();
  });
});
