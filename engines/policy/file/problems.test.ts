import { describe, expect, it } from 'vitest';
import { parseFactDictionary } from '../facts/dictionary.ts';
import { readExpression } from '../feel/read.ts';
import { luzhouFacts, luzhouText } from '../testing/luzhou.ts';
import { parsePolicyFile } from './parse-policy.ts';

const dictionary = luzhouFacts();
const good = luzhouText('policies/housing-2024.yaml');
const three = 'when: 连续工作月数 >= 要求连续工作月数';

/** What the check says of the housing policy after one change. */
function problemsOf(from: string, to: string) {
  expect(good).toContain(from);
  const changed = good.replace(from, to);
  const result = parsePolicyFile(changed, 'housing.yaml', dictionary);
  if (result.ok) return [];
  const lines = changed.split('\n');
  for (const problem of result.problems) {
    expect(problem.file).toBe('housing.yaml');
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.line).toBeLessThanOrEqual(lines.length);
    for (const text of [problem.says, problem.remedy]) {
      expect(text.zh).not.toMatch(/\{\w+\}/);
      expect(text.en).not.toMatch(/\{\w+\}/);
    }
  }
  return result.problems.map((problem) => ({
    ...problem,
    at: lines[problem.line - 1]?.slice(problem.column - 1) ?? '',
  }));
}

