import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../compile/compile.ts';
import { parseFactDictionary } from '../facts/dictionary.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import type { Problem } from '../problems.ts';
import { luzhouFacts, luzhouHousing, luzhouText } from '../testing/luzhou.ts';
import { parsePolicyFile } from './parse-policy.ts';

const dictionary = luzhouFacts();
const good = luzhouText('policies/housing-2024.yaml');

// What is read once for all files, such as the grammar, is not the file's doing.
parsePolicyFile(good, 'good.yaml', dictionary);

/** Time of the processor since a moment, in ms: what else runs on the machine does not count. */
function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** The problems of a text, told whole in both languages and within a second. */
function refused(text: string): { problems: readonly Problem[]; lines: string[] } {
  const began = process.cpuUsage();
  const result = parsePolicyFile(text, 'bad.yaml', dictionary);
  expect(spent(began)).toBeLessThan(1000);
  const problems = result.ok ? [] : result.problems;
  const lines = text.split('\n');
  for (const { file, line, says, remedy } of problems) {
    expect(file).toBe('bad.yaml');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    for (const told of [says.zh, says.en, remedy.zh, remedy.en]) {
      expect(told.length).toBeGreaterThan(3);
      expect(told).not.toMatch(/\{\w+\}/);
    }
  }
  return { problems, lines };
}

const changed = (from: string, to: string): string => {
  expect(good).toContain(from);
  return good.replace(from, () => to);
};
const three = 'when: 连续工作月数 >= 要求连续工作月数';
const doctorRow = `{ when: ['"doctor"'], then: 'min(博士补助标准, 学历补助上限)', clause: 第三条, assumed: true }`;
const educationTable = 'hitPolicy: UNIQUE\n      inputs: [最高学历]\n      rows:\n';
const parameter = good.split('\n').find((line) => line.includes('id: bachelorAmount'))!;
const dated = (values: string) =>
  changed(parameter, parameter.replace('value: 80000', `values: ${values}`));
const amount = 'formula: max(学历补助额, 技能补助额)';
const cap = 'cap: max(学历补助上限, 技能补助上限)';
const stacking = 'stacking:\n';

