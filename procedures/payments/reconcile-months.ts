import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listBudgetLines } from './budget-store.ts';
import type * as contract from './contract-months.ts';
import * as store from './month-store.ts';

/** A year by month: what moved in each line, and each bank answer against ledger and lines. */
export async function reconcileMonths(
  turn: Turn,
  { query }: Input<typeof contract.reconcileMonths>,
): Promise<Output<typeof contract.reconcileMonths>> {
  const { year } = query;
  const batches = await store.listMonthBatches(turn, year);
  const lines = await listBudgetLines(turn, { year });
  return {
    year,
    lines: await store.listMonthLines(turn, year),
    batches,
    differences: batches.filter(({ differenceFen }) => differenceFen !== 0).length,
    overdrawn: lines
      .filter(({ overdraftFen }) => overdraftFen > 0)
      .map(({ name, overdraftFen }) => ({ name, overdraftFen })),
  };
}

/** What approved applications were promised and holds no money yet, by year. */
export async function forecast(turn: Turn): Promise<Output<typeof contract.forecast>> {
  return { rows: await store.listForecast(turn) };
}
