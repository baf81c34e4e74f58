import type { Outcome } from '@yanzhen/values/decision.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { compilePolicy } from './compile/compile.ts';
import { decimal } from './feel/decimal.ts';
import { factValueFromFile } from './file/check-references.ts';
import type { FactDictionary } from './facts/dictionary.ts';
import type { FactGiven } from './facts/normalise.ts';
import type { BenefitFile } from './file/policy-schema.ts';
import type { Policy } from './rules.ts';

interface ExampleAnswer {
  readonly outcome: Outcome;
  readonly amountFen: Fen | null;
  /** Conditions that answer no, in file order. */
  readonly failing: readonly string[];
  /** Conditions that answer unknown, in file order. */
  readonly open: readonly string[];
}

/** What one worked example gave, beside what it should give. */
export interface ExampleResult {
  readonly benefitId: string;
  readonly exampleId: string;
  readonly ok: boolean;
  readonly expected: ExampleAnswer;
  readonly actual: ExampleAnswer;
}

type Example = BenefitFile['examples'][number];

function answerExpected({ expect }: Example, actual: ExampleAnswer): ExampleAnswer {
  return {
    outcome: expect.outcome,
    amountFen: expect.amountYuan === null ? null : decimal(expect.amountYuan * 100),
    failing: expect.failing ?? actual.failing,
    open: expect.open ?? actual.open,
  };
}

/** The facts of a worked example, as a decision takes them. */
export function exampleFacts(
  example: Example,
  dictionary: FactDictionary,
): Record<string, FactGiven> {
  const facts: Record<string, FactGiven> = {};
  for (const [name, written] of Object.entries(example.facts)) {
    const fact = dictionary.byName.get(name);
    if (fact) facts[fact.id] = { value: factValueFromFile(fact, written), source: 'example' };
  }
  return facts;
}

/** Runs every worked example of a policy; both back ends must give what the example says. */
export function runWorkedExamples(policy: Policy, dictionary: FactDictionary): ExampleResult[] {
  const compiled = compilePolicy(policy, dictionary);
  return policy.benefits.flatMap((benefit) =>
    benefit.examples.map((example) => {
      const facts = exampleFacts(example, dictionary);
      const decision = compiled.benefits.get(benefit.id)?.explain(facts);
      const plain = compiled.benefits.get(benefit.id)?.decide(facts);
      const withOutcome = (outcome: Outcome) =>
        decision?.reasons.flatMap((r) => (r.outcome === outcome ? r.conditionId : [])) ?? [];
      const actual: ExampleAnswer = {
        outcome: decision?.outcome ?? 'unknown',
        amountFen: decision?.amountFen ?? null,
        failing: withOutcome('no'),
        open: withOutcome('unknown'),
      };
      const expected = answerExpected(example, actual);
      const ok =
        JSON.stringify(actual) === JSON.stringify(expected) &&
        plain?.outcome === actual.outcome &&
        plain.amountFen === actual.amountFen;
      return { benefitId: benefit.id, exampleId: example.id, ok, expected, actual };
    }),
  );
}