describe('a policy file is refused, by line and reason, for', () => {
  it.each([
    ['an unknown fact', changed(three, 'when: 没有这个 >= 36'), 'feel.unknown-name', '没有这个'],
    ['a wrong type', changed(three, 'when: 购房签约日期 >= 36'), 'feel.types-differ', '购房签约日期 >= 36'],
    [
      'a row shadowed by another',
      changed(`${educationTable}        - ${doctorRow}`, `hitPolicy: FIRST\n      inputs: [最高学历]\n      rows:\n        - ${doctorRow}\n        - { when: ['"doctor"'], then: 1, assumed: true }`),
      'table.unreachable',
      'then: 1,',
    ],
    [
      'a row behind one that always holds',
      changed(educationTable, `hitPolicy: FIRST\n      inputs: [最高学历]\n      rows:\n        - { when: ['-'], then: 1, assumed: true }\n`),
      'table.unreachable',
      'min(博士',
    ],
    [
      'a row whose cell contradicts itself',
      changed(`        - ${doctorRow}`, `        - ${doctorRow}\n        - { when: ['not("doctor", "master", "bachelor", "college", "other")'], then: 2, assumed: true }`),
      'table.unreachable',
      'then: 2,',
    ],
    [
      'a condition that can never be met',
      changed(three, 'when: 连续工作月数 > 36 and 连续工作月数 < 30'),
      'condition.never',
      '连续工作月数 > 36',
    ],
    ['a condition beyond what the fact can be', changed(three, 'when: 连续工作月数 > 100000'), 'condition.never', '100000'],
    [
      'conditions that can never be met together',
      changed('when: 作出贡献', 'when: 连续工作月数 < 12'),
      'condition.never-together',
      '连续工作月数 < 12',
    ],
    ['a sum above its cap', changed("then: 'min(博士补助标准, 学历补助上限)'", 'then: 250001'), 'amount.above-cap', 'then: 250001'],
    ['a figure above its cap', changed(amount, 'formula: 250001'), 'amount.above-cap', 'formula: 250001'],
    ['two ways to an amount', changed(amount, `${amount}\n      monthly: { sum: 1, months: 2 }`), 'amount.one-way', ''],
    ['a percentage without a cap', changed(amount, 'percentage: { rate: 0.3, of: 购房合同价 }').replace(`      ${cap}\n`, ''), 'amount.cap-needed', 'percentage'],
    ['a rate with a unit', changed(amount, 'percentage: { rate: 要求连续工作月数, of: 购房合同价 }'), 'amount.rate-unit', 'percentage'],
    ['half a head', changed(amount, 'perHead: { sum: 1, heads: 连续工作月数 / 2 }'), 'amount.not-whole', 'perHead'],
    ['a range that ends before it begins', changed(amount, 'range: { from: 20, to: 10, decidedBy: review }'), 'amount.range-reversed', 'range'],
    ['a percentage as a quantity', changed('handling: reviewed', 'handling: reviewed\n    gives: quantity\n    quantity: { unit: day }').replace(amount, 'monthly: { sum: 1, months: 2 }').replace('      rounding: { to: yuan, direction: down }\n', ''), 'amount.not-a-quantity', 'monthly'],
    ['a quantity without its unit', changed('handling: reviewed', 'handling: reviewed\n    gives: quantity'), 'schema.missing', ''],
    ['an amount of a service', changed('handling: reviewed', 'handling: reviewed\n    gives: service'), 'schema.unknown-key', ''],
    ['a parameter with a gap', dated("[{ from: '2024-01-01', until: '2025-01-01', value: 1 }, { from: '2025-02-01', until: null, value: 2 }]"), 'parameter.gap', 'id: bachelorAmount'],
    ['a parameter with two values on a day', dated("[{ from: '2024-01-01', until: '2025-01-01', value: 1 }, { from: '2024-12-31', until: null, value: 2 }]"), 'parameter.overlap', 'id: bachelorAmount'],
    ['a parameter that begins late', dated("[{ from: '2024-01-02', until: null, value: 1 }]"), 'parameter.not-covering', 'id: bachelorAmount'],
    ['a parameter that ends early', dated("[{ from: '2024-01-01', until: '2030-01-01', value: 1 }]"), 'parameter.not-covering', 'id: bachelorAmount'],
    ['a parameter with value and values', changed(parameter, parameter.replace('value: 80000', "value: 1, values: [{ from: '2024-01-01', until: null, value: 1 }]")), 'parameter.one-way', 'id: bachelorAmount'],
    ['a parameter that nobody confirms again', changed(parameter, parameter.replace(", reconfirmOn: '2027-03-31'", '')), 'schema.missing', 'id: bachelorAmount'],
    ['a limit that depends on the person', changed(stacking, `${stacking}      - { rule: cap, by: person, per: year, group: sum, limit: 购房合同价, clause: 第五条, assumed: true }\n`), 'stacking.limit-not-fixed', 'rule: cap'],
    ['a benefit that excludes itself', changed(stacking, `${stacking}      - { rule: exclusive-with, benefits: [home-purchase], clause: 第五条, assumed: true }\n`), 'stacking.itself', 'exclusive-with'],
    ['a parameter called constructor', changed('id: bachelorAmount', 'id: constructor'), 'name.not-allowed', 'id: constructor'],
    ['a name called toString', changed('name: 本科补助标准', 'name: toString'), 'name.not-allowed', 'name: toString'],
    ['a benefit called constructor', changed('- id: home-purchase', '- id: constructor'), 'name.not-allowed', 'id: constructor'],
    ['a key called __proto__', changed('publicityWorkingDays: 5', '__proto__: { polluted: true }\n    publicityWorkingDays: 5'), 'file.inherited-name', '__proto__'],
    ['a key called constructor', changed('publicityWorkingDays: 5', 'constructor: 1\n    publicityWorkingDays: 5'), 'file.inherited-name', 'constructor'],
    ['an example with the fact __proto__', changed('facts: { 全职引进: true', 'facts: { __proto__: { 全职引进: true }, 全职引进: true'), 'file.inherited-name', '__proto__'],
    ['a condition that names __proto__', changed(three, 'when: __proto__ = 1'), 'feel.', '__proto__'],
    ['a condition that names toString', changed(three, 'when: toString'), 'feel.unknown-name', 'toString'],
    ['a regular expression that takes for ever', changed(three, `when: 'matches("${'a'.repeat(40)}!", "^(a+)+$")'`), 'feel.pattern-nested', 'matches'],
    ['an alias', changed('handling: reviewed', 'handling: &a reviewed').replace('beneficiary: person', 'beneficiary: *a'), 'file.', ''],
    ['aliases in aliases', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n${good}`, 'file.alias', ''],
    ['a million brackets', `a: ${'['.repeat(900_000)}`, 'file.too-intricate', ''],
    ['nesting a thousand deep', `a: ${'['.repeat(1000)}${']'.repeat(1000)}`, 'file.too-intricate', ''],
    ['a thousand dashes', '- '.repeat(1000), 'file.too-intricate', ''],
    ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'), 'file.too-intricate', ''],
    ['two million characters', `# ${'x'.repeat(2_000_000)}`, 'file.too-large', ''],
    ['a million characters in an expression', changed(three, `when: ${'全职引进 and '.repeat(80_000)}全职引进`), 'feel.too-long', 'when: 全职引进 and'],
    ['a thousand brackets in an expression', changed(three, `when: ${'('.repeat(1000)}全职引进${')'.repeat(1000)}`), 'feel.too-deep', 'when: (('],
  ])('%s', (_, text, code, at) => {
    const { problems, lines } = refused(text);
    const found = problems.find((problem) => problem.code.startsWith(code));
    expect(found?.code ?? problems.map((problem) => [problem.code, problem.path])).toContain(code);
    expect(lines[(found?.line ?? 1) - 1]).toContain(at);
  }); // prettier-ignore

  it('nothing: the files of the pack pass', () => {
    expect(refused(good).problems).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a fact dictionary is refused for', () => {
  const text = luzhouText('facts.yaml');
  it.each([
    [
      'a fact called constructor',
      text.replace('id: skillLevel', 'id: constructor'),
      'name.not-allowed',
    ],
    [
      'a name called toString',
      text.replace('name: 职业技能等级', 'name: toString'),
      'name.not-allowed',
    ],
    ['a key called __proto__', `__proto__: { a: 1 }\n${text}`, 'file.inherited-name'],
    ['a million brackets', `facts: ${'{'.repeat(900_000)}`, 'file.too-intricate'],
  ])('%s', (_, written, code) => {
    const began = process.cpuUsage();
    const result = parseFactDictionary(written, 'facts.yaml');
    expect(spent(began)).toBeLessThan(1000);
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain(code);
  });
});

describe('a decision', () => {
  it('never throws, whatever the facts are', () => {
    const { benefits } = compilePolicy(luzhouHousing(dictionary), dictionary);
    const housing = benefits.get('home-purchase')!;
    const junk = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
      fc.constantFrom(Number.NaN, Infinity, -0, '__proto__', Symbol('x'), () => 1, [[]], 'doctor'),
    );
    const facts = fc.dictionary(
      fc.oneof(fc.constantFrom(...dictionary.facts.keys()), fc.string(), fc.constant('__proto__')),
      fc.oneof(
        fc.record({ value: junk, source: fc.constantFrom('self', undefined) }),
        fc.constant(undefined),
      ),
      { maxKeys: 12 },
    );
    fc.assert(
      fc.property(facts, (given) => {
        const decision = housing.explain(given as FactsGiven);
        expect(['yes', 'no', 'unknown', 'not-applicable']).toContain(decision.outcome);
        expect(housing.decide(given as FactsGiven).outcome).toBe(decision.outcome);
        expect(() => decision.toJSON()).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
