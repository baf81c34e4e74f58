import {
  asStatement,
  changesThatTurn,
  factLabel,
  giftInWords,
  showFact,
  showValue,
  splitInstalments,
  type BenefitDecision,
  type ChangesFound,
  type FactDictionary,
  type FactsGiven,
} from '@yanzhen/policy';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { PersonDecision } from './contract.ts';
import type { PublishedBenefit } from './published-benefit.ts';

/**
 * A decision in words for the person it is about: reasons, amount, what is missing, what is assumed.
 *
 * @param facts  What it was made from; where given, a refusal tells what would turn it.
 */
export function personDecision(
  published: PublishedBenefit,
  decision: BenefitDecision,
  facts?: FactsGiven,
): PersonDecision {
  const { benefit, policy, dictionary } = published;
  const { id, number, title } = policy.document;
  const part = new Map(benefit.amount.instalments.parts.map((each) => [each.id, each.name]));
  return {
    benefitId: benefit.id,
    digest: published.digest,
    outcome: decision.outcome,
    gives: decision.gives,
    amountFen: decision.amountFen,
    ranged: decision.rangeFen !== null && decision.rangeFen !== undefined,
    gift: giftInWords(decision),
    ...whatTurns(
      dictionary,
      facts ? changesThatTurn(published.compiled, dictionary, facts) : undefined,
    ),
    reasons: decision.reasons.map((reason) => ({
      conditionId: reason.conditionId,
      outcome: reason.outcome,
      clause: reason.clause,
      says: reason.outcome === 'no' ? (reason.fails ?? reason.says) : reason.says,
      ...(reason.remedy ? { remedy: reason.remedy } : {}),
      assumed: reason.assumed,
      facts: reason.facts.map((fact) => ({
        id: fact.id,
        name: fact.name,
        label: factLabel(dictionary, fact.id),
        value: fact.value as string | number | boolean | null,
        shown: showFact(dictionary.facts.get(fact.id), fact.value),
        ...(fact.source === undefined ? {} : { source: fact.source }),
        ...(fact.asOf === undefined ? {} : { asOf: fact.asOf }),
      })),
    })),
    amountReasons: decision.amountReasons.flatMap((reason) => {
      const shown = showValue(reason.value, reason.unit);
      if (!shown) return [];
      return [
        { id: reason.id, name: reason.name, shown, clause: reason.clause, assumed: reason.assumed },
      ];
    }),
    instalments: splitInstalments(decision.amountFen ?? 0, benefit.amount.instalments)
      .filter(() => decision.amountFen !== null && decision.gives === 'money')
      .map((each) => ({ ...each, name: part.get(each.id) ?? { zh: each.id, en: each.id } })),
    missing: decision.missingFacts.map(({ id: factId, label, verifiedBy }) => ({
      factId,
      label,
      suppliedBy: [...verifiedBy],
    })),
    assumed: assumptionsOf(published, decision),
    documents: [{ id, number, title }],
  };
}

/** What would turn a refusal, in words. */
export function whatTurns(
  dictionary: FactDictionary,
  found: Pick<ChangesFound, 'changes' | 'outOfReach'> | undefined,
): Pick<PersonDecision, 'changes' | 'fixed'> {
  const shown = (id: string, value: unknown): Localized =>
    showFact(dictionary.facts.get(id), value) ?? { zh: '—', en: '—' };
  const changes = (found?.changes ?? []).map(({ facts, outcome }) => ({
    outcome,
    facts: facts.map(({ id, label, from, to }) => ({
      factId: id,
      label: asStatement(label),
      from: shown(id, from),
      to: shown(id, to),
    })),
  }));
  const fixed = (found?.outOfReach ?? [])
    .flatMap(({ facts }) => facts.filter((each) => !each.changeable))
    .map(({ id, label }) => [id, asStatement(label)] as const);
  return { changes, fixed: changes.length > 0 ? [] : [...new Map(fixed).values()] };
}

/** What a decision rests on that stands in no letter: conditions, figures, amount, instalments. */
function assumptionsOf(
  { benefit, policy }: PublishedBenefit,
  decision: BenefitDecision,
): Localized[] {
  const clauses = new Map(policy.document.clauses.map((each) => [each.number, each.paraphrase]));
  const ofClause = (clause: string): Localized[] => {
    const paraphrase = clauses.get(clause);
    return paraphrase ? [paraphrase] : [];
  };
  const { instalments } = benefit.amount;
  // The engine lists every parameter of a table; the reader is told those of the row that held.
  const written = [
    ...decision.amountReasons.map((each) => each.text),
    ...benefit.conditions.map((each) => each.when),
  ].join('\n');
  const lines = [
    ...decision.reasons.filter((each) => each.assumed).map((each) => each.says),
    ...decision.parameters
      .filter((each) => each.assumed && written.includes(each.name))
      .map((each) => labelled(each.label, showValue(each.value, each.unit))),
    ...decision.amountReasons
      .filter((each) => each.assumed)
      .flatMap((each) => ofClause(each.clause.clause)),
    ...(instalments.assumed && decision.amountFen !== null ? ofClause(instalments.clause) : []),
  ];
  const seen = new Map(lines.map((line) => [line.zh, line]));
  return [...seen.values()];
}

function labelled(label: Localized, shown: Localized | null): Localized {
  if (!shown) return label;
  return { zh: `${label.zh}：${shown.zh}`, en: `${label.en}: ${shown.en}` };
}
