import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { states, type State } from '@yanzhen/procedures/applications/contract.ts';
import { getApplications } from '@yanzhen/procedures/applications/offers.ts';
import type { QueueFilter } from '@yanzhen/procedures/desk/contract.ts';
import { readQueue } from '@yanzhen/procedures/desk/offers.ts';
import { caseRows } from './case-row.ts';
import type * as contract from './contract.ts';
import { caseQueue } from './queues.ts';

/** States that staff see: a draft is the applicant's own. */
export const staffStates = states.filter((state) => state !== 'draft');

/** States whose cases wait for one of the actor's roles. */
export function statesOfActor(actor: Actor): State[] {
  return staffStates.filter((state) => {
    const holder = caseQueue.holders?.[state] ?? null;
    return holder !== null && actor.roles.includes(holder);
  });
}

/** Cases of the actor's area: their own work by due date, or any by what the filters say. */
export async function listCases(
  turn: Turn,
  { query }: Input<typeof contract.listCases>,
): Promise<Output<typeof contract.listCases>> {
  const { queue, state, benefitId, search, after, limit, ...asked } = query;
  const filter: QueueFilter = {
    ...ofTab[queue],
    ...asked,
    ...(state ? { step: state } : {}),
    ...(benefitId ? { kind: benefitId } : {}),
    ...(search ? { search } : {}),
  };
  const page = await readQueue(turn, caseQueue, filter, { after, limit });
  const cases = await getApplications(
    turn,
    page.rows.map(({ id }) => id),
  );
  await turn.record({
    act: 'subsidies.list-cases',
    subject: { type: 'queue', id: queue },
    detail: { cases: page.rows.length, searched: search !== undefined },
  });
  return { rows: await caseRows(turn, cases), next: page.next, total: page.total };
}

/** What a tab of the list asks of the queue; the reader's own filters come on top. */
const ofTab: Readonly<Record<(typeof contract.queues)[number], QueueFilter>> = {
  mine: { waits: 'mine', order: 'due' },
  assigned: { waits: 'mine', assigned: 'me', order: 'due' },
  overdue: { due: 'overdue', order: 'due' },
  all: { order: 'newest' },
};
