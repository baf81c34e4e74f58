import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Profile } from './contract.ts';
import { getTalent, listKnownFacts } from './offers.ts';

/** What the city knows of the person signed in; numbers masked even for their owner. */
export async function showMe(turn: Turn): Promise<Profile> {
  const { personId } = actorOf(turn);
  const talent = await getTalent(turn, personId);
  return { ...talent, facts: await listKnownFacts(turn, personId) };
}
