import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Counted } from './figures.ts';

/** Items of one year at most; a city has some hundreds. */
const rowsMost = 20_000;

/** Items of a year by the day they came; one that was split counts by its parts, one merged for itself. */
export function listCounted(
  turn: Turn,
  year: number,
  body: string | undefined,
): Promise<Counted[]> {
  const one = body === undefined ? sql`true` : sql`p.body = ${body}`;
  return turn.rows<Counted>(sql`
    select p.topic, w.lead_unit as unit, w.result_class as "resultClass",
      w.first_answered_on is not null as answered, coalesce(o.in_time, false) as "inTime",
      exists (select from proposal_contact c where c.city = w.city and c.proposal_id = w.id
        and c.mode in ('meeting', 'visit')) as met,
      o.first_grade as first, o.grade as final
    from proposal p
      join proposal w on w.city = p.city and w.id = coalesce(p.merged_into, p.id)
      left join proposal_outcome o on o.city = w.city and o.id = w.id
    where p.city = ${turn.city} and p.received_on >= ${`${year}-01-01`} and p.received_on < ${`${year + 1}-01-01`}
      and p.state not in ('submitted', 'declined', 'split') and ${one}
    limit ${rowsMost}`);
}

export interface PastRow {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly resultClass: string | null;
  readonly receivedOn: string;
  readonly letterId: string | null;
  readonly text: string;
}

/** Past items of five years, newest first, with title and points. */
export function listPast(turn: Turn, id: string, since: string, limit: number): Promise<PastRow[]> {
  return turn.rows<PastRow>(sql`
    select p.id, p.number, p.title, p.result_class as "resultClass", p.received_on as "receivedOn",
      p.letter_id as "letterId",
      p.title || ' ' || coalesce((select string_agg(t.says, ' ' order by t.number) from proposal_point t
        where t.city = p.city and t.proposal_id = p.id), '') as text
    from proposal p
    where p.city = ${turn.city} and p.received_on >= ${since} and p.id <> ${id}
      and p.state not in ('submitted', 'declined') and p.part_of is null
    order by p.received_on desc, p.id desc limit ${limit}`);
}

export interface DueRow {
  readonly id: string;
  readonly dueOn: string;
}

/** Items that end within so many days and wait for an answer. */
export function listDue(turn: Turn, until: string, limit: number): Promise<DueRow[]> {
  return turn.rows<DueRow>(sql`
    select p.id, p.due_on as "dueOn" from proposal p
    where p.city = ${turn.city} and p.due_on <= ${until} and p.due_on >= ${turn.today}
      and p.state in ('assigned', 'handling', 'internal', 'supervision', 'cleared')
    order by p.due_on, p.id limit ${limit}`);
}

/** @returns false when it was sent before. */
export async function appendReminder(turn: Turn, row: DueRow, daysLeft: number): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into proposal_reminder (city, proposal_id, due_on, days_left, at)
    values (${turn.city}, ${row.id}, ${row.dueOn}, ${daysLeft}, ${turn.now})
    on conflict (city, proposal_id, due_on, days_left) do nothing`);
  return kept > 0;
}
