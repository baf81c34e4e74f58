import {
  exampleFacts,
  factLabel,
  showFact,
  showValue,
  windowOn,
  type FactDictionary,
  type Policy,
} from '@yanzhen/policy';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { BenefitRow, BenefitView } from './contract.ts';
import type { PublishedBenefit } from './published-benefit.ts';
import { applicationQuestions, calculatorQuestions } from './questions.ts';

/** The line of a benefit in the public list. */
export function benefitRow(
  { benefit, policy, dictionary }: PublishedBenefit,
  today: CivilDate,
): BenefitRow {
  const { id, name, summary, gives, beneficiary, handling, window } = benefit;
  return {
    id,
    name,
    summary,
    category: benefit.category ?? null,
    gives,
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

/**
 * Everything a reader may know of a benefit, in words and with its clauses.
 *
 * @param names  Names of the city's other benefits, for the rules that speak of them.
 */
export function benefitView(
  published: PublishedBenefit,
  today: CivilDate,
  names: ReadonlyMap<string, Localized> = new Map(),
): BenefitView {
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
    parameters: parametersOf(published),
    amount: { clause: benefit.amount.clause, assumed: benefit.amount.assumed },
    instalments: {
      parts: benefit.amount.instalments.parts,
      clause: benefit.amount.instalments.clause,
      assumed: benefit.amount.instalments.assumed,
    },
    duties: benefit.duties,
    stacking: stackingOf(published, names),
    governs: policy.document.governs ?? null,
    evidence: benefit.evidence,
    terms: benefit.terms,
    publicityWorkingDays: benefit.publicityWorkingDays,
    questions: calculatorQuestions(published),
    needsEmployer: benefit.steps.includes('employer'),
    applicationQuestions: applicationQuestions(published),
    examples: benefit.examples.map((example) => ({
      id: example.id,
      says: example.says,
      facts: factsShown(dictionary, exampleFacts(example, dictionary)),
      outcome: example.expect.outcome,
      amountFen:
        example.expect.amountYuan === null ? null : Math.round(example.expect.amountYuan * 100),
      gift: giftOf(benefit, example),
    })),
  };
}

/** What a worked example comes to, in words: beside other benefits, where the example states that. */
function giftOf(
  { gives, quantity }: PublishedBenefit['benefit'],
  { expect }: PublishedBenefit['benefit']['examples'][number],
): Localized | null {
  if (gives === 'service') return null;
  if (gives === 'quantity') return showValue(expect.quantity ?? null, quantity?.unit ?? 'none');
  const shown = (yuan: number | null) =>
    showValue(yuan === null ? null : Math.round(yuan * 100), 'yuan');
  if (!expect.rangeYuan || expect.payableYuan !== undefined) {
    return shown(expect.payableYuan ?? expect.amountYuan);
  }
  const [from, to] = expect.rangeYuan.map(shown);
  if (!from || !to) return null;
  return { zh: `${from.zh}至 ${to.zh}`, en: `${from.en} to ${to.en}` };
}

function stackingOf(
  { compiled }: PublishedBenefit,
  names: ReadonlyMap<string, Localized>,
): BenefitView['stacking'] {
  return compiled.benefit.stacking.map(({ file, limitFen }) => ({
    rule: file.rule,
    benefits:
      file.rule === 'exclusive-with' ? file.benefits.flatMap((id) => names.get(id) ?? []) : [],
    share: file.rule === 'one-per-couple' ? file.share : null,
    limit: file.rule === 'cap' ? { by: file.by, per: file.per, fen: limitFen ?? 0 } : null,
    clause: file.clause,
    assumed: file.assumed,
  }));
}

type Condition = Omit<PublishedBenefit['benefit']['conditions'][number], 'fails' | 'when'>;

/** The figures that this benefit reads; a document may have others. */
function parametersOf({ policy, compiled }: PublishedBenefit): BenefitView['parameters'] {
  const read = new Set(compiled.explain({}).parameters.map(({ id }) => id));
  return policy.parameters.flatMap(({ id, label, unit, assumed, source }) => {
    if (!read.has(id)) return [];
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
