import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewAct } from './view-act.ts';

/** Acts by which past awards came in, newest first. */
export async function listOpenings(
  turn: Turn,
  { query }: Input<typeof contract.listOpenings>,
): Promise<Output<typeof contract.listOpenings>> {
  const { after, limit } = query;
  const rows = await store.listActs(turn, after, limit + 1);
  const views = rows.map((row) => viewAct(turn, row));
  return pageOf(views, limit, await store.countActs(turn), (row) => [row.id]);
}
