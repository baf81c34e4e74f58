import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface CorrectedDate {
  readonly at: Date;
  readonly by: string;
  readonly factId: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
}

/** Days that an office corrected in a case, newest first, at most 50. */
export function listCorrectedDates(turn: Turn, applicationId: string): Promise<CorrectedDate[]> {
  return turn.rows<CorrectedDate>(sql`
    select a.at, p.name as by, a.detail->>'factId' as "factId", a.detail->>'from' as "from",
      a.detail->>'to' as "to", a.reason
    from audit a join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.subject_type = 'application' and a.subject_id = ${applicationId}
      and a.act = 'subsidies.correct-date'
    order by a.id desc limit 50`);
}

export async function nameOfPerson(turn: Turn, personId: string): Promise<string> {
  const row = await turn.row<{ name: string }>(
    sql`select name from person where city = ${turn.city} and id = ${personId}`,
  );
  return row?.name ?? '';
}
