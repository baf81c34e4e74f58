import type { Outcome } from '@yanzhen/values/decision.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { addDays, daysBetween } from '@yanzhen/values/civil-date.ts';
import type { CompiledBenefit } from '../compile/compile.ts';
import type { FactDictionary } from '../facts/dictionary.ts';
import type { FactDefinition } from '../facts/dictionary-schema.ts';
import { factReader, type FactGiven, type FactsGiven, type FactValue } from '../facts/normalise.ts';
import { decimal } from '../feel/decimal.ts';
import { readsOf } from './reads.ts';
import { stepOf, turningValues } from './turning-values.ts';

/** One fact that would have to be otherwise. */
export interface FactChange {
  readonly id: string;
  /** Official Chinese name. */
  readonly name: string;
  readonly label: Localized;
  readonly from: FactValue;
  readonly to: FactValue;
  /** False for what nobody can change, such as a day of birth. */
  readonly changeable: boolean;
}

/** A change of one fact or two with which the benefit is no longer refused. */
export interface Change {
  readonly facts: readonly FactChange[];
  /** `unknown` where other facts are still missing. */
  readonly outcome: Extract<Outcome, 'yes' | 'unknown'>;
  readonly amountFen: Fen | null;
  /** 0 for nothing; grows with the size of each change. For order only. */
  readonly cost: number;
}

export interface ChangesFound {
  /** Smallest first. Pairs only where no single fact suffices. Empty where three or more stand in the way. */
  readonly changes: readonly Change[];
  /** Changes that would turn the answer but rest on a fact that nobody can change. */
  readonly outOfReach: readonly Change[];
  /** False when the search ended at its bound of work. */
  readonly complete: boolean;
}

interface Candidate {
  readonly fact: FactDefinition;
  readonly from: FactValue;
  readonly to: FactValue;
  readonly cost: number;
}

const isChangeable = (fact: FactDefinition): boolean => fact.changeable !== false;

/** How far a value lies from another: 0 for the same; a flip and a far figure are about 1. */
function distance(fact: FactDefinition, from: FactValue, to: FactValue): number {
  if (from === to) return 0;
  switch (fact.type) {
    case 'number':
    case 'money': {
      const [a, b] = [from as number, to as number];
      return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1);
    }
    case 'date':
      return Math.min(2, Math.abs(daysBetween(from as string, to as string)) / 3650);
    case 'code': {
      const place = (code: FactValue) => fact.codes.findIndex((each) => each.code === code);
      return 0.5 + Math.abs(place(from) - place(to)) / fact.codes.length;
    }
    default:
      return 1;
  }
}

/** Looks for changes of one benefit's facts; counts its decisions. */
class Search {
  private readonly benefit: CompiledBenefit;
  private readonly given: FactsGiven;
  private left: number;

  constructor(benefit: CompiledBenefit, given: FactsGiven, decisionsMax: number) {
    this.benefit = benefit;
    this.given = given;
    this.left = decisionsMax;
  }

  get exhausted(): boolean {
    return this.left <= 0;
  }

  private with(changes: readonly Candidate[]): FactsGiven {
    const facts: Record<string, FactGiven | undefined> = { ...this.given };
    for (const { fact, to } of changes) facts[fact.id] = { ...facts[fact.id], value: to };
    return facts;
  }

  /** The answer with some facts otherwise. */
  decide(changes: readonly Candidate[]) {
    this.left -= 1;
    return this.benefit.decide(this.with(changes));
  }

  turns(changes: readonly Candidate[]): boolean {
    const { outcome } = this.decide(changes);
    return outcome === 'yes' || outcome === 'unknown';
  }

  /** The nearest value that still turns the answer, by halving the way back to the value of now. */
  nearest(change: Candidate, beside: readonly Candidate[]): Candidate {
    const { fact, from } = change;
    const step = fact.type === 'date' ? 1 : stepOf(fact);
    const ordered = fact.type === 'number' || fact.type === 'money' || fact.type === 'date';
    if (!ordered || from === null) return change;
    const size = (value: FactValue): number =>
      fact.type === 'date'
        ? daysBetween(from as string, value as string)
        : decimal((value as number) - (from as number));
    const at = (steps: number): Candidate => {
      const way = decimal(steps * step * Math.sign(size(change.to)));
      const to =
        fact.type === 'date' ? addDays(from as string, way) : decimal((from as number) + way);
      return { fact, from, to, cost: distance(fact, from, to) };
    };
    let high = Math.round(Math.abs(size(change.to)) / step);
    let low = 0;
    if (!this.turns([at(high), ...beside])) return change;
    while (high - low > 1 && !this.exhausted) {
      const middle = Math.floor((low + high) / 2);
      if (this.turns([at(middle), ...beside])) high = middle;
      else low = middle;
    }
    return at(high);
  }
}

