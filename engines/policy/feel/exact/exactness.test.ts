import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../compile/compile.ts';
import { evaluateExpression } from '../../evaluate.ts';
import {
  factsOf,
  fractionalCase,
  fractionalFacts,
  fractionalPeople,
} from '../../testing/fractional.ts';
import { benefit, condition, fact, smallFacts, smallPolicy } from '../../testing/small-pack.ts';
import { exactnessOf } from './exactness.ts';
import { fraction, fractionOf, numberOf } from './fraction.ts';
import { ExactPerson } from './rules.ts';

describe('amounts and comparisons of fractional rates', () => {
  it('agree to the fen with exact fractions in every back end', () => {
    let leftTheRange = 0;
    fc.assert(
      fc.property(
        fractionalCase,
        fc.array(fractionalPeople, { minLength: 10, maxLength: 30 }),
        ({ text, policy, oracle }, people) => {
          const code = compilePolicy(policy, fractionalFacts, { generate: true });
          const generated = code.benefits.get('b')!;
          const walked = compilePolicy(policy, fractionalFacts).benefits.get('b')!;
          const closures = compilePolicy(policy, fractionalFacts, { generate: false });
          const barred = closures.benefits.get('b')!;
          if (exactnessOf(policy, fractionalFacts)[0]!.computes !== 'whole') leftTheRange++;
          for (const person of people) {
            const wanted = { ...oracle(person), text, person };
            const facts = factsOf(person);
            expect({ ...generated.decide(facts), text, person }).toEqual(wanted);
            expect({ ...barred.decide(facts), text, person }).toEqual(wanted);
            expect({ ...walked.decide(facts), text, person }).toEqual(wanted);
            const explained = generated.explain(facts);
            const { outcome, amountFen } = explained;
            expect({ outcome, amountFen, text, person }).toEqual(wanted);
            expect(barred.explain(facts).toJSON()).toEqual(explained.toJSON());
            const [traced] = explained.officerTree.children;
            const asTree = { yes: true, no: false, unknown: null, 'not-applicable': null };
            expect({ condition: traced?.value, text, person }).toEqual({
              condition: asTree[explained.reasons[0]!.outcome],
              text,
              person,
            });
          }
        },
      ),
      { numRuns: 80 },
    );
    expect(leftTheRange).toBeGreaterThan(10);
  }, 120_000);

  it('keep the tie that doubles lose', () => {
    const policy = smallPolicy(fractionalFacts, [
      benefit('b', [condition('c', '购房合同价 / 3 * 3 = 购房合同价')], {
        formula: '购房合同价 * 0.0325',
        rounding: { to: 'fen', direction: 'half-up' },
      }),
    ]);
    const compiled = compilePolicy(policy, fractionalFacts, { generate: true }).benefits.get('b')!;
    const fen = (price: number) => compiled.decide({ price: { value: price } }).amountFen;
    // 0.0325 × 20 fen = 0.65 fen; × 40 = 1.3; × 6,000,000,000,000,020 is out of the fact's bounds.
    expect(fen(20)).toBe(1);
    expect(fen(200 / 13)).toBeNull();
    expect(fen(400)).toBe(13);
    expect(fen(1_000)).toBe(33);
    expect(fen(89_999_999_999_980)).toBe(2_924_999_999_999);
    // 89,999,999,999,940 × 0.0325 = 2,924,999,999,998.05: 13 × 89,999,999,999,940 is 1.17e15.
    expect(fen(89_999_999_999_940)).toBe(2_924_999_999_998);
  });

  it('are computed in fractions for a person whose figures leave the range of doubles', () => {
    const policy = smallPolicy(fractionalFacts, [
      benefit('b', [condition('c', '购房合同价 * 1.00000001 > 购房合同价')], {
        formula: '购房合同价 * 1.00000001',
        rounding: { to: 'fen', direction: 'half-up' },
      }),
    ]);
    expect(exactnessOf(policy, fractionalFacts)[0]).toMatchObject({ computes: 'watched' });
    const compiled = compilePolicy(policy, fractionalFacts, { generate: true }).benefits.get('b')!;
    for (const price of [
      50_000_000, 50_000_001, 89_999_999_950_000, 89_999_999_950_001, 150_000_000,
    ]) {
      const exact = (BigInt(price) * 100_000_001n * 2n + 100_000_000n) / 200_000_000n;
      for (const answer of [compiled.decide, compiled.explain]) {
        expect(answer({ price: { value: price } }).amountFen).toBe(Number(exact));
      }
    }
  });
});

