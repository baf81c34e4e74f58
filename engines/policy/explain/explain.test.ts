import { describe, expect, it } from 'vitest';
import { changesThatTurn } from '../changes/changes.ts';
import { compilePolicy } from '../compile/compile.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import { luzhouFacts, luzhouHousing } from '../testing/luzhou.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../testing/small-pack.ts';
import { explainForOfficer, explainForPerson, giftInWords } from './explain-in-words.ts';
import { parseFactsFile } from './facts-file.ts';

const dictionary = luzhouFacts();
const policy = luzhouHousing(dictionary);
const housing = compilePolicy(policy, dictionary).benefits.get('home-purchase')!;
const by = { policy, dictionary };
const text = `
全职引进: true
newlyIntroduced: true
连续工作月数: { value: 35, source: employer, asOf: 2026-10-31 }
首套住房: true
新建商品住房: true
市中心城区建设用地范围内: true
最高学历: 硕士研究生
职业技能等级: none
购房合同价: 900000.5
`;
const read = (content: string, ending = 'yaml') =>
  parseFactsFile(content, `facts.${ending}`, dictionary);
const factsOf = (content: string): FactsGiven => {
  const parsed = read(content);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.facts;
};

describe('a decision in words', () => {
  it('tells the person what refuses, on which fact of which source and day, and what would turn it', () => {
    const facts = factsOf(text);
    const decision = housing.explain(facts);
    const changes = changesThatTurn(housing, dictionary, facts);
    const zh = explainForPerson(decision, { ...by, changes }, 'zh');
    expect(zh[0]).toBe('人才安居购房补助：不符合。');
    expect(zh[1]).toBe(
      '✗ 在泸连续工作未满三年（36 个月）（第一条）。依据：在泸连续工作月数 35 个月（用人单位，2026年10月31日）。连续工作满 36 个月后再申请。',
    );
    expect(zh.at(-1)).toBe(
      '只要“在泸连续工作月数”由 35 个月 变为 36 个月，就不再被拒绝，其余情况确认后可得。',
    );
    const en = explainForPerson(decision, { ...by, changes }, 'en');
    expect(en[1]).toContain('35 months (the employer, 31 October 2026)');
    expect(en.join().replace(/第.条/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('tells who supplies what is missing, and the sum that depends on it', () => {
    const decision = housing.explain(factsOf(text.replace('35', '36')));
    const zh = explainForPerson(decision, by, 'zh').join('\n');
    expect(zh).toContain('人才安居购房补助：还不能确定。如以上情况属实，可以享受 150,000 元。');
    expect(zh).toContain('还需要：是否为泸州经济社会作出贡献（由用人单位确认；由部门核对）。');
    expect(zh).toContain('金额：按学历计算的补助 150,000 元（第五条）。');
  });

  it('draws a tree for the officer: every step with value, source, day, clause and both digests', () => {
    const decision = housing.explain(factsOf(text));
    const tree = explainForOfficer(decision, by, 'zh');
    expect(tree).toContain(
      '├─ ✗ 第一条 在泸连续工作未满三年（36 个月） · 连续工作月数 >= 要求连续工作月数 = 否',
    );
    expect(tree).toContain('│  ├─ 连续工作月数 = 35 个月（用人单位，2026年10月31日）');
    expect(tree).toContain('│  └─ 要求连续工作月数 = 36 个月');
    expect(tree).toContain(decision.policyVersion);
    expect(tree).toContain(decision.factsDigest);
    const english = explainForOfficer(decision, by, 'en');
    expect(english).toContain('35 months (the employer, 31 October 2026)');
  });

  it('says the same of a stored record as of the decision it was', () => {
    const decision = housing.explain(factsOf(text));
    const record = JSON.parse(JSON.stringify(decision)) as typeof decision;
    for (const language of ['zh', 'en'] as const) {
      expect(explainForPerson(record, by, language)).toEqual(
        explainForPerson(decision, by, language),
      );
      expect(explainForOfficer(record, by, language)).toBe(
        explainForOfficer(decision, by, language),
      );
    }
  });

  it('keeps the day of a fact in the trace and in the digest of the facts', () => {
    const dated = housing.explain(factsOf(text));
    const used = dated.reasons.flatMap(({ facts }) => facts);
    expect(used.find(({ id }) => id === 'continuousWorkMonths')).toEqual({
      id: 'continuousWorkMonths',
      name: '连续工作月数',
      value: 35,
      source: 'employer',
      asOf: '2026-10-31',
    });
    const later = housing.explain(factsOf(text.replace('2026-10-31', '2026-11-01')));
    expect(later.factsDigest).not.toBe(dated.factsDigest);
    expect(later.outcome).toBe(dated.outcome);
  });

  it('tells a quantity, a ceiling, a range and a service as what they are', () => {
    const facts = smallFacts([fact('a', '甲', { type: 'boolean' })]);
    const gift = (amount: object, more: object) => {
      const one = benefit('one', [condition('c', '甲')], amount as never, more as never);
      const small = smallPolicy(facts, [one]);
      const decision = compilePolicy(small, facts)
        .benefits.get('one')!
        .explain({ a: { value: true } });
      const lines = explainForPerson(decision, { policy: small, dictionary: facts }, 'zh');
      return { zh: giftInWords(decision)?.zh, decision, lines };
    };
    const days = gift({ formula: '7' }, { gives: 'quantity', quantity: { unit: 'day' } });
    expect(days).toMatchObject({ zh: '7 天', decision: { amountFen: null, outcome: 'yes' } });
    const loan = gift({ formula: '800000' }, { gives: 'ceiling' });
    expect(loan).toMatchObject({ zh: '最高额度 800,000 元', decision: { amountFen: 80_000_000 } });
    const range = { range: { from: '500000', to: '1000000', decidedBy: 'review' } };
    const review = gift(range, { handling: 'competitive' });
    expect(review.decision.rangeFen).toEqual({ from: 50_000_000, to: 100_000_000 });
    expect(review.zh).toBe('500,000 元 至 1,000,000 元，由评审确定');
    const service = gift({}, { gives: 'service', amount: undefined });
    expect(service).toMatchObject({ zh: '相应服务', decision: { amountFen: 0, quantity: null } });
    expect(service.lines).toEqual(['待遇 one：符合。可以享受 相应服务。', expect.any(String)]);
  });
});

describe('a facts file', () => {
  it('reads names, ids, labels, yuan, sources and days; YAML and JSON alike', () => {
    expect(factsOf(text)).toMatchObject({
      newlyIntroduced: { value: true, source: 'file' },
      continuousWorkMonths: { value: 35, source: 'employer', asOf: '2026-10-31' },
      highestEducation: { value: 'master' },
      purchasePrice: { value: 90_000_050 },
    });
    expect(read('{"连续工作月数": 36, "首套住房": null}', 'json')).toMatchObject({
      facts: { continuousWorkMonths: { value: 36 } },
    });
  });

  it('refuses what is unknown, mistyped or said twice, by line and field with a remedy', () => {
    const problem = (content: string) => {
      const parsed = read(content);
      return parsed.ok ? undefined : parsed.problems[0];
    };
    expect(problem('全职引进: true\n连续工作月: 36')).toMatchObject({
      line: 2,
      path: '连续工作月',
      remedy: { zh: expect.stringContaining('连续工作月数') as string },
    });
    expect(problem('全职引进: true\n连续工作月数: 36.5')).toMatchObject({ line: 2 });
    expect(problem('连续工作月数: 三十六')?.says.zh).toContain('连续工作月数');
    expect(problem('连续工作月数: 36\ncontinuousWorkMonths: 36')).toMatchObject({ line: 2 });
    expect(problem('[1, 2]')).toBeDefined();
    expect(problem('a: [')).toBeDefined();
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
      expect(problem(`${name}: true`)).toMatchObject({
        code: 'file.inherited-name',
        line: 1,
        says: { zh: expect.stringContaining(name) as string },
      });
    }
  });
});
