import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface ViewRow {
  readonly at: Date;
  readonly by: string;
  readonly act: string;
}

/** Who of the staff saw a case or its files, newest first, at most 200. */
export function listViews(turn: Turn, applicationId: string): Promise<ViewRow[]> {
  return turn.rows<ViewRow>(sql`
    select a.at, p.name as by, a.act from audit a
    join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.subject_type = 'application' and a.subject_id = ${applicationId}
      and a.act in ('subsidies.view-case', 'evidence.view', 'evidence.list')
    order by a.id desc limit 200`);
}

export async function nameOfPerson(turn: Turn, personId: string): Promise<string> {
  const row = await turn.row<{ name: string }>(
    sql`select name from person where city = ${turn.city} and id = ${personId}`,
  );
  return row?.name ?? '';
}
