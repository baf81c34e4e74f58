import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { hasView } from './trail-store.ts';

/**
 * Records that a person of the staff looked at a thing: once a person, thing and day, since a look back
 * and forth through a queue says no more than the first one.
 *
 * @param act  `feature.view` or `feature.view-what`, by which the trail of views finds it.
 */
export async function recordView(
  turn: Turn,
  act: string,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<void> {
  const { personId } = actorOf(turn);
  // The city's clock is UTC+8.
  const dayBegan = new Date(`${turn.today}T00:00:00+08:00`);
  if (await hasView(turn, { act, subject, id, personId }, dayBegan)) return;
  await turn.record({ act, subject: { type: subject, id } });
}
