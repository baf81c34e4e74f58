import { sql } from 'kysely';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { dutyPairs, fixedPair, pairName } from './lifecycle.ts';

/**
 * Lets one person discharge both duties of a pair from now on, by a recorded act. Prepare with sign is
 * never relaxed, here and in the table's own check.
 */
export async function relaxDutyPair(
  turn: Turn,
  { body }: Input<typeof contract.relaxDutyPair>,
): Promise<Output<typeof contract.relaxDutyPair>> {
  const known = dutyPairs.some(([one, other]) => pairName(one, other) === body.pair);
  if (!known || body.pair === fixedPair) throw fault(faults.pairFixed, { field: 'body.pair' });
  await turn.run(sql`
    insert into duty_relaxation (city, pair, reason, person_id, relaxed_at)
    values (${turn.city}, ${body.pair}, ${body.reason}, ${actorOf(turn).personId}, ${turn.now})
    on conflict (city, pair) do nothing`);
  await turn.record({
    act: 'applications.relax-duty-pair',
    subject: { type: 'duty-pair', id: body.pair },
    reason: body.reason,
  });
  return { relaxed: true };
}
