import { neededDerived } from '../compile/needed.ts';
import { walk, type Expression } from '../feel/tree.ts';
import {
  expressionsOf,
  type CheckedBenefit,
  type CheckedCondition,
  type Policy,
} from '../rules.ts';

/** A benefit with the policy it stands in; a compiled benefit is one. */
export interface BenefitOfPolicy {
  readonly policy: Policy;
  readonly benefit: CheckedBenefit;
}

/** What a benefit is asked, its applicability first, in the order of a decision's reasons. */
function conditionsOf({ benefit }: BenefitOfPolicy): readonly CheckedCondition[] {
  return [...(benefit.applies ? [benefit.applies] : []), ...benefit.conditions];
}

/** An expression with all that it reads through derived values. */
function closureOf(expressions: readonly Expression[], policy: Policy): readonly Expression[] {
  const derived = neededDerived(expressions, policy.rules.derived);
  return [...expressions, ...derived.flatMap((value) => expressionsOf(value.rule))];
}

const factsIn = (expressions: readonly Expression[]): ReadonlySet<string> =>
  new Set(
    expressions.flatMap((expression) =>
      [...walk(expression)].flatMap((node) => (node.kind === 'fact' ? [node.id] : [])),
    ),
  );

/** Facts that a benefit reads: by condition (in the order of its reasons), for the sum, and all. */
export interface BenefitReads {
  readonly ofConditions: readonly ReadonlySet<string>[];
  readonly ofAmount: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
  /** Every expression behind the decision, through derived values. */
  readonly expressions: readonly Expression[];
}

const known = new WeakMap<CheckedBenefit, BenefitReads>();

/** What a benefit reads; worked out once a benefit. */
export function readsOf(of: BenefitOfPolicy): BenefitReads {
  const { policy, benefit } = of;
  const kept = known.get(benefit);
  if (kept) return kept;
  const tests = conditionsOf(of).map((condition) => closureOf([condition.test], policy));
  const sums = closureOf(
    [...expressionsOf(benefit.amount), ...(benefit.cap ? [benefit.cap] : [])],
    policy,
  );
  const ofConditions = tests.map(factsIn);
  const ofAmount = factsIn(sums);
  const all = new Set([...ofConditions.flatMap((facts) => [...facts]), ...ofAmount]);
  const reads = { ofConditions, ofAmount, all, expressions: [...tests.flat(), ...sums] };
  known.set(benefit, reads);
  return reads;
}
