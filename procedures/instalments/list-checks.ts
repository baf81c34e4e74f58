import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';

/** Who confirms a duty or stops the payments. */
export const checkRoles = ['county-officer', 'city-checker'] as const;

/** Duties to be checked again within the reader's counties. */
export async function listChecks(
  turn: Turn,
  { query }: Input<typeof contract.listChecks>,
): Promise<Output<typeof contract.listChecks>> {
  const { state, after, limit } = query;
  const filter = { state, counties: actorOf(turn).counties };
  const rows = await store.listChecks(turn, filter, after, limit + 1);
  const mayDecide = state === 'open' && hasRole(turn.actor, ...checkRoles);
  const views = rows.map((row) => ({ ...row, findings: [...row.findings], mayDecide }));
  return pageOf(views, limit, await store.countChecks(turn, filter), (row) => [row.id]);
}
