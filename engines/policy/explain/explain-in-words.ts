import type { FactUsed, Outcome } from '@yanzhen/values/decision.ts';
import { dateForReader } from '@yanzhen/values/civil-date.ts';
import type { Language, Localized } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type { Change } from '../changes/changes.ts';
import type { ConditionReason, DecisionRecord, OfficerNode } from '../decision.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { Policy } from '../rules.ts';
import { factLabel, showFact, showValue } from './show-value.ts';
import {
  notKnown,
  outcomeMarks,
  outcomeWords,
  say,
  sourceWords,
  supplierWords,
  words,
} from './words.ts';

/** What a decision was made by; a stored decision is explained by its stored version. */
export interface ExplainedBy {
  readonly policy: Policy;
  readonly dictionary: FactDictionary;
  /** What would turn a refusal, from `changesThatTurn`; told to the person where it is given. */
  readonly changes?: {
    readonly changes: readonly Change[];
    readonly outOfReach: readonly Change[];
  };
}

/** What a decision gives in words: `150,000 元`, `7 天`, a ceiling, a range, a service; null while unknown. */
export function giftInWords(
  decision: Pick<DecisionRecord, 'gives' | 'amountFen' | 'quantity' | 'rangeFen'>,
): Localized | null {
  const { gives, amountFen, quantity, rangeFen } = decision;
  if (gives === 'service') return amountFen === null ? null : words.service;
  if (gives === 'quantity') return quantity && showValue(quantity.value, quantity.unit);
  if (amountFen === null) return null;
  const yuan = (fen: number): Localized => ({
    zh: `${yuanForReader(fen)} 元`,
    en: `${yuanForReader(fen)} yuan`,
  });
  if (rangeFen) return say(words.range, { from: yuan(rangeFen.from), to: yuan(rangeFen.to) });
  const sum = yuan(amountFen);
  return gives === 'ceiling' ? say(words.ceiling, { sum }) : sum;
}

/** A fact with its value, source and day, in words. */
function factInWords(dictionary: FactDictionary, used: FactUsed): Localized {
  const value = showFact(dictionary.facts.get(used.id), used.value) ?? notKnown;
  const told = say(words.fact, { label: factLabel(dictionary, used.id), value });
  const said = saidInWords(used);
  return { zh: told.zh + said.zh, en: told.en + said.en };
}

/** Who said a fact and when, in brackets; nothing where neither is known. */
function saidInWords({ source, asOf }: Pick<FactUsed, 'source' | 'asOf'>): Localized {
  if (source === undefined) return { zh: '', en: '' };
  const day = asOf === undefined ? { zh: '', en: '' } : say(words.onDay, { day: dayInWords(asOf) });
  return say(words.said, { source: sourceWords(source), day });
}

const dayInWords = (day: string): Localized => ({
  zh: dateForReader(day, 'zh'),
  en: dateForReader(day, 'en'),
});

const joined = (parts: readonly Localized[], by: Localized): Localized => ({
  zh: parts.map(({ zh }) => zh).join(by.zh),
  en: parts.map(({ en }) => en).join(by.en),
});

function headingOf(decision: DecisionRecord, name: Localized): Localized {
  const gift = giftInWords(decision);
  const sum =
    gift === null || decision.outcome === 'no' || decision.outcome === 'not-applicable'
      ? { zh: '', en: '' }
      : say(decision.outcome === 'yes' ? words.amountIs : words.amountWould, { sum: gift });
  const heading = say(words.heading, { name, outcome: outcomeWords[decision.outcome], sum });
  return { zh: heading.zh.trimEnd(), en: heading.en.trimEnd() };
}

/** What matters first: what refuses, then what is open, then what holds. */
const order: Readonly<Record<Outcome, number>> = { no: 0, 'not-applicable': 0, unknown: 1, yes: 2 };

function reasonSentences(reason: ConditionReason, dictionary: FactDictionary): Localized[] {
  const { outcome, says, fails, clause, remedy, facts } = reason;
  const sentence = outcome === 'no' ? (fails ?? says) : says;
  const mark = outcomeMarks[outcome];
  const parts = [say(words.reason, { says: sentence, clause: clause.clause })];
  const known = facts.filter((fact) => fact.value !== null);
  if (known.length > 0 && outcome !== 'unknown') {
    const all = joined(
      known.map((fact) => factInWords(dictionary, fact)),
      words.separator,
    );
    parts.push(say(words.basis, { facts: all }));
  }
  if (remedy && outcome !== 'yes') parts.push(remedy);
  return [
    {
      zh: `${mark} ${parts.map(({ zh }) => zh).join('')}`,
      en: `${mark} ${parts.map(({ en }) => en).join(' ')}`,
    },
  ];
}

