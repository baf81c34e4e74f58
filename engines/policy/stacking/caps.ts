import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { byId, type PriorAward, type Reduction, type StackingRef } from './entitlement.ts';
import type { Candidate } from './received.ts';
import { refOf, type RulesBetween } from './rules-between.ts';

const holdersOf = {
  person: ['self'],
  household: ['self', 'spouse'],
  employer: ['employer'],
} as const satisfies Record<string, readonly PriorAward['holder'][]>;

/** One cap over a group with what earlier awards leave of it. */
export interface Cap {
  readonly ref: StackingRef;
  readonly group: string;
  /** Whole fen, >= 0. */
  readonly left: Fen;
  readonly received: readonly string[];
}

/**
 * The caps of a set, one for each group, scope and time; the lowest limit where several are stated.
 *
 * @param on  Day of the decision: a cap by year counts the awards of its calendar year.
 */
export function capsOf(
  rules: RulesBetween,
  prior: readonly PriorAward[],
  on: CivilDate,
): readonly Cap[] {
  const caps = new Map<
    string,
    { ref: StackingRef; group: string; limit: number; counts: PriorAward[] }
  >();
  for (const entitled of rules.benefits) {
    for (const rule of entitled.benefit.stacking) {
      const { file, limitFen } = rule;
      if (file.rule !== 'cap') continue;
      const key = `${file.group} ${file.by} ${file.per}`;
      const limit = limitFen ?? 0;
      const known = caps.get(key);
      if (known && known.limit <= limit) continue;
      const holders: readonly string[] = holdersOf[file.by];
      const counts = prior.filter(
        (award) =>
          holders.includes(award.holder) &&
          (file.per === 'total' || award.on.slice(0, 4) === on.slice(0, 4)) &&
          rules.isIn(award, file.group),
      );
      caps.set(key, { ref: refOf(rule, entitled), group: file.group, limit, counts });
    }
  }
  return [...caps]
    .toSorted(([a], [b]) => byId(a, b))
    .map(([, { ref, group, limit, counts }]) => ({
      ref,
      group,
      left: Math.max(0, limit - counts.reduce((sum, { fen }) => sum + fen, 0)),
      received: [...new Set(counts.map(({ benefit }) => benefit))].toSorted(byId),
    }));
}

/** What benefits come to under caps. */
export interface Cut {
  readonly fen: ReadonlyMap<string, Fen>;
  readonly reducedBy: ReadonlyMap<string, readonly Reduction[]>;
  readonly totalFen: Fen;
}

/** Order in which benefits take what caps leave: the highest sum first, then by id. */
export function paidFirst(a: Candidate, b: Candidate): number {
  return b.fen - a.fen || byId(a.entitled.benefit.file.id, b.entitled.benefit.file.id);
}

/** Cuts benefits that are all paid to their caps. `chosen` is in the order of `paidFirst`. */
export function cutToCaps(
  chosen: readonly Candidate[],
  caps: readonly Cap[],
  rules: RulesBetween,
): Cut {
  const left = caps.map((cap) => cap.left);
  const fen = new Map<string, Fen>();
  const reducedBy = new Map<string, Reduction[]>();
  let totalFen = 0;
  for (const candidate of chosen) {
    const { id } = candidate.entitled.benefit.file;
    const groups = rules.groupsOf(id);
    let payable = candidate.fen;
    let tightest: Cap | undefined;
    for (const [i, cap] of caps.entries()) {
      const rest = left[i] ?? 0;
      if (!groups.has(cap.group) || rest >= payable) continue;
      payable = rest;
      tightest = cap;
    }
    for (const [i, cap] of caps.entries()) {
      if (groups.has(cap.group)) left[i] = (left[i] ?? 0) - payable;
    }
    fen.set(id, payable);
    totalFen += payable;
    if (!tightest) continue;
    const { ref, group, received } = tightest;
    const beside = [...fen].flatMap(([other, sum]) =>
      other !== id && sum > 0 && rules.groupsOf(other).has(group) ? [other] : [],
    );
    const benefits = [...new Set([...received, ...beside])].toSorted(byId);
    reducedBy.set(id, [{ ...ref, byFen: candidate.fen - payable, benefits }]);
  }
  return { fen, reducedBy, totalFen };
}
