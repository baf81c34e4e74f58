import { sql } from 'kysely';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';

/** A warning that was kept with a reason. */
export interface PassRecord {
  readonly code: string;
  readonly excerpt: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export async function listPasses(turn: Turn, letterId: string): Promise<PassRecord[]> {
  return turn.rows<PassRecord>(sql`
    select w.code, w.excerpt, w.reason, p.name as by, w.at
    from letter_pass w join person p on p.city = w.city and p.id = w.person_id
    where w.city = ${turn.city} and w.letter_id = ${letterId} order by w.at, w.id limit 2000`);
}

/** Keeps the reason for a warning; one that was kept before stays as it was. */
export async function appendPass(
  turn: Turn,
  letterId: string,
  pass: Pick<PassRecord, 'code' | 'excerpt' | 'reason'>,
): Promise<number> {
  return turn.run(sql`
    insert into letter_pass (city, id, letter_id, code, excerpt, reason, person_id, at)
    values (${turn.city}, ${turn.newId()}, ${letterId}, ${pass.code}, ${pass.excerpt}, ${pass.reason},
            ${actorOf(turn).personId}, ${turn.now})
    on conflict (city, letter_id, code, excerpt) do nothing`);
}
