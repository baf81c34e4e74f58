import { ExactPerson } from '../feel/exact/rules.ts';
import type { LoweredBenefit } from './lowered.ts';
import type { RowFacts } from './population.ts';
import { kindFor } from './row-kind.ts';

/** What one benefit gives one row. */
export interface RowDecision {
  readonly outcome: 'yes' | 'unknown' | 'no';
  /** Whole fen or units; NaN where there is none. */
  readonly amount: number;
  readonly months: number;
}

const no: RowDecision = { outcome: 'no', amount: Number.NaN, months: 0 };
const unknown: RowDecision = { outcome: 'unknown', amount: Number.NaN, months: 0 };

/**
 * Decides one benefit for one row in exact fractions: for rows whose figures leave the range in which the
 * generated loop is exact, and the reference that the loop is tested against.
 */
export function decideRow(benefit: LoweredBenefit, { kind, valueOf }: RowFacts): RowDecision {
  const { checked, policy, rules } = benefit;
  if (kindFor(checked.file.beneficiary) !== kind) return no;
  const person = new ExactPerson(policy, valueOf);
  let open = false;
  const tests = [...(checked.applies ? [checked.applies] : []), ...checked.conditions];
  for (const { test } of tests) {
    const answer = person.value(test);
    if (answer === false) return no;
    if (answer !== true) open = true;
  }
  if (open) return unknown;
  const amount = person.amountFen(checked.amount, checked.cap, rules.rounding);
  if (amount === null) return unknown;
  return { outcome: 'yes', amount, months: monthsOf(benefit, person) };
}

function monthsOf({ checked, rules }: LoweredBenefit, person: ExactPerson): number {
  const { months } = rules;
  if (!months) return 0;
  const { amount } = checked;
  const product = amount.kind === 'formula' ? amount.expression : undefined;
  if (product?.kind !== 'arithmetic') return months.kind === 'literal' ? Number(months.value) : 0;
  const value = person.value(product.right);
  return typeof value === 'object' && value !== null ? Number(value.over / value.under) : 0;
}
