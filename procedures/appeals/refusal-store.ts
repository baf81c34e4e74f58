import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** The case that an event refused. */
export async function findRefused(turn: Turn, eventId: string): Promise<string | undefined> {
  const row = await turn.row<{ id: string }>(sql`
    select application_id as id from application_event
    where city = ${turn.city} and id = ${eventId} and move in ('refuse', 'uphold-objection')`);
  return row?.id;
}
