import type { BenefitQuestion } from './contract.ts';
import { unitWords, type FactDefinition } from './fact-words.ts';
import type { PublishedBenefit } from './published-benefit.ts';

const kinds = {
  boolean: 'yes-no',
  code: 'choice',
  number: 'number',
  money: 'money',
  date: 'date',
  text: 'text',
} as const;

/** The questions of the anonymous calculator that this benefit's rules read, in the file's order. */
export function calculatorQuestions({
  benefit,
  policy,
  compiled,
  dictionary,
}: PublishedBenefit): BenefitQuestion[] {
  const read = factsRead({ benefit, compiled });
  return policy.questions.flatMap(({ fact: id, asks, help }) => {
    const fact = dictionary.facts.get(id);
    return fact && read.has(id) ? [{ ...questionOf(fact), wording: asks, help }] : [];
  });
}

/** Every fact that an application asks: the calculator's first, then what only the officers need. */
export function applicationQuestions(published: PublishedBenefit): BenefitQuestion[] {
  const { benefit, dictionary } = published;
  const first = calculatorQuestions(published);
  const asked = new Set(first.map((question) => question.factId));
  const further = [...factsRead(published), ...benefit.alsoAsks].flatMap((id) => {
    const fact = dictionary.facts.get(id);
    if (!fact || asked.has(id)) return [];
    asked.add(id);
    return [questionOf(fact)];
  });
  return [...first, ...further];
}

/** A fact as a question without a wording of its own. */
function questionOf(fact: FactDefinition): BenefitQuestion {
  const unit = fact.type === 'number' ? unitWords(fact.unit) : undefined;
  return {
    factId: fact.id,
    kind: kinds[fact.type],
    wording: fact.label,
    help: fact.purpose,
    ...(unit ? { unit } : {}),
    ...(fact.type === 'code'
      ? { options: fact.codes.map(({ code, label }) => ({ value: code, label })) }
      : {}),
  };
}

/** The facts that a decision about nobody finds missing, and those of its reasons. */
function factsRead({
  compiled,
  benefit,
}: Pick<PublishedBenefit, 'compiled' | 'benefit'>): Set<string> {
  const empty = compiled.explain({});
  return new Set([
    ...empty.reasons.flatMap((reason) => reason.facts.map((fact) => fact.id)),
    ...empty.missingFacts.map((fact) => fact.id),
    ...(benefit.window.within ? [benefit.window.within.after] : []),
  ]);
}
