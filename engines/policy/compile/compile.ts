import type { BenefitDecision, PlainDecision } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import {
  factReader,
  type FactReader,
  type FactsGiven,
  type FactValue,
} from '../facts/normalise.ts';
import type { CheckedBenefit, Policy } from '../rules.ts';
import { BenefitPlan } from './benefit-plan.ts';
import { closureDecider, closureExplainer } from './closures/closures.ts';
import { exactDecider } from './exactly.ts';
import { compileExplained, type ExplainAll } from './explained.ts';
import { factsRead } from './facts-read.ts';
import { contentOf, keptFor } from './kept-code.ts';
import { outcomeOfCode, type DecideAll, type DecisionColumns } from './decision-columns.ts';
import { mayGenerate } from './may-generate.ts';
import { compileResultOnly } from './result-only.ts';

/** One benefit, ready to decide. */
export interface CompiledBenefit {
  readonly policy: Policy;
  readonly benefit: CheckedBenefit;
  /** The answer alone, fast. A missing or mistyped fact is unknown; never throws. */
  readonly decide: (facts: FactsGiven) => PlainDecision;
  /** The answer with both explanations. A missing or mistyped fact is unknown; never throws. */
  readonly explain: (facts: FactsGiven) => BenefitDecision;
}

/** Several policies compiled together: facts are read once for all their benefits. */
export interface CompiledSet {
  /** `benefits.get(id)`, in file order; ids are unique within a set. */
  readonly benefits: ReadonlyMap<string, CompiledBenefit>;
  /** Normalised values for `decideAll`: one plain object with every fact the set reads. */
  readonly normalise: (facts: FactsGiven) => Readonly<Record<string, FactValue>>;
  /** Decides every benefit into columns, without allocating. Values must be normalised. */
  readonly decideAll: (values: Readonly<Record<string, FactValue>>, out: DecisionColumns) => void;
  /** Explains every benefit, in the order of `benefits`. */
  readonly explainAll: (facts: FactsGiven) => readonly BenefitDecision[];
}

/** One policy, ready to decide. */
export interface CompiledPolicy extends CompiledSet {
  readonly policy: Policy;
}

/** Columns with a place for each benefit of a set. */
export function decisionColumns(benefits: number): DecisionColumns {
  return { outcomes: new Uint8Array(benefits), amountsFen: new Float64Array(benefits) };
}

interface FactSlot {
  readonly id: string;
  readonly read: FactReader;
}

function slotsOf(policies: readonly Policy[], dictionary: FactDictionary): FactSlot[] {
  const used = new Set<string>();
  for (const policy of policies) {
    for (const benefit of policy.rules.benefits) {
      for (const id of factsRead(policy, benefit)) used.add(id);
    }
  }
  return [...used].flatMap((id) => {
    const fact = dictionary.facts.get(id);
    return fact ? { id, read: factReader(fact) } : [];
  });
}

/** The answer of place 0 as an object. */
function plain(columns: DecisionColumns, givesQuantity: boolean): PlainDecision {
  const amount = columns.amountsFen[0] ?? Number.NaN;
  const outcome = outcomeOfCode[(columns.outcomes[0] ?? 2) as 0 | 1 | 2 | 3];
  const sum = Number.isNaN(amount) ? null : amount;
  return givesQuantity ? { outcome, amountFen: null, quantity: sum } : { outcome, amountFen: sum };
}

/** Works a value out when it is first needed. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Answers of one benefit before code is made for it: a walk costs far less than making code. */
const walkedAnswers = 30;

/** How policies are compiled. */
export interface CompileOptions {
  /**
   * true: code is generated for the first answer already; false: closures, which give the same answers.
   * Left out: the first answers of a benefit are given by walking its tree, code is generated for one
   * that is asked for again and again, and where that is barred closures do the work.
   */
  readonly generate?: boolean;
}

/**
 * Compiles policies that are decided together. Code is generated from the checked trees only, when a
 * benefit is first asked for; where that is barred, closures do the work.
 *
 * @throws RangeError when two benefits have one id.
 */
export function compilePolicies(
  policies: readonly Policy[],
  dictionary: FactDictionary,
  options: CompileOptions = {},
): CompiledSet {
  const generate = options.generate ?? mayGenerate();
  const walked = options.generate === undefined ? walkedAnswers : 0;
  const slots = slotsOf(policies, dictionary);
  const placeOfFact = new Map(slots.map((slot, place) => [slot.id, place]));
  const all = policies.flatMap((policy) =>
    policy.rules.benefits.map((benefit) => ({ policy, benefit })),
  );
  const normalise = (facts: FactsGiven): Record<string, FactValue> => {
    const values: Record<string, FactValue> = {};
    for (const { id, read } of slots) {
      const fact = facts[id];
      values[id] = fact ? read(fact.value) : null;
    }
    return values;
  };
  const plans = once(() =>
    all.map(
      ({ policy, benefit }) => new BenefitPlan(policy, benefit, dictionary, placeOfFact, generate),
    ),
  );
  const explainers = generate ? compileExplained : closureExplainer;
  const deciders = generate ? compileResultOnly : closureDecider;
  const benefits = new Map<string, CompiledBenefit>();
  for (const [place, { policy, benefit }] of all.entries()) {
    const { id } = benefit.file;
    if (benefits.has(id)) throw new RangeError(`two benefits are called ${id}`);
    const explainer = once(() =>
      explainers(plans().slice(place, place + 1), dictionary, placeOfFact),
    );
    const alone = [{ policy, benefit }];
    const compiled = once(() =>
      generate
        ? keptFor(contentOf(policy, benefit, dictionary), () =>
            compileResultOnly(alone, dictionary),
          )
        : closureDecider(alone, dictionary, placeOfFact),
    );
    const exactly = exactDecider(alone, dictionary);
    const columns = decisionColumns(1);
    let answers = 0;
    benefits.set(id, {
      policy,
      benefit,
      decide: (facts) => {
        if (answers < walked) {
          answers++;
          exactly(0, normalise(facts), columns);
        } else {
          compiled()(normalise(facts), columns);
        }
        return plain(columns, benefit.file.gives === 'quantity');
      },
      explain: (facts) => {
        const [decision] = explainer()(facts);
        if (!decision) throw new Error(`no decision for ${id}`);
        return decision;
      },
    });
  }
  const decider: () => DecideAll = once(() => deciders(all, dictionary, placeOfFact));
  const explainer: () => ExplainAll = once(() => explainers(plans(), dictionary, placeOfFact));
  return {
    benefits,
    normalise,
    decideAll: (values, out) => decider()(values, out),
    explainAll: (facts) => explainer()(facts),
  };
}

/**
 * Compiles one policy.
 *
 * @param policy      From `parsePolicyFile`.
 * @param dictionary  The dictionary the policy was checked against.
 */
export function compilePolicy(
  policy: Policy,
  dictionary: FactDictionary,
  options?: CompileOptions,
): CompiledPolicy {
  return { policy, ...compilePolicies([policy], dictionary, options) };
}
