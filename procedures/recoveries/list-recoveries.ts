import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewHead } from './view-recovery.ts';

/** Recoveries within the reader's counties, newest first. */
export async function listRecoveries(
  turn: Turn,
  { query }: Input<typeof contract.listRecoveries>,
): Promise<Output<typeof contract.listRecoveries>> {
  const { state, after, limit } = query;
  const filter = { state, counties: actorOf(turn).counties };
  const rows = await store.listRecoveries(turn, filter, after, limit + 1);
  const count = await store.countRecoveries(turn, filter);
  return pageOf(rows.map(viewHead), limit, count, (row) => [row.id]);
}
