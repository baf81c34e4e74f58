import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Outcome } from '@yanzhen/values/decision.ts';
import { fenFromYuan, type Fen } from '@yanzhen/values/money.ts';
import { compilePolicy, type CompiledPolicy } from './compile/compile.ts';
import { decimal } from './feel/decimal.ts';
import { factValueFromFile } from './file/check-references.ts';
import type { FactDictionary } from './facts/dictionary.ts';
import { factReader, type FactGiven, type FactValue } from './facts/normalise.ts';
import type { ExampleFile } from './file/policy-schema.ts';
import { policyOn } from './policy-on.ts';
import type { Policy } from './rules.ts';
import { decideByReference, surroundingsOf } from './sharpness/reference-decision.ts';
import type { EntitledBenefit, PriorAward } from './stacking/entitlement.ts';
import { resolveEntitlements } from './stacking/resolve-entitlements.ts';

/** What a worked example states, or gives. */
export interface ExampleAnswer {
  readonly outcome: Outcome;
  readonly amountFen: Fen | null;
  /** Conditions that answer no, in file order. */
  readonly failing: readonly string[];
  /** Conditions that answer unknown, in file order. */
  readonly open: readonly string[];
  readonly quantity: number | null;
  readonly rangeFen: { readonly from: Fen; readonly to: Fen } | null;
  /** Beside the other benefits, whole fen; null where it gives no money or is not known yet. */
  readonly payableFen: Fen | null;
  /** Benefits that stand in its place, by id. */
  readonly displacedBy: readonly string[];
}

/** What one worked example gave, beside what it should give. */
export interface ExampleResult {
  readonly benefitId: string;
  readonly exampleId: string;
  readonly ok: boolean;
  /** What the example leaves open is as it came out. */
  readonly expected: ExampleAnswer;
  readonly actual: ExampleAnswer;
}

function answerExpected({ expect }: ExampleFile, actual: ExampleAnswer): ExampleAnswer {
  const fen = (yuan: number) => decimal(yuan * 100);
  const { amountYuan, payableYuan, rangeYuan } = expect;
  return {
    outcome: expect.outcome,
    amountFen: amountYuan === null ? null : fen(amountYuan),
    failing: expect.failing ?? actual.failing,
    open: expect.open ?? actual.open,
    quantity: expect.quantity === undefined ? actual.quantity : expect.quantity,
    rangeFen: rangeYuan ? { from: fen(rangeYuan[0]), to: fen(rangeYuan[1]) } : actual.rangeFen,
    payableFen:
      payableYuan === undefined
        ? actual.payableFen
        : payableYuan === null
          ? null
          : fen(payableYuan),
    displacedBy: expect.displacedBy?.toSorted() ?? actual.displacedBy,
  };
}

/** The facts of a worked example, as a decision takes them. */
export function exampleFacts(
  example: Pick<ExampleFile, 'facts'>,
  dictionary: FactDictionary,
): Record<string, FactGiven> {
  const facts: Record<string, FactGiven> = {};
  for (const [name, written] of Object.entries(example.facts)) {
    const fact = dictionary.byName.get(name);
    if (fact) facts[fact.id] = { value: factValueFromFile(fact, written), source: 'example' };
  }
  return facts;
}

/** What an example says was awarded before. */
export function examplePrior({ prior }: Pick<ExampleFile, 'prior'>): PriorAward[] {
  return prior.map(({ benefit, holder, yuan, on }) => ({
    benefit,
    holder,
    fen: fenFromYuan(yuan.toFixed(2)),
    on,
  }));
}

/** The day of an example: the one it states, or the first on which its policy is in force. */
export const exampleDay = (example: ExampleFile, policy: Policy): CivilDate =>
  example.on ?? policy.document.inForce.from;

/** Policies in force on a day, with the parameters of that day. */
function inForceOn(policies: readonly Policy[], day: CivilDate): Policy[] {
  return policies
    .filter(({ document: { inForce } }) => inForce.from <= day)
    .filter(({ document: { inForce } }) => inForce.until === null || day < inForce.until)
    .map((policy) => policyOn(policy, day));
}

