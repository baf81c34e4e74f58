import { sql } from 'kysely';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { readReferenceNumber } from '@yanzhen/values/ids.ts';
import type * as contract from './contract.ts';
import { allQueues } from './declared.ts';
import { trailRoles } from './trail-roles.ts';
import { thingColumns, type Thing } from './read-queue.ts';

/** The thing of a reference number, however it is written; whose it is is not told. */
export async function findThing(
  turn: Turn,
  { params }: Input<typeof contract.findThing>,
): Promise<Output<typeof contract.findThing>> {
  const reference = readReferenceNumber(params.reference);
  if (!reference) throw notFound('params.reference');
  for (const queue of allQueues()) {
    const thing = await turn.row<Thing>(sql`
      select ${thingColumns} from (${queue.rows(turn.city, actorOf(turn).personId)}) q where q.reference = ${reference}`);
    if (!thing || !holdsFor(actorOf(turn), trailRoles, thing.county)) continue;
    const stepName = queue.stepNames?.[thing.step] ?? null;
    return { subject: queue.subject, id: thing.id, reference, stepName };
  }
  throw notFound('params.reference');
}
