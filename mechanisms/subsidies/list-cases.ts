import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { states, type State } from '@yanzhen/procedures/applications/contract.ts';
import {
  listApplications,
  standings,
  type ApplicationFilter,
} from '@yanzhen/procedures/applications/offers.ts';
import { caseRows } from './case-row.ts';
import type * as contract from './contract.ts';

/** States that staff see: a draft is the applicant's own. */
export const staffStates = states.filter((state) => state !== 'draft');

/** States whose cases wait for one of the actor's roles. */
export function statesOfActor(actor: Actor): State[] {
  return staffStates.filter((state) => {
    const { holder } = standings[state];
    return holder !== null && actor.roles.includes(holder);
  });
}

/** Cases of the actor's area: their own work by due date, or any by state, county, reference or name. */
export async function listCases(
  turn: Turn,
  { query }: Input<typeof contract.listCases>,
): Promise<Output<typeof contract.listCases>> {
  const actor = actorOf(turn);
  const mine = query.queue === 'mine';
  const within = mine ? statesOfActor(actor) : staffStates;
  const wanted = query.state ? within.filter((state) => state === query.state) : within;
  if (wanted.length === 0) return { rows: [], next: null, total: { count: 0, more: false } };
  const filter: ApplicationFilter = {
    state: wanted,
    submitted: true,
    counties: actor.counties,
    ...(query.county ? { county: query.county } : {}),
    ...(query.benefitId ? { benefitId: query.benefitId } : {}),
    ...(query.search ? { search: query.search } : {}),
    ...(query.queue === 'overdue' ? { dueBefore: turn.today } : {}),
  };
  const page = await listApplications(turn, filter, {
    limit: query.limit,
    order: query.queue === 'all' ? 'newest' : 'due',
    ...(query.after ? { after: query.after } : {}),
  });
  await turn.record({
    act: 'subsidies.list-cases',
    subject: { type: 'queue', id: query.queue },
    detail: { cases: page.rows.length, searched: query.search !== undefined },
  });
  return { rows: await caseRows(turn, page.rows), next: page.next, total: page.total };
}
