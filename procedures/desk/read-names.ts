import { keepNameKeys } from '@yanzhen/server/names/keep-name.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listUnreadNames } from './trail-store.ts';

const namesAtOnce = 500;

/**
 * Spells names that came in by another door than the ones that spell at once, e.g. those that were there
 * before names were spelled at all. Queues itself again until none is left; safe to repeat.
 */
export async function readNames(turn: Turn): Promise<void> {
  const names = await listUnreadNames(turn, namesAtOnce);
  let spelled = 0;
  for (const name of names) if (await keepNameKeys(turn, name)) spelled += 1;
  // Signs without a reading are found by themselves; they alone never keep the job going.
  if (names.length === namesAtOnce && spelled > 0) await turn.enqueue('desk.read-names', {});
}
