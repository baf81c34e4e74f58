import { exampleFacts, windowOn, type FactDictionary, type Policy } from '@yanzhen/policy';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { BenefitRow, BenefitView } from './contract.ts';
import { factLabel, showFact, showValue } from './fact-words.ts';
import type { PublishedBenefit } from './published-benefit.ts';
import { applicationQuestions, calculatorQuestions } from './questions.ts';

/** The line of a benefit in the public list. */
export function benefitRow(
  { benefit, policy, dictionary }: PublishedBenefit,
  today: CivilDate,
): BenefitRow {
  const { id, name, summary, beneficiary, handling, window } = benefit;
  return {
    id,
    name,
    summary,
    beneficiary,
    handling,
    document: documentView(policy),
    window: {
      opensOn: window.opensOn,
      closesOn: window.closesOn,
      // Whether a term counted from a date of the person is over is not the benefit's to say.
      open: !['not-yet', 'closed'].includes(windowOn(window, today, null)),
      within: window.within
        ? { months: window.within.months, after: factLabel(dictionary, window.within.after) }
        : null,
      clause: window.clause,
      assumed: window.assumed,
    },
  };
}

/** The document as pages name it. */
export function documentView({ document }: Policy): BenefitRow['document'] {
  const { id, number, title, issuer, level, inForce, assumed } = document;
  return { id, number, title, issuer, level, inForce, assumed };
}

/** Everything a reader may know of a benefit, in words and with its clauses. */
export function benefitView(published: PublishedBenefit, today: CivilDate): BenefitView {
  const { benefit, policy, dictionary } = published;
  const condition = ({ id, clause, says, remedy, assumed }: Condition) => ({
    id,
    clause,
    says,
    remedy,
    assumed,
  });
  return {
    ...benefitRow(published, today),
    digest: published.digest,
    version: published.version,
    clauses: policy.document.clauses,
    appliesWhen: benefit.appliesWhen ? condition(benefit.appliesWhen) : null,
    conditions: benefit.conditions.map(condition),
    parameters: parametersOf(policy),
    amount: { clause: benefit.amount.clause, assumed: benefit.amount.assumed },
    instalments: {
      parts: benefit.amount.instalments.parts,
      clause: benefit.amount.instalments.clause,
      assumed: benefit.amount.instalments.assumed,
    },
    duties: benefit.duties,
    evidence: benefit.evidence,
    terms: benefit.terms,
    publicityWorkingDays: benefit.publicityWorkingDays,
    questions: calculatorQuestions(published),
    applicationQuestions: applicationQuestions(published),
    examples: benefit.examples.map((example) => ({
      id: example.id,
      says: example.says,
      facts: factsShown(dictionary, exampleFacts(example, dictionary)),
      outcome: example.expect.outcome,
      amountFen:
        example.expect.amountYuan === null ? null : Math.round(example.expect.amountYuan * 100),
    })),
  };
}

type Condition = Omit<PublishedBenefit['benefit']['conditions'][number], 'fails' | 'when'>;

function parametersOf(policy: Policy): BenefitView['parameters'] {
  return policy.parameters.flatMap(({ id, label, unit, assumed, source }) => {
    const value = policy.rules.parameters.get(id)?.value.value ?? null;
    const shown = showValue(value, unit);
    return shown ? [{ id, label, shown, assumed, source }] : [];
  });
}

function factsShown(
  dictionary: FactDictionary,
  facts: Readonly<Record<string, { readonly value: unknown }>>,
): { label: { zh: string; en: string }; shown: { zh: string; en: string } }[] {
  return Object.entries(facts).flatMap(([id, { value }]) => {
    const shown = showFact(dictionary.facts.get(id), value);
    return shown ? [{ label: factLabel(dictionary, id), shown }] : [];
  });
}
