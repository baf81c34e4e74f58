import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { listPeers } from './assignments.ts';
import type * as contract from './contract.ts';
import { queuesDoneBy } from './declared.ts';
import { countQueue } from './read-queue.ts';

/** Who shares a role and a county with the reader, and how much of the common work each has. */
export async function listColleagues(turn: Turn): Promise<Output<typeof contract.listColleagues>> {
  const actor = actorOf(turn);
  const near = (counties: readonly string[]): boolean =>
    counties.length === 0 ||
    actor.counties.length === 0 ||
    counties.some((county) => actor.counties.includes(county));
  const colleagues = [];
  for (const peer of (await listPeers(turn)).filter((each) => near(each.counties))) {
    let has = 0;
    for (const queue of queuesDoneBy(actor)) {
      has += (await countQueue(turn, queue, { assigned: peer.accountId })).count;
    }
    const { accountId, name, office } = peer;
    colleagues.push({ accountId, name, office, has, me: accountId === actor.accountId });
  }
  return { colleagues };
}
