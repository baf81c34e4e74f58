import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { doesWork, keyOf, listPeers } from './assignments.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { queuesDoneBy } from './declared.ts';
import { countQueue, readQueue } from './read-queue.ts';
import { saveAssignments } from './store.ts';
import type { Found } from './things.ts';

/** Things that one act hands over; what is left is told, and the act made again. */
const most = 1_000;

/** Gives the waiting work of a colleague on leave to another one, or back to the queue. */
export async function handOver(
  turn: Turn,
  { body }: Input<typeof contract.handOver>,
): Promise<Output<typeof contract.handOver>> {
  const { fromAccountId, toAccountId: to, reason } = body;
  const actor = actorOf(turn);
  const peers = await listPeers(turn);
  const colleague = peers.find((each) => each.accountId === to);
  if (!peers.some((each) => each.accountId === fromAccountId)) {
    throw fault(faults.notTheirs, { field: 'body.fromAccountId' });
  }
  if (to !== null && (!colleague || to === fromAccountId)) {
    throw fault(faults.notTheirs, { field: 'body.toAccountId' });
  }
  let moved = 0;
  let left = 0;
  for (const queue of queuesDoneBy(actor)) {
    const filter = { assigned: fromAccountId };
    const page = await readQueue(turn, queue, filter, { limit: most - moved });
    const things: Found[] = page.rows.map((thing) => ({ thing, queue }));
    const fitting = colleague ? things.filter((each) => doesWork(colleague, each)) : things;
    const change = { act: to === null ? 'release' : 'assign', to, reason } as const;
    const done = await saveAssignments(turn, fitting.map(keyOf), {
      ...change,
      byPerson: actor.personId,
    });
    moved += done.length;
    left += (await countQueue(turn, queue, filter)).count;
  }
  await turn.record({
    act: 'desk.hand-over',
    subject: { type: 'account', id: fromAccountId },
    reason,
    detail: { to, moved, left },
  });
  return { moved, left };
}