function changeSentences(
  { changes, outOfReach }: NonNullable<ExplainedBy['changes']>,
  dictionary: FactDictionary,
): Localized[] {
  if (changes.length === 0) {
    const fixed = outOfReach.flatMap(({ facts }) => facts.filter((each) => !each.changeable));
    return [...new Map(fixed.map((each) => [each.id, each.label])).values()].map((label) =>
      say(words.cannotChange, { label }),
    );
  }
  return changes.map((change) => {
    const all = change.facts.map(({ id, label, from, to }) => {
      const shown = (value: unknown) => showFact(dictionary.facts.get(id), value) ?? notKnown;
      return say(words.changeOne, { label, from: shown(from), to: shown(to) });
    });
    const then = change.outcome === 'yes' ? words.thenYes : words.thenOpen;
    return say(words.change, { changes: joined(all, words.and), then });
  });
}

/**
 * A decision in short sentences for the person it is about: the answer with what it gives, each condition
 * with its clause, the facts with source and day, what is missing and who supplies it, where the sum
 * comes from, and what would turn a refusal.
 *
 * @param decision  A decision or a stored record of one.
 * @param by        The policy version and dictionary it was made by.
 * @returns         One sentence or short group of sentences a line. Never throws.
 */
export function explainForPerson(
  decision: DecisionRecord,
  by: ExplainedBy,
  language: Language,
): readonly string[] {
  const { policy, dictionary } = by;
  const name = policy.benefits.find(({ id }) => id === decision.benefitId)?.name;
  const lines = [headingOf(decision, name ?? { zh: decision.benefitId, en: decision.benefitId })];
  const reasons = [...decision.reasons].sort((a, b) => order[a.outcome] - order[b.outcome]);
  lines.push(...reasons.flatMap((reason) => reasonSentences(reason, dictionary)));
  if (decision.missingFacts.length > 0) {
    const missing = decision.missingFacts.map(({ label, verifiedBy }) => {
      const by = joined(
        verifiedBy.map((who) => supplierWords[who]),
        words.separator,
      );
      return say(words.supplied, { label, by });
    });
    lines.push(say(words.needs, { facts: joined(missing, words.separator) }));
  }
  for (const { name: of, value, unit, clause } of decision.amountReasons) {
    const shown = showValue(value, unit);
    if (shown) lines.push(say(words.howMuch, { name: of, value: shown, clause: clause.clause }));
  }
  if (by.changes && (decision.outcome === 'no' || decision.outcome === 'not-applicable')) {
    lines.push(...changeSentences(by.changes, dictionary));
  }
  return lines.map((line) => line[language]);
}

/** Whether a step says more than the expression above it, in which a literal can be read already. */
const saysMore = ({ children, names, clause }: OfficerNode): boolean =>
  children.length > 0 || names !== undefined || clause !== undefined;

/** Depth past which a tree is cut: a printed line has an end. */
const depthMax = 40;

/**
 * A decision as a tree for the officer: every step with its value; facts with source and day, conditions
 * and derived values with their clause. Expressions stand as the policy file writes them.
 *
 * @param decision  A decision or a stored record of one.
 * @param by        The policy version and dictionary it was made by.
 * @returns         Lines of text, drawn with box characters, without a line end at the end. Never throws.
 */
export function explainForOfficer(
  decision: DecisionRecord,
  by: ExplainedBy,
  language: Language,
): string {
  const { policy, dictionary } = by;
  const name = policy.benefits.find(({ id }) => id === decision.benefitId)?.name;
  const reasons = new Map(decision.reasons.map((reason) => [reason.conditionId, reason]));
  const lines = [
    `${outcomeMarks[decision.outcome]} ${
      headingOf(decision, name ?? { zh: decision.benefitId, en: decision.benefitId })[language]
    }`,
  ];

  const label = (node: OfficerNode): string => {
    const reason = node.conditionId === undefined ? undefined : reasons.get(node.conditionId);
    const clause = node.clause ? `${node.clause.clause} ` : '';
    const value = valueOf(node);
    const said = saidInWords(node)[language];
    if (!reason) return `${clause}${node.text} = ${value}${said}`;
    const says = reason.outcome === 'no' ? (reason.fails ?? reason.says) : reason.says;
    const mark = outcomeMarks[reason.outcome];
    return `${mark} ${clause}${says[language]} · ${node.text} = ${value}${said}`;
  };
  const valueOf = ({ value, unit, names }: OfficerNode): string => {
    const fact = names?.kind === 'fact' ? dictionary.facts.get(names.id) : undefined;
    const shown = fact ? showFact(fact, value) : showValue(value, unit ?? 'number');
    return (shown ?? notKnown)[language];
  };
  const draw = (all: readonly OfficerNode[], before: string, depth: number): void => {
    const nodes = all.filter(saysMore);
    for (const [place, node] of nodes.entries()) {
      const last = place === nodes.length - 1;
      lines.push(`${before}${last ? '└─ ' : '├─ '}${label(node)}`);
      const inner = `${before}${last ? '   ' : '│  '}`;
      if (depth < depthMax) draw(node.children, inner, depth + 1);
      else if (node.children.length > 0) lines.push(`${inner}└─ …`);
    }
  };
  draw(decision.officerTree.children, '', 0);
  const { id, number } = policy.document;
  lines.push(`${id} ${number} · ${decision.policyVersion} · ${decision.factsDigest}`);
  return lines.join('\n');
}
