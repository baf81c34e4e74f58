import { sql } from 'kysely';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { queuesSeenBy, readersOf } from './declared.ts';
import { thingColumns, type Thing } from './read-queue.ts';
import { viewRows } from './row-view.ts';
import { findPersonByIndex } from './trail-store.ts';

const rowsMost = 50;

/**
 * Things of the person with an identity number, in the reader's queues. The number comes in the body, is
 * looked up by its keyed index, and stands nowhere afterwards; the search is recorded, found or not.
 */
export async function findByIdentity(
  turn: Turn,
  { body }: Input<typeof contract.findByIdentity>,
): Promise<Output<typeof contract.findByIdentity>> {
  const actor = actorOf(turn);
  const index = turn.secrets.index('identity', body.identityNumber);
  const personId = await findPersonByIndex(turn, index);
  const rows: Output<typeof contract.findByIdentity>['rows'] = [];
  const records = personId === undefined ? undefined : recordsOf(turn, personId);
  for (const queue of records === undefined ? [] : queuesSeenBy(actor)) {
    const things = await turn.rows<Thing>(sql`
      select ${thingColumns} from (${queue.rows(turn.city, actor.personId)}) q
      where q.person_id = any(${records}) order by q.id desc limit ${rowsMost}`);
    const fresh = things.filter(
      ({ id, county }) =>
        holdsFor(actor, readersOf(queue), county) && !rows.some((row) => row.id === id),
    );
    for (const row of await viewRows(turn, queue, fresh)) {
      rows.push({ ...row, rowPath: queue.rowPath });
    }
  }
  await turn.record({
    act: 'desk.find-by-identity',
    subject: { type: 'person', id: personId ?? 'unknown' },
    reason: body.reason,
    detail: { rows: rows.length },
  });
  return { rows: rows.slice(0, rowsMost) };
}