/**
 * The smallest changes of facts that would turn a refusal: one fact, and where no single one suffices,
 * two. Candidates are the values on and beside each figure, the codes and the yes-or-no values that the
 * benefit reads; each is verified by deciding again, and a figure is brought as near to the value of now
 * as the answer allows.
 *
 * @param benefit     The benefit, with `decide` and `explain`.
 * @param dictionary  The dictionary the policy was checked against.
 * @param facts       The facts it was refused on. What is unknown stays unknown.
 * @param options     `decisionsMax` bounds the work (default 20,000 decisions), `most` the changes told
 *                    (default 5).
 * @returns           Nothing where the benefit is not refused. Never throws.
 */
export function changesThatTurn(
  benefit: CompiledBenefit,
  dictionary: FactDictionary,
  facts: FactsGiven,
  options: { readonly decisionsMax?: number; readonly most?: number } = {},
): ChangesFound {
  const { decisionsMax = 20_000, most = 5 } = options;
  const { outcome, reasons } = benefit.explain(facts);
  if (outcome !== 'no' && outcome !== 'not-applicable') {
    return { changes: [], outOfReach: [], complete: true };
  }
  const { ofConditions } = readsOf(benefit);
  const failing = reasons.flatMap((reason, place) =>
    reason.outcome === 'no' || reason.outcome === 'not-applicable'
      ? [ofConditions[place] ?? new Set<string>()]
      : [],
  );
  const search = new Search(benefit, facts, decisionsMax);
  // A fact that is unknown leaves a condition open and never refuses it, so only known ones can turn it.
  const involved = [...new Set(failing.flatMap((read) => [...read]))].flatMap((id) => {
    const fact = dictionary.facts.get(id);
    const given = Object.hasOwn(facts, id) ? facts[id] : undefined;
    const from = fact && given ? factReader(fact)(given.value) : null;
    if (!fact || from === null) return [];
    const candidates = turningValues(benefit, fact, from)
      .filter((to) => to !== from)
      .map((to) => ({ fact, from, to, cost: distance(fact, from, to) }))
      .sort((a, b) => a.cost - b.cost);
    return [{ id, candidates }];
  });
  const found: Candidate[][] = [];
  for (const { id, candidates } of involved) {
    // Every failing condition must turn, so a fact that one of them does not read cannot do it alone.
    if (!failing.every((read) => read.has(id))) continue;
    const first = candidates.find((each) => !search.exhausted && search.turns([each]));
    if (first) found.push([search.nearest(first, [])]);
  }
  if (!found.some(inReach)) {
    // Of a fact that would do alone, were it in anybody's hands, half a pair says nothing more.
    const alone = new Set(found.flatMap((change) => change.map(({ fact }) => fact.id)));
    const rest = involved.filter(({ id }) => !alone.has(id));
    found.push(...pairs(rest, failing, search));
  }
  const changes = found
    .map((change) => changeOf(change, search))
    .filter((change) => change !== undefined)
    .sort((a, b) => a.facts.length - b.facts.length || a.cost - b.cost);
  const reachable = changes.filter(({ facts: all }) => all.every((each) => each.changeable));
  return {
    changes: reachable.slice(0, most),
    outOfReach: changes.filter((change) => !reachable.includes(change)).slice(0, most),
    complete: !search.exhausted,
  };
}

const inReach = (change: readonly Candidate[]): boolean =>
  change.every(({ fact }) => isChangeable(fact));

/** For each two facts that together touch every failing condition, their cheapest change. */
function pairs(
  involved: readonly { readonly id: string; readonly candidates: readonly Candidate[] }[],
  failing: readonly ReadonlySet<string>[],
  search: Search,
): Candidate[][] {
  return involved.flatMap((one, place) =>
    involved.slice(place + 1).flatMap((other) => {
      if (!failing.every((read) => read.has(one.id) || read.has(other.id))) return [];
      const all = one.candidates
        .flatMap((a) => other.candidates.map((b) => [a, b] as const))
        .sort((a, b) => a[0].cost + a[1].cost - b[0].cost - b[1].cost);
      const pair = all.find((each) => !search.exhausted && search.turns(each));
      if (!pair) return [];
      const a = search.nearest(pair[0], [pair[1]]);
      return [[a, search.nearest(pair[1], [a])]];
    }),
  );
}

function changeOf(change: readonly Candidate[], search: Search): Change | undefined {
  const { outcome, amountFen } = search.decide(change);
  if (outcome !== 'yes' && outcome !== 'unknown') return undefined;
  return {
    facts: change.map(({ fact, from, to }) => ({
      id: fact.id,
      name: fact.name,
      label: fact.label,
      from,
      to,
      changeable: isChangeable(fact),
    })),
    outcome,
    amountFen,
    cost: change.reduce((sum, { cost }) => sum + cost, 0),
  };
}
