import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { queuesSeenBy } from './declared.ts';
import { readQueue } from './read-queue.ts';
import { headOf, viewRows } from './row-view.ts';

/** A page of one queue; that it was looked through is recorded. */
export async function listQueue(
  turn: Turn,
  { params, query }: Input<typeof contract.listQueue>,
): Promise<Output<typeof contract.listQueue>> {
  const queue = queuesSeenBy(actorOf(turn)).find((each) => each.id === params.queue);
  if (!queue) throw notFound('params.queue');
  const { after, limit, ...filter } = query;
  const page = await readQueue(turn, queue, filter, { after, limit });
  await turn.record({
    act: 'desk.list-queue',
    subject: { type: 'queue', id: queue.id },
    detail: { rows: page.rows.length, searched: query.search !== undefined },
  });
  return { ...page, rows: await viewRows(turn, queue, page.rows), queue: headOf(queue) };
}
