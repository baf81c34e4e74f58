import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { queuesSeenBy } from './declared.ts';
import { countQueue } from './read-queue.ts';
import { countQueries, saveQuery } from './store.ts';

const queriesMost = 30;

/** Keeps a question to a queue under a name. It is asked once, so that only a sound one is kept. */
export async function keepQuery(
  turn: Turn,
  { body }: Input<typeof contract.keepQuery>,
): Promise<Output<typeof contract.keepQuery>> {
  const { accountId } = actorOf(turn);
  const queue = queuesSeenBy(actorOf(turn)).find((each) => each.id === body.queue);
  if (!queue) throw notFound('body.queue');
  await countQueue(turn, queue, body.filter);
  if ((await countQueries(turn, accountId)) >= queriesMost) {
    throw fault(faults.tooMany, { values: { most: queriesMost } });
  }
  const id = turn.newId();
  if (!(await saveQuery(turn, { ...body, id, accountId }))) {
    throw fault(faults.nameTaken, { field: 'body.name', values: { name: body.name } });
  }
  await turn.record({
    act: 'desk.keep-query',
    subject: { type: 'desk-query', id },
    detail: { queue: body.queue, shared: body.shared },
  });
  return { id };
}
