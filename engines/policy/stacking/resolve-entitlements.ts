import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { capsOf, cutToCaps, paidFirst, type Cap } from './caps.ts';
import {
  byId,
  type Displacement,
  type EntitledBenefit,
  type Entitlement,
  type Entitlements,
  type PriorAward,
  type Reduction,
} from './entitlement.ts';
import { besideReceived, inOrder, type Candidate } from './received.ts';
import { RulesBetween } from './rules-between.ts';
import { entitlementSays } from './says.ts';
import { select } from './select.ts';

/**
 * What is due over all benefits together: of benefits that exclude each other the selection with the
 * highest sum, less what was received before, cut to the caps. The answer is the same whatever the
 * order of clauses, files, benefits and awards. What each rule means is told in `README.md` here.
 *
 * @param entitled  Every benefit that was decided, whatever its outcome: the groups of earlier awards are
 *                  found there. Ids are unique.
 * @param prior     What was awarded before to the person, the spouse and the employer.
 * @param on        Day of the decision: a cap by year counts the awards of its calendar year.
 * @returns         Each benefit with the outcome yes or unknown, by id. Never throws.
 */
export function resolveEntitlements(
  entitled: readonly EntitledBenefit[],
  prior: readonly PriorAward[],
  on: CivilDate,
): Entitlements {
  const rules = new RulesBetween(entitled);
  const awards = inOrder(prior);
  const caps = capsOf(rules, awards, on);
  const candidates = new Map(
    rules.benefits.map((each) => [each.benefit.file.id, besideReceived(each, awards, rules)]),
  );
  const of = (outcome: EntitledBenefit['outcome']) =>
    rules.benefits.flatMap((each) => {
      const candidate = candidates.get(each.benefit.file.id);
      return each.outcome === outcome && candidate ? [candidate] : [];
    });
  const sure = of('yes');
  const open = of('unknown');
  const settled = settle(sure, caps, rules);
  const provisional = provisionalOf(sure, open, settled, caps, rules);
  const nameOf = (id: string): Localized => rules.find(id)?.benefit.file.name ?? { zh: id, en: id };
  const benefits = [...sure, ...open]
    .toSorted((a, b) => byId(idOf(a), idOf(b)))
    .map((candidate) => {
      const answer = entitlementOf(candidate, settled, provisional.get(idOf(candidate)) ?? []);
      return { ...answer, says: entitlementSays(answer, nameOf) };
    });
  return { benefits, totalFen: settled.totalFen };
}

const idOf = (candidate: Candidate): string => candidate.entitled.benefit.file.id;

interface Settled {
  readonly fen: ReadonlyMap<string, number>;
  readonly displacedBy: ReadonlyMap<string, readonly Displacement[]>;
  readonly reducedBy: ReadonlyMap<string, readonly Reduction[]>;
  readonly totalFen: number;
}

/** Selects among candidates and cuts what is selected. */
function settle(
  candidates: readonly Candidate[],
  caps: readonly Cap[],
  rules: RulesBetween,
): Settled {
  const displacedBy = new Map<string, readonly Displacement[]>();
  for (const each of candidates) {
    if (each.displacedBy.length > 0) displacedBy.set(idOf(each), each.displacedBy);
  }
  const free = candidates.filter((each) => each.displacedBy.length === 0);
  const chosen = select(free, caps, rules).toSorted(paidFirst);
  const taken = new Set(chosen.map(idOf));
  for (const each of free) {
    if (taken.has(idOf(each))) continue;
    const by = chosen.flatMap((other) => {
      const ref = rules.conflict(each.entitled, other.entitled);
      return ref ? [{ ...ref, benefit: idOf(other) }] : [];
    });
    displacedBy.set(
      idOf(each),
      by.toSorted((a, b) => byId(a.benefit, b.benefit)),
    );
  }
  return { displacedBy, ...cutToCaps(chosen, caps, rules) };
}

/** A sum that is above every other, for a benefit whose own sum is not known yet. */
const unknownSumFen = 1e15;

/**
 * For each benefit that stands, those not yet known that would lower it: each is tried as a yes, alone
 * and all together.
 */
function provisionalOf(
  sure: readonly Candidate[],
  open: readonly Candidate[],
  settled: Settled,
  caps: readonly Cap[],
  rules: RulesBetween,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const asYes = (each: Candidate): Candidate => {
    const { benefit, amountFen } = each.entitled;
    const guess = benefit.file.gives === 'money' && amountFen === null;
    return guess && each.displacedBy.length === 0 ? { ...each, fen: unknownSumFen } : each;
  };
  const lowered = (then: Settled) =>
    sure
      .map(idOf)
      .filter(
        (id) =>
          !settled.displacedBy.has(id) &&
          (then.displacedBy.has(id) || (then.fen.get(id) ?? 0) < (settled.fen.get(id) ?? 0)),
      );
  const note = (id: string, by: string) => {
    const known = found.get(id) ?? new Set();
    found.set(id, known.add(by));
  };
  const possible = open.filter((each) => each.displacedBy.length === 0).map(asYes);
  for (const each of possible) {
    for (const id of lowered(settle([...sure, each], caps, rules))) note(id, idOf(each));
  }
  // Several together may do what none does alone: then all of them are named.
  if (possible.length > 1) {
    for (const id of lowered(settle([...sure, ...possible], caps, rules))) {
      if (found.has(id)) continue;
      for (const each of possible) note(id, idOf(each));
    }
  }
  return new Map([...found].map(([id, by]) => [id, [...by].toSorted(byId)]));
}

function entitlementOf(
  { entitled, displacedBy, reducedBy }: Candidate,
  settled: Settled,
  provisional: readonly string[],
): Omit<Entitlement, 'says'> {
  const { benefit, amountFen } = entitled;
  const { id, name, gives } = benefit.file;
  const shared = { benefitId: id, name, beforeFen: gives === 'money' ? amountFen : null };
  if (entitled.outcome !== 'yes') {
    return {
      ...shared,
      outcome: 'unknown',
      stands: false,
      payableFen: null,
      displacedBy,
      reducedBy: [],
      provisional: [],
    };
  }
  const by = settled.displacedBy.get(id);
  const stands = by === undefined;
  const payable = stands ? (settled.fen.get(id) ?? 0) : 0;
  return {
    ...shared,
    outcome: 'yes',
    stands,
    payableFen: gives === 'money' ? payable : null,
    displacedBy: by ?? [],
    reducedBy: stands ? [...reducedBy, ...(settled.reducedBy.get(id) ?? [])] : [],
    provisional,
  };
}
