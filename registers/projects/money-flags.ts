import type { Fen } from '@yanzhen/values/money.ts';

/** What a project costs as planned: the whole, and its parts by who pays. */
export interface Plan {
  readonly totalFen: Fen;
  readonly specialFundFen: Fen;
  readonly enterpriseFen: Fen;
  readonly provinceFen: Fen;
  readonly otherFen: Fen;
}

/** What the parts of a plan have too much; 0 where they stand within the whole. */
export function partsBeyond(plan: Plan): Fen {
  const { specialFundFen, enterpriseFen, provinceFen, otherFen, totalFen } = plan;
  return Math.max(0, specialFundFen + enterpriseFen + provinceFen + otherFen - totalFen);
}

/**
 * Whether the money reported as put in exceeds the whole as planned: the report or the plan is wrong, and a
 * person looks. Nothing is refused for it, since projects do cost more.
 */
export function reportedBeyond(
  plan: Pick<Plan, 'totalFen' | 'specialFundFen'>,
  reported: { readonly enterpriseFen: Fen; readonly provinceFen: Fen },
): boolean {
  return plan.specialFundFen + reported.enterpriseFen + reported.provinceFen > plan.totalFen;
}
