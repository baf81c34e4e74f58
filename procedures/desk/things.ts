import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { queuesSeenBy, readersOf } from './declared.ts';
import { thingColumns, type Thing } from './read-queue.ts';

/** A thing and a queue that shows it. */
export interface Found {
  readonly thing: Thing;
  readonly queue: QueueDeclaration;
}

/**
 * Things by id in some queues, each with the first queue that shows it; of the reader's counties only.
 *
 * @param queues   Of one subject or of several; others' things of the same id are never mixed.
 * @param rolesOf  By which roles the reader looks; those that see the queue unless told.
 */
export async function findThings(
  turn: Turn,
  queues: readonly QueueDeclaration[],
  ids: readonly string[],
  rolesOf: (queue: QueueDeclaration) => readonly string[] = readersOf,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const actor = actorOf(turn);
  for (const queue of queues) {
    const left = ids.filter((id) => !found.has(id));
    if (left.length === 0) break;
    const rows = await turn.rows<Thing>(sql`
      select ${thingColumns} from (${queue.rows(turn.city, actor.personId)}) q where q.id = any(${left}::uuid[])`);
    for (const thing of rows) {
      if (holdsFor(actor, rolesOf(queue), thing.county)) found.set(thing.id, { thing, queue });
    }
  }
  return found;
}

/** A thing that the reader sees in one of their queues. @throws Fault `request.not-found`. */
export async function getSeen(turn: Turn, subject: string, id: string): Promise<Found> {
  const queues = queuesSeenBy(actorOf(turn)).filter((each) => each.subject === subject);
  const found = (await findThings(turn, queues, [id])).get(id);
  if (!found) throw notFound();
  return found;
}
