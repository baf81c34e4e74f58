import { urgency } from '@yanzhen/calendar';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { queuesDoneBy, queuesSeenBy } from './declared.ts';
import { countDueDays, countQueue } from './read-queue.ts';
import { headOf } from './row-view.ts';
import { listQueries } from './store.ts';

/** Counted up to this many. */
const countedMost = 10_000;

/** The work of the reader's roles with how pressing it is, and the kept queries with their counts. */
export async function listWork(turn: Turn): Promise<Output<typeof contract.listWork>> {
  const actor = actorOf(turn);
  const table = await workingDays(turn);
  const queues = [];
  for (const queue of queuesDoneBy(actor)) {
    const pressing = { overdue: 0, red: 0, amber: 0, green: 0 };
    let count = 0;
    for (const day of await countDueDays(turn, queue, {})) {
      pressing[day.dueOn ? urgency(table, day.dueOn, turn.today) : 'green'] += day.count;
      count += day.count;
    }
    const mine = await countQueue(turn, queue, { assigned: 'me' });
    queues.push({
      ...headOf(queue),
      total: { count: Math.min(count, countedMost), more: count > countedMost },
      urgency: pressing,
      mine: mine.count,
    });
  }
  const seen = new Map(queuesSeenBy(actor).map((each) => [each.id, each]));
  const queries = [];
  for (const kept of await listQueries(turn, actor.accountId)) {
    const queue = seen.get(kept.queue);
    // A query of a queue that the reader's roles no longer see stays kept and is not shown.
    if (!queue) continue;
    const { id, name, filter, office, accountId, by } = kept;
    queries.push({
      id,
      name,
      queue: headOf(queue),
      filter,
      shared: office !== null,
      own: accountId === actor.accountId,
      by,
      total: await countQueue(turn, queue, filter),
    });
  }
  return { queues, queries };
}