/** The policies that an example's benefit stands beside on a day; one that claims a benefit twice is left out. */
export function besideOn(policy: Policy, all: readonly Policy[], day: CivilDate): Policy[] {
  const set = [policyOn(policy, day)];
  const taken = new Set(policy.benefits.map(({ id }) => id));
  for (const other of inForceOn(all, day)) {
    if (other.document.id === policy.document.id) continue;
    if (other.benefits.some(({ id }) => taken.has(id))) continue;
    for (const { id } of other.benefits) taken.add(id);
    set.push(other);
  }
  return set;
}

/** Whether an example states how its benefit goes with others. */
const statesStacking = ({ expect, prior }: ExampleFile): boolean =>
  expect.payableYuan !== undefined || expect.displacedBy !== undefined || prior.length > 0;

/** The facts of an example as rules read them. */
export function exampleValues(
  example: Pick<ExampleFile, 'facts'>,
  dictionary: FactDictionary,
): Map<string, FactValue> {
  return new Map(
    Object.entries(exampleFacts(example, dictionary)).flatMap(([id, { value }]) => {
      const fact = dictionary.facts.get(id);
      return fact ? [[id, factReader(fact)(value)] as const] : [];
    }),
  );
}

/** Every benefit of some policies as decided for one person, by walking the trees: nothing is compiled. */
export function decidedBeside(
  policies: readonly Policy[],
  facts: ReadonlyMap<string, FactValue>,
): EntitledBenefit[] {
  return policies.flatMap(({ rules, document }) => {
    const value = surroundingsOf(rules, facts);
    return rules.benefits.map((benefit) => {
      const { outcome, amount } = decideByReference(benefit, value);
      const quantity = benefit.file.gives === 'quantity';
      return {
        benefit,
        document: document.id,
        outcome,
        amountFen: quantity ? null : amount,
        quantity: quantity ? amount : null,
      };
    });
  });
}

/**
 * Runs every worked example of a policy; both back ends must give what the example says.
 *
 * @param beside  Further policies that an example's benefit is resolved with: those of its pack. Only
 *                those in force on the example's day count.
 */
export function runWorkedExamples(
  policy: Policy,
  dictionary: FactDictionary,
  beside: readonly Policy[] = [],
): ExampleResult[] {
  const compiled = new Map<Policy, CompiledPolicy>();
  const onDay = (day: CivilDate) => {
    const then = policyOn(policy, day);
    const ready = compiled.get(then) ?? compilePolicy(then, dictionary);
    compiled.set(then, ready);
    return ready;
  };
  return policy.benefits.flatMap((benefit) =>
    benefit.examples.map((example) => {
      const day = exampleDay(example, policy);
      const facts = exampleFacts(example, dictionary);
      const own = onDay(day).benefits.get(benefit.id);
      if (!own) throw new Error(`no benefit called ${benefit.id}`);
      const decision = own.explain(facts);
      const plain = own.decide(facts);
      const withOutcome = (outcome: Outcome) =>
        decision.reasons.flatMap((r) => (r.outcome === outcome ? r.conditionId : []));
      const around = statesStacking(example) ? besideOn(policy, beside, day) : [];
      const alone: EntitledBenefit = {
        benefit: own.benefit,
        document: policy.document.id,
        outcome: decision.outcome,
        amountFen: decision.amountFen,
        quantity: decision.quantity?.value ?? null,
      };
      const others = decidedBeside(around, exampleValues(example, dictionary));
      const all = [alone, ...others.filter((each) => each.benefit.file.id !== benefit.id)];
      const due = resolveEntitlements(all, examplePrior(example), day).benefits.find(
        ({ benefitId }) => benefitId === benefit.id,
      );
      const actual: ExampleAnswer = {
        outcome: decision.outcome,
        amountFen: decision.amountFen,
        failing: withOutcome('no'),
        open: withOutcome('unknown'),
        quantity: decision.quantity?.value ?? null,
        rangeFen: decision.rangeFen,
        payableFen: due?.payableFen ?? null,
        displacedBy: [...new Set(due?.displacedBy.map((each) => each.benefit))].toSorted(),
      };
      const expected = answerExpected(example, actual);
      const ok =
        JSON.stringify(actual) === JSON.stringify(expected) &&
        plain.outcome === actual.outcome &&
        plain.amountFen === actual.amountFen &&
        (plain.quantity ?? null) === actual.quantity;
      return { benefitId: benefit.id, exampleId: example.id, ok, expected, actual };
    }),
  );
}
