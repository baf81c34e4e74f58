import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile/compile.ts';
import { exampleFacts, runWorkedExamples } from './examples.ts';
import type { FactsGiven } from './facts/normalise.ts';
import { luzhouFacts, luzhouHousing } from './testing/luzhou.ts';

const dictionary = luzhouFacts();
const policy = luzhouHousing(dictionary);
const compiled = compilePolicy(policy, dictionary);
const housing = compiled.benefits.get('home-purchase')!;

/** Lin, a synthetic doctor, three years in the city, buys a first new home in the centre. */
const lin: FactsGiven = {
  fullTimeHire: { value: true, source: 'employer', verified: true },
  newlyIntroduced: { value: true, source: 'employer' },
  continuousWorkMonths: { value: 36, source: 'department' },
  contributionRecognised: { value: true, source: 'employer' },
  firstHome: { value: true, source: 'department' },
  newlyBuilt: { value: true, source: 'document:purchase-contract' },
  inCentralArea: { value: true, source: 'document:purchase-contract' },
  highestEducation: { value: 'doctor', source: 'self' },
  skillLevel: { value: 'none', source: 'self' },
};
const without = (id: string, value: unknown): FactsGiven => ({
  ...lin,
  [id]: { value, source: 'self' },
});

describe('the home purchase subsidy of Luzhou', () => {
  for (const result of runWorkedExamples(policy, dictionary)) {
    it(`works the example ${result.exampleId}`, () => {
      expect(result.actual).toEqual(result.expected);
      expect(result.ok).toBe(true);
    });
  }

  it('asks at most eight questions, each of a fact', () => {
    expect(policy.questions.length).toBeLessThanOrEqual(8);
    for (const question of policy.questions) expect(dictionary.facts.has(question.fact)).toBe(true);
  });

  it('gives a doctor with three years 250,000 yuan, with a clause and facts for each condition', () => {
    const decision = housing.explain(lin);
    expect(decision.outcome).toBe('yes');
    expect(decision.amountFen).toBe(25_000_000);
    expect(decision.capFen).toBe(25_000_000);
    expect(decision.reasons).toHaveLength(8);
    for (const reason of decision.reasons) {
      expect(reason.outcome).toBe('yes');
      expect(reason.clause.document).toBe('housing-2024');
      expect(reason.facts.every((fact) => fact.value !== null && fact.source)).toBe(true);
      expect(reason.remedy).toBeUndefined();
    }
    expect(decision.missingFacts).toEqual([]);
  });

  it.each([
    ['fullTimeHire', 'full-time'],
    ['newlyIntroduced', 'newly-introduced'],
    ['contributionRecognised', 'contribution'],
    ['firstHome', 'first-home'],
    ['newlyBuilt', 'newly-built'],
    ['inCentralArea', 'central-area'],
  ])('refuses by name where %s is false, and says what would change it', (fact, condition) => {
    const decision = housing.explain(without(fact, false));
    expect(decision.outcome).toBe('no');
    expect(decision.amountFen).toBeNull();
    const failing = decision.reasons.filter((reason) => reason.outcome === 'no');
    expect(failing.map((reason) => reason.conditionId)).toEqual([condition]);
    expect(failing[0]?.fails?.zh).toBeTruthy();
    expect(failing[0]?.remedy?.en).toBeTruthy();
  });

  it.each(Object.keys(lin))(
    'cannot tell while %s is missing, and says who can supply it',
    (fact) => {
      const decision = housing.explain(without(fact, null));
      // A doctor stays a doctor: the skill level opens the sum and not a condition.
      expect(decision.outcome).toBe('unknown');
      expect(decision.missingFacts.map((missing) => missing.id)).toEqual([fact]);
      expect(decision.missingFacts[0]?.verifiedBy.length).toBeGreaterThan(0);
    },
  );

  it('reads a mistyped fact as unknown and never throws', () => {
    for (const value of ['36', 36.5, -1, Number.NaN, {}, [], true, undefined]) {
      expect(housing.explain(without('continuousWorkMonths', value)).outcome).toBe('unknown');
      expect(housing.decide(without('continuousWorkMonths', value)).outcome).toBe('unknown');
    }
    expect(housing.explain(without('highestEducation', '__proto__')).outcome).toBe('unknown');
    expect(housing.explain({}).outcome).toBe('unknown');
  });

  it('shows the officer every step, and the person sentences, from the same answer', () => {
    const decision = housing.explain(without('continuousWorkMonths', 35));
    const [, , months] = decision.officerTree.children;
    expect(months).toMatchObject({
      text: '连续工作月数 >= 要求连续工作月数',
      value: false,
      clause: { document: 'housing-2024', clause: '第一条' },
      children: [
        { text: '连续工作月数', value: 35, names: { kind: 'fact', id: 'continuousWorkMonths' } },
        {
          text: '要求连续工作月数',
          value: 36,
          names: { kind: 'parameter', id: 'serviceMonthsMin' },
        },
      ],
    });
    decision.reasons.forEach((reason, i) => {
      const value = decision.officerTree.children[i]?.value;
      expect(value).toBe(reason.outcome === 'unknown' ? null : reason.outcome === 'yes');
    });
  });

  it('says where the amount comes from and what of it is assumed', () => {
    const decision = housing.explain(lin);
    expect(decision.amountReasons.map(({ id, row, value }) => [id, row, value])).toEqual([
      ['educationAmount', 1, 25_000_000],
      ['skillAmount', 4, 0],
      ['amount', undefined, 25_000_000],
    ]);
    const used = Object.fromEntries(decision.parameters.map((p) => [p.id, p]));
    expect(used['serviceMonthsMin']).toMatchObject({ value: 36, assumed: false, source: 'L31' });
    expect(used['educationCap']).toMatchObject({
      value: 25_000_000,
      assumed: false,
      source: 'L23',
    });
    expect(used['skillCap']).toMatchObject({ value: 10_000_000, assumed: false, source: 'L24' });
    expect(used['masterAmount']).toMatchObject({ assumed: true, source: 'assumed' });
  });

  it('stores whole: as JSON it holds both explanations, the version and the digest', () => {
    const decision = housing.explain(lin);
    const stored = JSON.parse(JSON.stringify(decision)) as Record<string, unknown>;
    expect(stored).toEqual(JSON.parse(JSON.stringify(decision.toJSON())));
    expect(stored['policyVersion']).toBe(policy.version);
    expect(stored['factsDigest']).toMatch(/^[0-9a-f]{64}$/);
    expect(housing.explain({ ...lin }).factsDigest).toBe(decision.factsDigest);
    expect(housing.explain(without('skillLevel', 'junior')).factsDigest).not.toBe(
      decision.factsDigest,
    );
  });

  it('does not let one decision change another through a shared reason', () => {
    const [reason] = housing.explain(lin).reasons;
    expect(Object.isFrozen(reason)).toBe(true);
    expect(Object.isFrozen(reason?.facts)).toBe(true);
  });

  it('takes every worked example through the set as well', () => {
    for (const example of policy.benefits[0]!.examples) {
      const facts = exampleFacts(example, dictionary);
      const [decision] = compiled.explainAll(facts);
      expect(decision?.outcome).toBe(example.expect.outcome);
    }
  });
});
