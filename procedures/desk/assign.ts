import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { doesWork, getWaiting, keyOf, listPeers, resultsOf } from './assignments.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { saveAssignments } from './store.ts';

/** Gives work to a colleague, or takes it over from one; both are told by the line that is kept. */
export async function assign(
  turn: Turn,
  { body }: Input<typeof contract.assign>,
): Promise<Output<typeof contract.assign>> {
  const things = await getWaiting(turn, body);
  const colleague = (await listPeers(turn)).find((each) => each.accountId === body.accountId);
  if (!colleague || !things.every((each) => doesWork(colleague, each))) {
    throw fault(faults.notTheirs, { field: 'body.accountId' });
  }
  const { accountId: to, reason } = body;
  const change = { act: 'assign', to, reason, byPerson: actorOf(turn).personId } as const;
  const done = await saveAssignments(turn, things.map(keyOf), change);
  await turn.record({
    act: 'desk.assign',
    subject: { type: 'desk', id: body.subject },
    reason,
    detail: { ids: done, to },
  });
  return { results: await resultsOf(turn, things, done) };
}
