import { byId } from './entitlement.ts';
import { cutToCaps, paidFirst, type Cap } from './caps.ts';
import type { Candidate } from './received.ts';
import type { RulesBetween } from './rules-between.ts';

/** So many selections of one component are compared; beyond, the highest benefit goes first. */
const selectionsMax = 20_000;

const idOf = (candidate: Candidate): string => candidate.entitled.benefit.file.id;

/**
 * The benefits that are given where not all can be: of all selections without a conflict to which none
 * can be added, the one with the highest sum after the caps. Where sums are equal, the higher ceilings
 * and quantities, then more benefits, then the smaller ids decide.
 *
 * Components of conflicts and caps are solved apart, each by trying all its selections.
 */
export function select(
  candidates: readonly Candidate[],
  caps: readonly Cap[],
  rules: RulesBetween,
): Candidate[] {
  const ordered = candidates.toSorted(paidFirst);
  return components(ordered, caps, rules).flatMap((component) => {
    const [only] = component;
    if (component.length === 1 && only) return [only];
    return best(component, caps, rules);
  });
}

function components(
  candidates: readonly Candidate[],
  caps: readonly Cap[],
  rules: RulesBetween,
): Candidate[][] {
  let parts: Candidate[][] = [];
  const meet = (a: Candidate, b: Candidate) =>
    rules.conflict(a.entitled, b.entitled) !== undefined ||
    caps.some(
      ({ group }) => rules.groupsOf(idOf(a)).has(group) && rules.groupsOf(idOf(b)).has(group),
    );
  for (const candidate of candidates) {
    const touched = parts.filter((part) => part.some((other) => meet(candidate, other)));
    parts = [
      ...parts.filter((part) => !touched.includes(part)),
      [...touched.flat(), candidate].toSorted(paidFirst),
    ];
  }
  return parts;
}

interface Score {
  readonly totalFen: number;
  /** Ceilings in fen and quantities in units: what is given but not paid. */
  readonly unpaid: number;
  readonly chosen: readonly Candidate[];
  readonly ids: readonly string[];
}

function scoreOf(chosen: readonly Candidate[], caps: readonly Cap[], rules: RulesBetween): Score {
  const unpaid = chosen.reduce((sum, { entitled }) => {
    const { gives } = entitled.benefit.file;
    if (gives === 'ceiling') return sum + (entitled.amountFen ?? 0);
    return gives === 'quantity' ? sum + (entitled.quantity ?? 0) : sum;
  }, 0);
  const { totalFen } = cutToCaps(chosen, caps, rules);
  return { totalFen, unpaid, chosen, ids: chosen.map(idOf).toSorted(byId) };
}

/** Whether `a` is to be taken before `b`. */
function better(a: Score, b: Score): boolean {
  if (a.totalFen !== b.totalFen) return a.totalFen > b.totalFen;
  if (a.unpaid !== b.unpaid) return a.unpaid > b.unpaid;
  if (a.ids.length !== b.ids.length) return a.ids.length > b.ids.length;
  const differs = a.ids.findIndex((id, i) => id !== b.ids[i]);
  return differs >= 0 && byId(a.ids[differs] ?? '', b.ids[differs] ?? '') < 0;
}

/** The best selection of one component, whose candidates are in the order of `paidFirst`. */
function best(
  component: readonly Candidate[],
  caps: readonly Cap[],
  rules: RulesBetween,
): readonly Candidate[] {
  const clash = component.map((a) =>
    component.map((b) => rules.conflict(a.entitled, b.entitled) !== undefined),
  );
  let found: Score | undefined;
  let tried = 0;
  const chosen: number[] = [];
  const take = (from: number): void => {
    if (tried >= selectionsMax) return;
    if (from === component.length) {
      // Nothing may be left out that conflicts with nothing chosen.
      const maximal = component.every(
        (_, i) => chosen.includes(i) || chosen.some((j) => clash[i]?.[j] === true),
      );
      tried += 1;
      if (!maximal) return;
      const score = scoreOf(
        chosen.flatMap((i) => component[i] ?? []),
        caps,
        rules,
      );
      if (!found || better(score, found)) found = score;
      return;
    }
    const free = !chosen.some((i) => clash[from]?.[i] === true);
    if (free) {
      chosen.push(from);
      take(from + 1);
      chosen.pop();
    }
    // Leaving it out can only be right where something that it clashes with is taken.
    if (!free || clash[from]?.some((each, i) => each && i > from)) take(from + 1);
  };
  // The first selection tried takes the highest that is free each time.
  take(0);
  return found?.chosen ?? [];
}
