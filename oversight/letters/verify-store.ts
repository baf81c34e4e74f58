import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { LetterState } from './contract.ts';

/** What the trail says of the issue of a letter, beside what the tables say. */
export interface IssueInTrail {
  readonly letterId: string;
  /** Whether there is a frozen letter; else it was taken away. */
  readonly kept: boolean;
  /** Whether the trail knows of the issue; else it was put in. */
  readonly told: boolean;
  /** Null on letters that were issued before the trail kept digests. */
  readonly digest: string | null;
  readonly state: LetterState | null;
  /** State after the last act of the table of acts. */
  readonly reached: LetterState | null;
  /** Whether seal, post and archive in that table are those of the trail, by whom and when. */
  readonly dispatchTold: boolean;
}

/** Every letter that the tables or the trail call issued, oldest first, a page at a time. */
export async function listIssuesInTrail(
  turn: Turn,
  after: string | null,
  limit: number,
): Promise<IssueInTrail[]> {
  return turn.rows<IssueInTrail>(sql`
    with told as (
      select a.subject_id::uuid as id, min(a.detail ->> 'digest') as digest
      from audit a
      where a.city = ${turn.city} and a.subject_type = 'letter' and a.act = 'letters.issue' group by 1
    ), named as (
      select id from told
      union select letter_id from letter_issue where city = ${turn.city}
      union select id from letter where city = ${turn.city} and number is not null
    )
    select n.id as "letterId", i.letter_id is not null as kept, t.id is not null as told, t.digest, l.state,
      (select e.to_state from letter_event e
       where e.city = ${turn.city} and e.letter_id = n.id order by e.number desc limit 1) as reached,
      (select coalesce(array_agg(array[e.move, e.person_id::text, e.account_id::text, e.at::text, e.reason]
           order by e.at, e.move), '{}')
       from letter_event e where e.city = ${turn.city} and e.letter_id = n.id and e.duty = 'dispatch')
      = (select coalesce(array_agg(array[substr(a.act, 9), a.person_id::text, a.account_id::text, a.at::text, a.reason]
           order by a.at, a.act), '{}')
       from audit a where a.city = ${turn.city} and a.subject_type = 'letter' and a.subject_id = n.id::text
         and a.act in ('letters.seal', 'letters.send', 'letters.archive')) as "dispatchTold"
    from named n
      left join told t on t.id = n.id
      left join letter_issue i on i.city = ${turn.city} and i.letter_id = n.id
      left join letter l on l.city = ${turn.city} and l.id = n.id
    where ${after === null ? sql`true` : sql`n.id > ${after}::uuid`} order by n.id limit ${limit}`);
}
