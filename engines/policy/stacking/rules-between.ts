import { byId, type EntitledBenefit, type PriorAward, type StackingRef } from './entitlement.ts';

type Rule = EntitledBenefit['benefit']['stacking'][number];

/** Kinds by which only one benefit of a group is paid. */
const exclusive = ['no-double', 'top-up', 'higher-of'] as const;

const groupOf = ({ file }: Rule): string | undefined => ('group' in file ? file.group : undefined);

/** A rule as an answer names it. */
export function refOf(rule: Rule, by: EntitledBenefit): StackingRef {
  const group = groupOf(rule);
  return {
    rule: rule.file.rule,
    statedBy: by.benefit.file.id,
    document: by.document,
    clause: rule.file.clause,
    ...(group !== undefined && { group }),
  };
}

/** Total order of references, so that of several rules always the same one is named. */
function refOrder(a: StackingRef, b: StackingRef): number {
  return (
    byId(a.rule, b.rule) ||
    byId(a.group ?? '', b.group ?? '') ||
    byId(a.statedBy, b.statedBy) ||
    byId(a.document, b.document) ||
    byId(a.clause, b.clause)
  );
}

/** The rules of a set of benefits: groups, conflicts and caps. */
export class RulesBetween {
  /** In order of id. */
  readonly benefits: readonly EntitledBenefit[];
  private readonly groups = new Map<string, ReadonlySet<string>>();
  private readonly conflicts = new Map<string, StackingRef>();
  private readonly places = new Map<string, number>();

  constructor(benefits: readonly EntitledBenefit[]) {
    this.benefits = benefits.toSorted((a, b) => byId(a.benefit.file.id, b.benefit.file.id));
    this.benefits.forEach((each, i) => this.places.set(each.benefit.file.id, i));
    for (const each of this.benefits) {
      const named = each.benefit.stacking.flatMap((rule) => groupOf(rule) ?? []);
      this.groups.set(each.benefit.file.id, new Set(named));
    }
    this.benefits.forEach((a, i) => {
      this.benefits.forEach((b, j) => {
        if (j <= i) return;
        const ref = [...this.between(a, b), ...this.between(b, a)].toSorted(refOrder)[0];
        if (ref) this.conflicts.set(`${i} ${j}`, ref);
      });
    });
  }

  find(id: string): EntitledBenefit | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.benefits[place];
  }

  groupsOf(id: string): ReadonlySet<string> {
    return this.groups.get(id) ?? new Set();
  }

  /** Whether an award counts as one of a group: its benefit names the group in any rule. */
  isIn(prior: PriorAward, group: string): boolean {
    return this.groupsOf(prior.benefit).has(group) || prior.groups?.includes(group) === true;
  }

  /** The rule by which two benefits are not both paid, if there is one. */
  conflict(a: EntitledBenefit, b: EntitledBenefit): StackingRef | undefined {
    const i = this.places.get(a.benefit.file.id) ?? -1;
    const j = this.places.get(b.benefit.file.id) ?? -1;
    return this.conflicts.get(i < j ? `${i} ${j}` : `${j} ${i}`);
  }

  /** Rules that exclude a benefit which somebody received from this one, whichever of them states it. */
  excluding(of: EntitledBenefit, received: string): StackingRef[] {
    const other = this.find(received);
    return [
      ...this.named(of, received),
      ...(other ? this.named(other, of.benefit.file.id) : []),
    ].toSorted(refOrder);
  }

  /** Rules of `a` that speak of `b`. */
  private between(a: EntitledBenefit, b: EntitledBenefit): StackingRef[] {
    const groups = this.groupsOf(b.benefit.file.id);
    const shared = a.benefit.stacking.filter((rule) => {
      const group = groupOf(rule);
      const kind = exclusive.some((each) => each === rule.file.rule);
      return kind && group !== undefined && groups.has(group);
    });
    return [...shared.map((rule) => refOf(rule, a)), ...this.named(a, b.benefit.file.id)];
  }

  private named(a: EntitledBenefit, id: string): StackingRef[] {
    return a.benefit.stacking
      .filter(({ file }) => file.rule === 'exclusive-with' && file.benefits.includes(id))
      .map((rule) => refOf(rule, a));
  }
}
