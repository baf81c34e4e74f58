import type { FactDictionary } from '../../facts/dictionary.ts';
import type { FactsGiven, FactValue } from '../../facts/normalise.ts';
import { numbersOf } from '../../feel/exact/number-scope.ts';
import { isNumeric } from '../../feel/types.ts';
import type { CheckedBenefit, CheckedCondition, Policy } from '../../rules.ts';
import type { BenefitPlan } from '../benefit-plan.ts';
import { exactDecider, valuesOf } from '../exactly.ts';
import type { ExplainAll } from '../explained.ts';
import { ListedDecision } from '../explained-view.ts';
import { entryOf, FactEntries, type FactEntry, type PersonEntries } from '../fact-entries.ts';
import { ReasonMaker } from '../reasons.ts';
import { codeOf, type DecideAll } from '../decision-columns.ts';
import { benefitClosures, type BenefitClosures } from './rule-closures.ts';
import type { Person } from './tree-closures.ts';

const newPerson = (facts: readonly FactValue[]): Person => ({
  facts,
  derived: [],
  unders: [],
  big: false,
});

/** The result-only back end without generated code. */
export function closureDecider(
  benefits: readonly { readonly policy: Policy; readonly benefit: CheckedBenefit }[],
  dictionary: FactDictionary,
  placeOfFact: ReadonlyMap<string, number>,
): DecideAll {
  const all = benefits.map(({ policy, benefit }) =>
    benefitClosures(policy, benefit, numbersOf(policy, dictionary), placeOfFact),
  );
  const ids = [...placeOfFact.keys()];
  const numeric = ids.map((id) => isNumeric(dictionary.types.get(id) ?? { kind: 'null' }));
  const exactly = exactDecider(benefits, dictionary);
  return (values, out) => {
    const read = valuesOf(values, dictionary);
    const person = newPerson(ids.map((id, i) => read(id) ?? (numeric[i] ? Number.NaN : null)));
    for (const [place, benefit] of all.entries()) {
      person.big = false;
      const outcome = decide(benefit, person);
      const amount =
        outcome === codeOf.yes || outcome === codeOf.unknown ? benefit.amount(person) : Number.NaN;
      if (person.big) {
        exactly(place, values, out);
        continue;
      }
      out.outcomes[place] =
        outcome === codeOf.yes && Number.isNaN(amount) ? codeOf.unknown : outcome;
      out.amountsFen[place] = amount;
    }
  };
}

/** The outcome of a benefit's conditions. */
function decide({ derive, applies, conditions }: BenefitClosures, person: Person): 0 | 1 | 2 | 3 {
  derive(person);
  const inside = applies?.(person) ?? 1;
  if (inside === 0) return codeOf['not-applicable'];
  let open = inside === 2;
  for (const condition of conditions) {
    const answer = condition(person);
    if (answer === 0) return codeOf.no;
    if (answer === 2) open = true;
  }
  return open ? codeOf.unknown : codeOf.yes;
}

/** The explained back end without generated code. */
export function closureExplainer(
  plans: readonly BenefitPlan[],
  dictionary: FactDictionary,
  placeOfFact: ReadonlyMap<string, number>,
): ExplainAll {
  const entriesOf = [...placeOfFact].map(([id, place]) => {
    const fact = dictionary.facts.get(id);
    if (!fact) throw new Error(`no fact called ${id}`);
    const build = (
      used: FactEntry['used'],
      value: FactValue,
      pairs: FactEntry['pairs'],
    ): FactEntry => ({
      used,
      value,
      pairs,
    });
    return { id, place, of: entryOf[fact.type], entries: new FactEntries(fact, [], 0, build) };
  });
  const explainers = plans.map((plan) => explainer(plan, dictionary, placeOfFact));
  return (given: FactsGiven) => {
    const facts: FactValue[] = [];
    const person: Record<`e${number}`, FactEntry> = {};
    for (const { id, place, of, entries } of entriesOf) {
      const fact = given[id];
      const entry =
        fact === undefined
          ? entries.unknown
          : fact.asOf === undefined
            ? entries[of](fact.value, fact.source)
            : entries.ofDated(fact.value, fact.source, fact.asOf);
      person[`e${place}`] = entry;
      facts[place] = entry.value;
    }
    return explainers.map((explain) => explain(newPerson(facts), person));
  };
}

function explainer(
  plan: BenefitPlan,
  dictionary: FactDictionary,
  placeOfFact: ReadonlyMap<string, number>,
): (person: Person, entries: PersonEntries) => ListedDecision {
  const { policy, benefit } = plan;
  const closures = benefitClosures(policy, benefit, plan.numbers, placeOfFact);
  const { applies, conditions } = benefit;
  const step = (condition: CheckedCondition, whenFalse: 'no' | 'not-applicable', i: number) => ({
    maker: new ReasonMaker(dictionary, policy, condition, whenFalse),
    whenFalse,
    places: plan.factsOf(condition.test).map((id) => placeOfFact.get(id) ?? -1),
    test:
      (applies && i === 0 ? closures.applies : closures.conditions[applies ? i - 1 : i]) ??
      (() => 2 as const),
  });
  const steps = [
    ...(applies ? [step(applies, 'not-applicable', 0)] : []),
    ...conditions.map((condition, i) => step(condition, 'no', applies ? i + 1 : i)),
  ];
  return (person, entries) => {
    closures.derive(person);
    let [open, no, outside] = [false, false, false];
    const reasons = steps.map(({ maker, whenFalse, places, test }, i) => {
      const answer = test(person);
      const code = person.big ? plan.exactCode(entries, i) : answer;
      if (code === 2) open = true;
      if (code === 0 && whenFalse === 'no') no = true;
      if (code === 0 && whenFalse === 'not-applicable') outside = true;
      return maker.make(
        code,
        places.flatMap((place) => entries[`e${place}`]?.used ?? []),
      );
    });
    const refused = outside ? 'not-applicable' : no ? 'no' : undefined;
    if (refused) return new ListedDecision(plan, refused, null, reasons, entries);
    const fast = closures.amount(person);
    const amount = person.big ? plan.exactAmount(entries) : fast;
    const known = !Number.isNaN(amount);
    const outcome = open || !known ? 'unknown' : 'yes';
    return new ListedDecision(plan, outcome, known ? amount : null, reasons, entries);
  };
}
