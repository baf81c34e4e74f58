import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract-outcomes.ts';
import { requireInSight } from './outcome-access.ts';
import * as outcomes from './outcome-store.ts';
import { viewOutcomes } from './view-outcome.ts';

/** One outcome, e.g. out of the rows of a figure. */
export async function showOutcome(
  turn: Turn,
  { params }: Input<typeof contract.showOutcome>,
): Promise<Output<typeof contract.showOutcome>> {
  const row = await outcomes.findOutcome(turn, params.outcomeId);
  const [view] = row ? await viewOutcomes(turn, [row]) : [];
  if (!row || !view) throw notFound();
  requireInSight(turn, row.enterpriseId);
  return view;
}
