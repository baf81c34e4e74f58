import { readsOf } from '../changes/reads.ts';
import { turningValues } from '../changes/turning-values.ts';
import type { CompiledBenefit } from '../compile/compile.ts';
import type { BenefitDecision } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import { factReader, type FactGiven, type FactsGiven, type FactValue } from '../facts/normalise.ts';

/** Ways to complete what is unknown that are tried before a fact is taken to matter without a trial. */
const completionsMax = 64;
/** Values of one fact that are tried. */
const valuesMax = 12;

/** The facts with one of them otherwise. */
export function withFact(facts: FactsGiven, id: string, value: FactValue): FactsGiven {
  const given: FactGiven = { value };
  return { ...facts, [id]: given };
}

/** Whether a fact is given with a value that the dictionary takes. */
export function isKnown(dictionary: FactDictionary, facts: FactsGiven, id: string): boolean {
  const fact = dictionary.facts.get(id);
  const given = Object.hasOwn(facts, id) ? facts[id] : undefined;
  return fact !== undefined && given !== undefined && factReader(fact)(given.value) !== null;
}

/** Values that stand for all values of a fact: one on each side of every figure, each code, yes and no. */
export function sampleValues(
  benefit: CompiledBenefit,
  dictionary: FactDictionary,
  id: string,
): readonly FactValue[] {
  const fact = dictionary.facts.get(id);
  if (!fact) return [];
  const all = turningValues(benefit, fact);
  if (all.length <= valuesMax) return all;
  const step = all.length / valuesMax;
  return Array.from({ length: valuesMax }, (_, i) => all[Math.floor(i * step)] ?? null);
}

/** Facts not known yet of an open part of a decision, by part: each open condition, and the sum. */
function openParts(
  benefit: CompiledBenefit,
  dictionary: FactDictionary,
  facts: FactsGiven,
  decision: BenefitDecision,
): readonly {
  readonly unknown: readonly string[];
  readonly answer: (facts: FactsGiven) => unknown;
}[] {
  const reads = readsOf(benefit);
  const unknownOf = (ids: ReadonlySet<string>) =>
    [...ids].filter((id) => !isKnown(dictionary, facts, id));
  const conditions = decision.reasons.flatMap((reason, place) => {
    if (reason.outcome !== 'unknown') return [];
    const unknown = unknownOf(reads.ofConditions[place] ?? new Set());
    return [{ unknown, answer: (f: FactsGiven) => benefit.explain(f).reasons[place]?.outcome }];
  });
  const unknown = unknownOf(reads.ofAmount);
  const sum = { unknown, answer: (f: FactsGiven) => benefit.explain(f).amountFen };
  return unknown.length === 0 ? conditions : [...conditions, sum];
}

/** Every way to give values to some facts, up to a bound; undefined when there are more. */
function completions(
  benefit: CompiledBenefit,
  dictionary: FactDictionary,
  facts: FactsGiven,
  ids: readonly string[],
): readonly FactsGiven[] | undefined {
  let all: readonly FactsGiven[] = [facts];
  for (const id of ids) {
    const values = sampleValues(benefit, dictionary, id);
    if (values.length === 0) return undefined;
    if (all.length * values.length > completionsMax) return undefined;
    all = all.flatMap((each) => values.map((value) => withFact(each, id, value)));
  }
  return all;
}

/**
 * The unknown facts of one benefit whose being known can still change its answer or its sum, for some
 * way in which the others turn out: a fact that only matters to what is settled already is not among them.
 *
 * @returns Ids in the order of the conditions; empty when the benefit is settled.
 */
export function factsThatMatter(
  benefit: CompiledBenefit,
  dictionary: FactDictionary,
  facts: FactsGiven,
): readonly string[] {
  const decision = benefit.explain(facts);
  if (decision.outcome !== 'unknown') return [];
  const matter = new Set<string>();
  for (const { unknown, answer } of openParts(benefit, dictionary, facts, decision)) {
    for (const id of unknown) {
      if (matter.has(id)) continue;
      const values = sampleValues(benefit, dictionary, id);
      const others = unknown.filter((other) => other !== id);
      const all = completions(benefit, dictionary, facts, others);
      // Where there are too many ways to look, the fact is asked: better one question more than a
      // benefit that is never settled.
      const changes =
        all === undefined ||
        values.length === 0 ||
        all.some((each) => {
          const without = answer(each);
          return values.some((value) => answer(withFact(each, id, value)) !== without);
        });
      if (changes) matter.add(id);
    }
  }
  return [...matter];
}
