import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getWaiting, keyOf, resultsOf } from './assignments.ts';
import type * as contract from './contract.ts';
import { saveAssignments } from './store.ts';

/** Puts work back where everyone of the office sees it. */
export async function release(
  turn: Turn,
  { body }: Input<typeof contract.release>,
): Promise<Output<typeof contract.release>> {
  const things = await getWaiting(turn, body);
  const { reason } = body;
  const change = { act: 'release', to: null, reason, byPerson: actorOf(turn).personId } as const;
  const done = await saveAssignments(turn, things.map(keyOf), change);
  await turn.record({
    act: 'desk.release',
    subject: { type: 'desk', id: body.subject },
    reason,
    detail: { ids: done },
  });
  return { results: await resultsOf(turn, things, done) };
}
