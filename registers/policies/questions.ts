import { unitWords, type FactDefinition, type FactDictionary } from '@yanzhen/policy';
import type { BenefitQuestion } from './contract.ts';
import type { PublishedBenefit } from './published-benefit.ts';

const kinds: ReadonlyMap<string, BenefitQuestion['kind']> = new Map([
  ['boolean', 'yes-no'],
  ['code', 'choice'],
  ['number', 'number'],
  ['money', 'money'],
  ['date', 'date'],
  ['text', 'text'],
]);

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
    const question = fact && read.has(id) ? questionOf(fact) : undefined;
    return question ? [{ ...question, wording: asks, help }] : [];
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
    return questionOf(fact) ?? [];
  });
  return [...first, ...further];
}

/**
 * The facts that a visitor is asked over all benefits: those that a policy file has a question for, in
 * the order of the files by document, and those that the person is the usual one to tell.
 */
export function askedOfVisitors(published: readonly PublishedBenefit[]): readonly string[] {
  const policies = new Map(published.map(({ policy }) => [policy.document.id, policy]));
  const written = [...policies.values()]
    .toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1))
    .flatMap(({ questions }) => questions.map(({ fact }) => fact));
  const own = published.flatMap(({ dictionary }) =>
    [...dictionary.facts.values()].flatMap(({ id, type, verifiedBy }) =>
      verifiedBy[0] === 'self' && kinds.has(type) ? id : [],
    ),
  );
  return [...new Set([...written, ...own])];
}

/** A fact as a visitor is asked it, in the words of the first policy file that has them. */
export function visitorQuestion(
  published: readonly PublishedBenefit[],
  dictionary: FactDictionary,
  factId: string,
): BenefitQuestion | undefined {
  const fact = dictionary.facts.get(factId);
  if (!fact) return undefined;
  const own = published
    .flatMap(({ policy }) => policy.questions)
    .find((question) => question.fact === factId);
  const question = questionOf(fact);
  return question && own ? { ...question, wording: own.asks, help: own.help } : question;
}

/**
 * A fact as a question without a wording of its own; undefined for lists, which no single question can
 * ask for: offices supply them.
 */
function questionOf(fact: FactDefinition): BenefitQuestion | undefined {
  const kind = kinds.get(fact.type);
  if (!kind) return undefined;
  const unit = fact.type === 'number' ? unitWords(fact.unit) : undefined;
  return {
    factId: fact.id,
    kind,
    wording: fact.label,
    help: fact.purpose,
    ...(unit ? { unit } : {}),
    ...(fact.type === 'code'
      ? { options: fact.codes.map(({ code, label }) => ({ value: code, label })) }
      : {}),
  };
}

/** Every fact that an application of the benefit needs, lists that no question asks for included. */
export function factsNeeded(published: PublishedBenefit): readonly string[] {
  return [...new Set([...factsRead(published), ...published.benefit.alsoAsks])];
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