describe('checking a policy file', () => {
  it('passes the housing policy', () => {
    expect(parsePolicyFile(good, 'housing.yaml', dictionary).ok).toBe(true);
  });

  it.each([
    [
      'an unknown fact, with the nearest name',
      `when: 连续工作月 >= 36`,
      'feel.unknown-name',
      '连续工作月',
      '连续工作月数',
    ],
    [
      'a date compared with a number',
      'when: 购房签约日期 >= 36',
      'feel.types-differ',
      '购房签约日期',
      '日期',
    ],
    [
      'months compared with money',
      'when: 连续工作月数 >= 购房合同价',
      'feel.types-differ',
      '连续',
      '金额',
    ],
    [
      'a full-width operator, with the half-width form',
      'when: 连续工作月数 ≥ 36',
      'feel.full-width',
      '≥',
      '连续工作月数 >= 36',
    ],
    [
      'full-width quotes',
      'when: 最高学历 = “doctor”',
      'feel.full-width',
      '“',
      '最高学历 = "doctor"',
    ],
    ['an unknown code', 'when: \'最高学历 = "docter"\'', 'feel.unknown-code', '"docter"', 'doctor'],
    ['a comparison with null', 'when: 连续工作月数 != null', 'feel.null-compared', '连续', 'null'],
    ['an unfinished expression', 'when: 连续工作月数 >= 36 and', 'feel.syntax', '', '括号'],
    [
      'an unsupported form',
      'when: "(function(x: number) external {java: {}})(1) = 1"',
      'feel.unsupported',
      'function',
      'between',
    ],
    [
      'an unsupported function',
      'when: \'today() > date("2024-01-01")\'',
      'feel.unsupported',
      'today()',
      'ceiling',
    ],
    [
      'a condition that is not true or false',
      'when: 连续工作月数 + 1',
      'feel.wrong-type',
      '连续',
      '是否',
    ],
    [
      'a date that does not exist',
      'when: \'购房签约日期 >= date("2024-02-30")\'',
      'value.not-a-date',
      'date',
      '2024-07-01',
    ],
    [
      "a name of JavaScript's objects",
      'when: constructor',
      'feel.unknown-name',
      'constructor',
      '最接近',
    ],
  ])('refuses %s', (_, to, code, at, remedy) => {
    const [problem, ...more] = problemsOf(three, to);
    expect(more).toEqual([]);
    expect(problem?.code).toBe(code);
    expect(problem?.path).toBe('benefits.0.conditions.2.when');
    expect(problem?.at.startsWith(at)).toBe(true);
    expect(problem!.says.zh + problem!.remedy.zh).toContain(remedy);
  });

  it('points into the middle of an expression, also in a block', () => {
    const block = 'when: |\n          全职引进 and\n            没有这个 > 3';
    const [problem] = problemsOf('when: 全职引进', block);
    expect(problem?.at.startsWith('没有这个')).toBe(true);
  });

  it('refuses two conditions with one id and two clauses with one number', () => {
    const [condition] = problemsOf('- id: newly-introduced', '- id: full-time');
    expect(condition).toMatchObject({ code: 'id.duplicate', path: 'benefits.0.conditions.1.id' });
    const [clause] = problemsOf('- number: 第二条', '- number: 第一条');
    expect(clause).toMatchObject({ code: 'id.duplicate', path: 'document.clauses.1.number' });
    expect(clause?.says.zh).toContain('第一次在第');
  });

  it('refuses a clause that the document does not list', () => {
    const [problem] = problemsOf(
      'clause: 第七条\n      assumed',
      'clause: 第九十条\n      assumed',
    );
    expect(problem).toMatchObject({ code: 'clause.unknown', path: 'benefits.0.window.clause' });
  });

  it('refuses derived values that go round in a circle, with the path', () => {
    const [problem] = problemsOf("then: 'min(博士补助标准, 学历补助上限)'", 'then: 技能补助额');
    expect(problem).toBeUndefined();
    const circle = good
      .replace("then: 'min(博士补助标准, 学历补助上限)'", 'then: 技能补助额')
      .replace("then: 'min(高级技师补助标准, 技能补助上限)'", 'then: 学历补助额');
    const result = parsePolicyFile(circle, 'housing.yaml', dictionary);
    expect(!result.ok && result.problems[0]).toMatchObject({ code: 'derived.cycle' });
    expect(!result.ok && result.problems[0]?.says.zh).toContain(
      '学历补助额 → 技能补助额 → 学历补助额',
    );
  });

  it('refuses rows that overlap under UNIQUE, and gaps without otherwise', () => {
    const [overlap] = problemsOf(`'"college", "other"'`, `'"college", "master", "other"'`);
    expect(overlap?.code).toBe('table.overlap');
    expect(overlap?.says.zh).toContain('最高学历 = master');
    const [gap] = problemsOf(`'"college", "other"'`, `'"college"'`);
    expect(gap?.code).toBe('table.gap');
    expect(gap?.says.en).toContain('最高学历 = other');
  });

  it('refuses an amount without a stated rounding', () => {
    const [problem] = problemsOf('      rounding: { to: yuan, direction: down }\n', '');
    expect(problem).toMatchObject({ code: 'schema.missing', path: 'benefits.0.amount.rounding' });
  });

  it('refuses shares that are not 100 %, a value in no letter and no assumption, a reversed window', () => {
    expect(
      problemsOf('{ payer: county, share: 50 }', '{ payer: county, share: 40 }')[0]?.code,
    ).toBe('shares.not-whole');
    expect(problemsOf('assumed: false, source: L23', 'assumed: true, source: L23')[0]?.code).toBe(
      'assumed.mismatch',
    );
    expect(
      problemsOf("from: '2024-01-01', until: null", "from: '2024-01-01', until: '2023-01-01'")[0]
        ?.code,
    ).toBe('window.reversed');
  });

  it('refuses an example whose fact does not exist or does not fit', () => {
    const [unknown] = problemsOf('facts: { 全职引进: true', 'facts: { 全职引近: true');
    expect(unknown).toMatchObject({ code: 'feel.unknown-name' });
    const [unfit] = problemsOf('facts: { 全职引进: true', 'facts: { 全职引进: 36');
    expect(unfit).toMatchObject({ code: 'value.wrong-for-fact' });
  });

  it('tells unknown keys, wrong types and broken YAML by line', () => {
    expect(
      problemsOf('handling: reviewed', 'handeling: reviewed')
        .map((p) => p.code)
        .sort(),
    ).toEqual(['schema.missing', 'schema.unknown-key']);
    expect(problemsOf('publicityWorkingDays: 5', 'publicityWorkingDays: five')[0]?.code).toBe(
      'schema.wrong-type',
    );
    expect(problemsOf('handling: reviewed', 'handling: [reviewed')[0]?.code).toBe('file.not-yaml');
    expect(
      problemsOf('handling: reviewed', 'handling: reviewed\n    handling: instant')[0]?.code,
    ).toBe('file.not-yaml');
  });

  it.each([
    ['a million characters', `全职引进 ${'and 全职引进 '.repeat(80_000)}`, 'feel.too-long'],
    ['a thousand brackets', `${'('.repeat(1000)}全职引进${')'.repeat(1000)}`, 'feel.too-deep'],
    ['a figure of 400 digits', `连续工作月数 > ${'9'.repeat(400)}`, 'feel.amount-too-large'],
  ])('refuses %s, and reads no further', (_, written, code) => {
    expect(problemsOf(three, `when: ${written}`)[0]?.code).toBe(code);
    const type = { kind: 'boolean' } as const;
    const names = new Map([['全职引进', { kind: 'fact', id: 'fullTimeHire', type } as const]]);
    const began = performance.now();
    expect(() => readExpression(written, { names, nulls: 'unknown' })).toThrow();
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('checking a fact dictionary', () => {
  const text = luzhouText('facts.yaml');
  const check = (from: string, to: string) => {
    const result = parseFactDictionary(text.replace(from, to), 'facts.yaml');
    return result.ok ? undefined : result.problems[0];
  };

  it.each([
    ['name: 最高学历', 'name: 学历(最高)', '学历（最高）'],
    ['name: 最高学历', 'name: 2024年学历', '学历2024年'],
    ['name: 最高学历', 'name: 学历＞本科', '学历本科'],
    ['id: skillLevel', 'id: constructor', 'constructorValue'],
  ])('refuses %s written as %s and proposes %s', (from, to, proposal) => {
    const problem = check(from, to);
    expect(problem?.code).toBe('name.not-allowed');
    expect(problem?.remedy.zh).toContain(proposal);
  });

  it('accepts names with digits inside and full-width brackets', () => {
    expect(check('name: 最高学历', 'name: 近3年学历')).toBeUndefined();
    expect(check('name: 最高学历', 'name: 学历（最高）')).toBeUndefined();
  });

  it('refuses a second fact of one id', () => {
    expect(check('id: skillLevel', 'id: highestEducation')?.code).toBe('id.duplicate');
  });
});
