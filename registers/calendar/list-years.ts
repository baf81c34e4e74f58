import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';

/** The years that working days are counted by; public, since every due date rests on them. */
export async function listYears(turn: Turn): Promise<Output<typeof contract.listYears>> {
  const rows = await store.listYears(turn);
  return { rows: rows.map(shownYear) };
}

/** A kept year as the API tells it. */
export function shownYear({ content, changedAt, changedBy }: store.YearRow) {
  return {
    year: content.year,
    published: content.published,
    notice: content.notice ?? null,
    holidays: content.holidays,
    changedAt: changedAt.toISOString(),
    changedBy,
  };
}
