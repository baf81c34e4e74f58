import type { Localized } from '@yanzhen/values/localized.ts';
import { unitFen } from '../../amounts.ts';
import type { FactDictionary } from '../../facts/dictionary.ts';
import { expressionsOf, type CheckedBenefit, type Policy } from '../../rules.ts';
import { isGeneral, partsOf, type Expression } from '../tree.ts';
import { isNumeric } from '../types.ts';
import { roundedFen } from './lower.ts';
import { numbersOf, type PolicyNumbers } from './number-scope.ts';
import { comparesAsIs } from './plain-doubles.ts';
import { extreme, type Whole } from './whole.ts';

/** How a benefit's numbers are computed, and why. Always to the fen; this says by which way. */
export interface Exactness {
  readonly benefitId: string;
  /**
   * `whole`: whole numbers in doubles, which cannot differ from exact fractions for anyone;
   * `watched`: the same, and a person whose figures leave that range is computed in fractions;
   * `fractions`: everyone is computed in fractions.
   */
  readonly computes: 'whole' | 'watched' | 'fractions';
  /** The steps that need more than whole numbers in doubles, as the file writes them. */
  readonly steps: readonly { readonly text: string; readonly why: Localized }[];
  readonly says: Localized;
}

const says: Readonly<Record<Exactness['computes'], Localized>> = {
  whole: {
    zh: '以整数计算，任何人的结果都与精确分数一致',
    en: 'computed in whole numbers, which equal exact fractions for everyone',
  },
  watched: {
    zh: '以整数计算；数值超出精确范围的人改用精确分数计算',
    en: 'computed in whole numbers; a person whose figures leave the exact range is computed in exact fractions',
  },
  fractions: {
    zh: '所有人都用精确分数计算，速度较慢',
    en: 'computed in exact fractions for everyone, which is slower',
  },
};

const whys = {
  size: {
    zh: '数值可能超过 2 的 53 次方',
    en: 'the figures can pass 2 to the 53rd power',
  },
  decimals: {
    zh: '事实的小数可能多于四位',
    en: 'the fact may have more than four decimals',
  },
  general: {
    zh: '此步按 15 位有效数字计算',
    en: 'this step is computed to 15 significant digits',
  },
  power: {
    zh: '指数不是写明的正整数',
    en: 'the exponent is not a written whole number',
  },
  figures: {
    zh: '没有足够小的公分母',
    en: 'there is no common denominator that is small enough',
  },
} as const satisfies Record<string, Localized>;

/** Whole numbers under a whole number, itself first. */
function* wholesIn(whole: Whole): Generator<Whole> {
  yield whole;
  for (const value of Object.values(whole)) {
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const part of parts) if (isWhole(part)) yield* wholesIn(part);
  }
}

const isWhole = (part: unknown): part is Whole =>
  typeof part === 'object' && part !== null && 'watched' in part;

/** The scalar nodes of an expression; what a closure evaluates is one node. */
function* scalarNodes(node: Expression): Generator<Expression> {
  yield node;
  if (!isGeneral(node)) for (const part of partsOf(node)) yield* scalarNodes(part);
}

/** A fact that stands alone is the same in every back end; the rounding notes what becomes of it. */
const isBareFact = (node: Expression): boolean => node.kind === 'fact';

function whyOf(whole: Whole): { readonly text?: string; readonly why: Localized } {
  if (whole.kind === 'scaled') {
    const why = isGeneral(whole.of) ? whys.general : whys.decimals;
    return { text: whole.of.text, why };
  }
  if (whole.kind !== 'beyond') return { why: whys.size };
  if (whole.of?.kind === 'arithmetic') return { text: whole.of.text, why: whys.power };
  return { ...(whole.of && { text: whole.of.text }), why: whys.figures };
}

/**
 * Says how each benefit's numbers are computed.
 *
 * @param policy      From `parsePolicyFile`.
 * @param dictionary  The dictionary the policy was checked against: facts' bounds decide.
 */
export function exactnessOf(policy: Policy, dictionary: FactDictionary): Exactness[] {
  const numbers = numbersOf(policy, dictionary);
  return policy.rules.benefits.map((benefit) => exactnessOfBenefit(policy, benefit, numbers));
}

function exactnessOfBenefit(
  policy: Policy,
  benefit: CheckedBenefit,
  numbers: PolicyNumbers,
): Exactness {
  const steps = new Map<string, { readonly text: string; readonly why: Localized }>();
  let computes: Exactness['computes'] = 'whole';
  const note = (whole: Whole, text: string): void => {
    const all = [...wholesIn(whole)].filter((part) => part.watched);
    const beyond = all.filter((part) => part.kind === 'beyond');
    // What follows from a step that is beyond doubles is no reason of its own.
    for (const part of beyond.length > 0 ? beyond : all) {
      const found = { text, ...whyOf(part) };
      const key = `${found.text}\n${found.why.en}`;
      if (!steps.has(key)) steps.set(key, found);
      if (part.kind === 'beyond') computes = 'fractions';
      else if (computes === 'whole') computes = 'watched';
    }
  };
  const { applies, conditions, amount, cap, rangeFrom } = benefit;
  const seen = new Set<string>();
  const visit = (root: Expression): void => {
    for (const node of scalarNodes(root)) {
      if (node.kind === 'derived' && !seen.has(node.id)) {
        seen.add(node.id);
        const rule = policy.rules.derived.get(node.id)?.rule;
        for (const part of rule ? expressionsOf(rule) : []) visit(part);
        if (rule && isNumeric(policy.rules.derived.get(node.id)?.type ?? node.type)) {
          note(numbers.named(node.id, rule).over, node.text);
        }
      }
      if (node.kind === 'compare' && isNumeric(node.left.type) && !comparesAsIs(node)) {
        for (const side of numbers.lowering.sides(node.left, node.right)) note(side, node.text);
      }
    }
    if (isNumeric(root.type) && !isBareFact(root))
      note(numbers.lowering.ratio(root).over, root.text);
  };
  for (const condition of [...(applies ? [applies] : []), ...conditions]) visit(condition.test);
  for (const part of [...expressionsOf(amount), cap, rangeFrom]) if (part) visit(part);
  const { to, direction } = benefit.file.amount.rounding;
  const sum = numbers.named('amount', amount);
  const capped = cap ? extreme('min', [sum, numbers.lowering.ratio(cap)]) : sum;
  note(roundedFen(capped, unitFen[to], direction), `${to} · ${direction}`);
  return { benefitId: benefit.file.id, computes, steps: [...steps.values()], says: says[computes] };
}
