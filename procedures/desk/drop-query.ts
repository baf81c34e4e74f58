import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { removeQuery } from './store.ts';

/** Keeps a query no longer; only who kept it may. */
export async function dropQuery(
  turn: Turn,
  { params }: Input<typeof contract.dropQuery>,
): Promise<Output<typeof contract.dropQuery>> {
  if (!(await removeQuery(turn, actorOf(turn).accountId, params.queryId))) throw notFound();
  await turn.record({
    act: 'desk.drop-query',
    subject: { type: 'desk-query', id: params.queryId },
  });
  return { dropped: true };
}
