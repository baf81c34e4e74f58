import type { PriorAward } from '@yanzhen/policy';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listAwardsOf } from './instalment-store.ts';

/**
 * What a person was granted, as the stacking of policies counts it: by this system and before it, by
 * the day of the grant, whole sums however they are paid.
 */
export async function priorAwardsOf(turn: Turn, personId: string): Promise<PriorAward[]> {
  return (await listAwardsOf(turn, personId)).map(({ benefitId, totalFen, grantedOn }) => ({
    benefit: benefitId,
    holder: 'self',
    fen: totalFen,
    on: grantedOn,
  }));
}
