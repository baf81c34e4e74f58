import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewProject } from './view.ts';

const countedMost = 10_000;

/** Projects of the city, newest first. */
export async function listProjects(
  turn: Turn,
  { query }: Input<typeof contract.listProjects>,
): Promise<Output<typeof contract.listProjects>> {
  const { after, limit, ...filter } = query;
  const place = after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
  const found = await store.listProjects(turn, filter, { after: place, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const count = await store.countProjects(turn, filter, countedMost);
  return {
    rows: rows.map((row) => viewProject(turn, row)),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    total: { count: Math.min(count, countedMost), more: count > countedMost },
  };
}
