import { urgency } from '@yanzhen/calendar';
import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  countApplications,
  countDueDays,
  standings,
} from '@yanzhen/procedures/applications/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type * as contract from './contract.ts';
import { staffStates, statesOfActor } from './list-cases.ts';

/** Cases that have ended wait for nobody, and there are many: they are found by the list. */
const openStates = staffStates.filter((state) => !standings[state].ends);

/** How many cases stand where within the actor's area, and how pressing the actor's own are. */
export async function listQueues(turn: Turn): Promise<Output<typeof contract.listQueues>> {
  const actor = actorOf(turn);
  const own = statesOfActor(actor);
  const area = { counties: actor.counties };
  const counts = await countApplications(turn, { ...area, state: openStates });
  const table = await workingDays(turn);
  const mine = { overdue: 0, red: 0, amber: 0, green: 0, total: 0 };
  const days = own.length === 0 ? [] : await countDueDays(turn, { ...area, state: own });
  for (const { dueOn, count } of days) {
    mine[dueOn ? urgency(table, dueOn, turn.today) : 'green'] += count;
    mine.total += count;
  }
  return {
    queues: openStates.map((state) => ({
      state,
      count: counts.get(state) ?? 0,
      mine: own.includes(state),
    })),
    mine,
  };
}
