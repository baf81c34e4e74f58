import type { CompiledBenefit } from '../compile/compile.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactsGiven } from '../facts/normalise.ts';
import { factsThatMatter, isKnown, sampleValues, withFact } from './still-to-ask.ts';

/** Whom a question can be put to, and what was put already. */
export interface Asking {
  /** Whether the person can answer for this fact; what only an employer or an office knows is not asked. */
  readonly askable: (factId: string) => boolean;
  /** Facts asked already, "I don't know" included. */
  readonly asked: ReadonlySet<string>;
  /** Facts in the order of the pack: the earlier one is asked where two settle as much. */
  readonly order: readonly string[];
  /** How many yes-or-no facts one question may ask together, as a list to tick; 1 where left out. */
  readonly together?: number;
}

/** What to ask next: one fact, or several yes-or-no facts together. */
export interface NextQuestion {
  /** The fact that settles most first; the others in the order of the pack. */
  readonly factIds: readonly string[];
  /** Benefits whose answer it can change, in the order given. */
  readonly benefitIds: readonly string[];
  /** Benefits that the answer is expected to settle: the sum over its facts. */
  readonly settles: number;
}

/** What is still open over all benefits together. */
export interface Inquiry {
  /** Null when nothing that the person can say changes an answer any more. */
  readonly next: NextQuestion | null;
  /**
   * By benefit whose answer is open: the facts that matter, in the order of the pack: those the person can
   * still be asked, and those that only others can supply.
   */
  readonly open: ReadonlyMap<string, OpenBenefit>;
}

export interface OpenBenefit {
  readonly toAsk: readonly string[];
  readonly fromOthers: readonly string[];
}

/** A fact and what asking for it is worth. */
type Ranked = readonly [id: string, worth: number];

/** How much coming nearer to an answer counts beside settling one. */
const nearnessWeight = 0.5;

/**
 * The question over all benefits together whose answer is expected to settle most: the expected number
 * of benefits that it settles, and by a lesser weight how much nearer the others come. A fact that cannot
 * change any open answer is never asked.
 *
 * A benefit is settled for the person when its answer is known, or when what is missing is for others to
 * say.
 *
 * @param benefits    All benefits that are asked about together.
 * @param dictionary  The dictionary of their facts.
 * @param facts       What is known so far.
 */
export function inquire(
  benefits: readonly CompiledBenefit[],
  dictionary: FactDictionary,
  facts: FactsGiven,
  asking: Asking,
): Inquiry {
  const mayAsk = (id: string): boolean => asking.askable(id) && !asking.asked.has(id);
  const place = new Map(asking.order.map((id, i) => [id, i]));
  const placeOf = (id: string): number => place.get(id) ?? asking.order.length;
  const byPlace = (a: string, b: string): number => placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
  const open = new Map<string, OpenBenefit>();
  const scores = new Map<string, { benefitIds: string[]; settles: number; nearness: number }>();
  for (const benefit of benefits) {
    const matter = factsThatMatter(benefit, dictionary, facts);
    if (matter.length === 0 && benefit.decide(facts).outcome !== 'unknown') continue;
    const ordered = matter.toSorted(byPlace);
    const toAsk = ordered.filter(mayAsk);
    const { id } = benefit.benefit.file;
    open.set(id, { toAsk, fromOthers: ordered.filter((each) => !mayAsk(each)) });
    for (const factId of toAsk) {
      const score = scores.get(factId) ?? { benefitIds: [], settles: 0, nearness: 0 };
      scores.set(factId, score);
      score.benefitIds.push(id);
      score.settles += chanceToSettle(benefit, dictionary, facts, factId, toAsk);
      score.nearness += 1 / toAsk.length;
    }
  }
  const worth = ({ settles, nearness }: { settles: number; nearness: number }): number =>
    settles + nearnessWeight * nearness;
  // Sums of fractions: what differs by less than a billionth is a tie.
  const compare = (a: Ranked, b: Ranked): number =>
    Math.round((b[1] - a[1]) * 1e9) || byPlace(a[0], b[0]);
  const ranked = [...scores].sort(([idA, a], [idB, b]) =>
    compare([idA, worth(a)], [idB, worth(b)]),
  );
  const isTicked = (id: string): boolean => dictionary.facts.get(id)?.type === 'boolean';
  // Yes-or-no facts that are asked together count together.
  const ticked = ranked.filter(([id]) => isTicked(id)).slice(0, asking.together ?? 1);
  const other = ranked.find(([id]) => !isTicked(id));
  const [first] = ticked;
  const together = ticked.reduce((sum, [, score]) => sum + worth(score), 0);
  const single =
    other && (!first || compare([other[0], worth(other[1])], [first[0], together]) < 0)
      ? other
      : undefined;
  const chosen = single ? [single] : ticked;
  const [best] = chosen;
  if (!best) return { next: null, open };
  const settles = chosen.reduce((sum, [, score]) => sum + score.settles, 0);
  const factIds = [
    best[0],
    ...chosen
      .slice(1)
      .map(([id]) => id)
      .sort(byPlace),
  ];
  const concerned = new Set(factIds.flatMap((id) => scores.get(id)?.benefitIds ?? []));
  const benefitIds = benefits.map((each) => each.benefit.file.id).filter((id) => concerned.has(id));
  return { next: { factIds, benefitIds, settles }, open };
}

/**
 * The chance that a fact's value gives a benefit its answer, or leaves nothing more to ask of the person.
 * Of yes and no, and of codes, each counts alike. Of figures and days it is one half where some settle and
 * some do not: how many the rules happen to name says nothing about people.
 */
function chanceToSettle(
  benefit: CompiledBenefit,
  dictionary: FactDictionary,
  facts: FactsGiven,
  factId: string,
  toAsk: readonly string[],
): number {
  const values = sampleValues(benefit, dictionary, factId);
  if (values.length === 0) return 0;
  const others = toAsk.filter((id) => id !== factId && !isKnown(dictionary, facts, id));
  const settling = values.filter((value) => {
    const after = benefit.explain(withFact(facts, factId, value));
    if (after.outcome !== 'unknown') return true;
    const open = new Set(after.missingFacts.map(({ id }) => id));
    return others.every((id) => !open.has(id));
  });
  const share = settling.length / values.length;
  const type = dictionary.facts.get(factId)?.type;
  const counted = type === 'boolean' || type === 'code';
  return counted || share === 0 || share === 1 ? share : 0.5;
}
