import type { FactDictionary } from '../facts/dictionary.ts';
import type { RecordsValue } from '../feel/closure/records.ts';
import { ExactPerson, type ValueOfFact } from '../feel/exact/rules.ts';
import type { ScalarValue } from '../feel/interpret.ts';
import { isNumeric } from '../feel/types.ts';
import type { CheckedBenefit, Policy } from '../rules.ts';
import { codeOf, type DecisionColumns } from './decision-columns.ts';

/** Decides one benefit of a set for one person in exact fractions. */
export type DecideExactly = (place: number, values: object, out: DecisionColumns) => void;

/** The exact back end of a set: for whom figures leave the range in which doubles are exact. */
export function exactDecider(
  benefits: readonly { readonly policy: Policy; readonly benefit: CheckedBenefit }[],
  dictionary: FactDictionary,
): DecideExactly {
  return (place, values, out) => {
    const of = benefits[place];
    if (!of) throw new RangeError(`no benefit at place ${place}`);
    const person = new ExactPerson(of.policy, valuesOf(values, dictionary));
    const [outcome, amount] = decideExactly(person, of.benefit);
    out.outcomes[place] = outcome;
    out.amountsFen[place] = amount;
  };
}

/** A condition's answer: 0 false, 1 true, 2 unknown. */
export function exactCode(
  person: ExactPerson,
  test: CheckedBenefit['conditions'][number]['test'],
): 0 | 1 | 2 {
  const answer = person.value(test);
  return answer === null ? 2 : answer === true ? 1 : 0;
}

/** The capped and rounded sum; NaN where it is unknown. */
export const exactAmount = (person: ExactPerson, benefit: CheckedBenefit): number =>
  person.amountFen(benefit.amount, benefit.cap, benefit.file.amount.rounding) ?? Number.NaN;

function decideExactly(person: ExactPerson, benefit: CheckedBenefit): readonly [number, number] {
  const { applies, conditions } = benefit;
  let open = false;
  const tests = [
    ...(applies ? [{ test: applies.test, otherwise: codeOf['not-applicable'] }] : []),
    ...conditions.map(({ test }) => ({ test, otherwise: codeOf.no })),
  ];
  for (const { test, otherwise } of tests) {
    const code = exactCode(person, test);
    if (code === 0) return [otherwise, Number.NaN];
    if (code === 2) open = true;
  }
  const amount = exactAmount(person, benefit);
  return [open || Number.isNaN(amount) ? codeOf.unknown : codeOf.yes, amount];
}

/** Normalised values as generated code reads them: what is not of a fact's type is unknown. */
export function valuesOf(values: object, dictionary: FactDictionary): ValueOfFact {
  return (id) => {
    const value = (values as Record<string, ScalarValue | RecordsValue | undefined>)[id] ?? null;
    const type = dictionary.types.get(id);
    if (!type) return null;
    if (type.kind === 'list') return typeof value === 'object' ? value : null;
    const wanted = isNumeric(type) ? 'number' : type.kind === 'boolean' ? 'boolean' : 'string';
    return typeof value === wanted ? value : null;
  };
}