describe('exactnessOf', () => {
  const facts = smallFacts([
    fact('salary', '月工资', { type: 'money' }),
    fact('years', '工作年数', { type: 'number', unit: 'year', whole: true, min: 0, max: 50 }),
    fact('rate', '费率', { type: 'number', unit: 'share', whole: false, min: 0, max: 1 }),
  ]);
  const of = (formula: string) =>
    exactnessOf(
      smallPolicy(facts, [benefit('b', [condition('c', '工作年数 > 3')], { formula })]),
      facts,
    )[0]!;

  it('says which benefit needs what, and why', () => {
    expect(of('月工资 * 0.3')).toMatchObject({ benefitId: 'b', computes: 'whole', steps: [] });
    expect(of('工作年数 * 1000.55').computes).toBe('whole');
    const watched = of('月工资 * 费率');
    expect(watched.computes).toBe('watched');
    expect(watched.steps.map(({ text }) => text)).toContain('费率');
    const fractions = of('100000 * 1.0325 ** 工作年数');
    expect(fractions).toMatchObject({ computes: 'fractions' });
    expect(fractions.steps[0]).toMatchObject({
      text: '1.0325 ** 工作年数',
      why: { en: 'the exponent is not a written whole number' },
    });
    expect(fractions.says.zh).toContain('精确分数');
  });

  it('is true of what it calls whole: walking in fractions gives the same', () => {
    const policy = smallPolicy(facts, [
      benefit('b', [condition('c', '工作年数 > 3')], {
        formula: '100000 * 1.0325 ** 工作年数',
        rounding: { to: 'fen', direction: 'half-up' },
      }),
    ]);
    const compiled = compilePolicy(policy, facts).benefits.get('b')!;
    const given = { years: { value: 40 } };
    const person = new ExactPerson(policy, (id) => (id === 'years' ? 40 : null));
    const own = policy.rules.benefits[0]!;
    const exact = (10_000_000n * 10_325n ** 40n * 2n + 10_000n ** 40n) / (2n * 10_000n ** 40n);
    expect(compiled.decide(given).amountFen).toBe(Number(exact));
    expect(person.amountFen(own.amount, own.cap, own.file.amount.rounding)).toBe(Number(exact));
  });
});

describe('numbers', () => {
  it('are decimal: 0.1 + 0.2 = 0.3', () => {
    expect(evaluateExpression('0.1 + 0.2 = 0.3', {})).toBe(true);
    const policy = smallPolicy(fractionalFacts, [
      benefit('b', [condition('c', '建筑面积 + 0.2 = 0.3')], { formula: 1 }),
    ]);
    const compiled = compilePolicy(policy, fractionalFacts).benefits.get('b')!;
    expect(compiled.decide({ area: { value: 0.1 } }).outcome).toBe('yes');
    expect(compiled.decide({ area: { value: 0.1 + 0.2 - 0.2 } }).outcome).toBe('no');
  });

  it('go to fractions and back', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        (value) => {
          const short = Number(value.toPrecision(15));
          expect(numberOf(fractionOf(short)) + 0).toBe(short + 0);
        },
      ),
    );
    expect(fractionOf(1e21)).toEqual({ over: 10n ** 21n, under: 1n });
    expect(numberOf(fraction(1n, 3n))).toBe(0.333333333333333);
    expect(numberOf(fraction(-2n, 3n))).toBe(-0.666666666666667);
  });
});
