import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getWaiting, keyOf, resultsOf } from './assignments.ts';
import type * as contract from './contract.ts';
import { saveClaims } from './store.ts';

/** Takes work that nobody has. What somebody else took a moment before stays with them. */
export async function claim(
  turn: Turn,
  { body }: Input<typeof contract.claim>,
): Promise<Output<typeof contract.claim>> {
  const things = await getWaiting(turn, body);
  const done = await saveClaims(turn, things.map(keyOf), actorOf(turn));
  await turn.record({
    act: 'desk.claim',
    subject: { type: 'desk', id: body.subject },
    detail: { ids: done },
  });
  return { results: await resultsOf(turn, things, done) };
}
