import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewAgreements } from './view.ts';

const countedMost = 10_000;

/** Agreements of the city, newest first. */
export async function listAgreements(
  turn: Turn,
  { query }: Input<typeof contract.listAgreements>,
): Promise<Output<typeof contract.listAgreements>> {
  const { after, limit, ...filter } = query;
  const place = after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
  const found = await store.listAgreements(turn, filter, { after: place, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const count = await store.countAgreements(turn, filter, countedMost);
  return {
    rows: await viewAgreements(turn, rows),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    total: { count: Math.min(count, countedMost), more: count > countedMost },
  };
}
