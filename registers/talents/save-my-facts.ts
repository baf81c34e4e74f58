import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { keepFacts } from './keep-facts.ts';
import { listKnownFacts } from './offers.ts';

/** Keeps a person's answers, so that no form asks them again. */
export async function saveMyFacts(
  turn: Turn,
  { body }: Input<typeof contract.saveMyFacts>,
): Promise<Output<typeof contract.saveMyFacts>> {
  const { personId } = actorOf(turn);
  await keepFacts(turn, personId, body.facts, 'self');
  await turn.record({
    act: 'talents.save-my-facts',
    subject: { type: 'person', id: personId },
    detail: { facts: Object.keys(body.facts) },
  });
  return { facts: await listKnownFacts(turn, personId) };
}
