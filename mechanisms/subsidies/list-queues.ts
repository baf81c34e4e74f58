import { urgency } from '@yanzhen/calendar';
import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { standings } from '@yanzhen/procedures/applications/offers.ts';
import { countDueDays, countQueue } from '@yanzhen/procedures/desk/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type * as contract from './contract.ts';
import { staffStates, statesOfActor } from './list-cases.ts';
import { caseQueue } from './queues.ts';

/** Cases that have ended wait for nobody, and there are many: they are found by the list. */
const openStates = staffStates.filter((state) => !standings[state].ends);

/** Counted up to this many. */
const countedMost = 10_000;

/** How many cases stand where within the actor's area, and how pressing the actor's own are. */
export async function listQueues(turn: Turn): Promise<Output<typeof contract.listQueues>> {
  const own = statesOfActor(actorOf(turn));
  const queues = [];
  for (const state of openStates) {
    const counted = await countQueue(turn, caseQueue, { step: state });
    queues.push({ state, ...counted, mine: own.includes(state) });
  }
  const table = await workingDays(turn);
  const mine = { overdue: 0, red: 0, amber: 0, green: 0, total: 0, more: false };
  for (const { dueOn, count } of await countDueDays(turn, caseQueue, { waits: 'mine' })) {
    mine[dueOn ? urgency(table, dueOn, turn.today) : 'green'] += count;
    mine.total += count;
  }
  if (mine.total > countedMost) Object.assign(mine, { total: countedMost, more: true });
  return { queues, mine };
}
