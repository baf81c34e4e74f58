import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import * as store from './store.ts';
import { viewGroup } from './view-group.ts';

/** Groups of records that may be of one person, newest first. */
export async function listGroups(
  turn: Turn,
  { query }: Input<typeof contract.listGroups>,
): Promise<Output<typeof contract.listGroups>> {
  const { state, after, limit } = query;
  const rows = await store.listGroups(turn, state, after, limit + 1);
  const ids = rows.map(({ id }) => id);
  const members = await store.listMembersOf(turn, ids);
  const signs = await store.listSignsOf(turn, ids);
  const views = rows.map((group) =>
    viewGroup(
      group,
      members.filter(({ groupId }) => groupId === group.id),
      signs.filter(({ groupId }) => groupId === group.id),
    ),
  );
  return pageOf(views, limit, await store.countGroups(turn, state), ({ id }) => [id]);
}
