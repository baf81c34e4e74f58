import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { actorOf } from '@yanzhen/server/turn/turn.ts';

/** What papers and events hang on. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

export interface PaperRow {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** Papers of a record; of this sort only, where it is told. */
export function listPapers(turn: Turn, subjectId: string, type?: string): Promise<PaperRow[]> {
  const sort = type === undefined ? sql`true` : sql`v.subject_type = ${type}`;
  return turn.rows<PaperRow>(sql`
    select v.id, v.file_id as "fileId", f.name, f.bytes, n.name as "addedBy", v.added_at as "addedAt"
    from record_paper v
    join file f on f.city = v.city and f.id = v.file_id
    join person n on n.city = v.city and n.id = v.added_by_person
    where v.city = ${turn.city} and v.subject_id = ${subjectId} and ${sort} order by v.id limit 200`);
}

export async function savePaper(turn: Turn, { type, id }: Subject, fileId: string): Promise<void> {
  await turn.run(sql`
    insert into record_paper (city, id, subject_type, subject_id, file_id, added_by_person, added_at)
    values (${turn.city}, ${turn.newId()}, ${type}, ${id}, ${fileId}, ${actorOf(turn).personId}, ${turn.now})`);
}

export interface EventRow {
  readonly id: string;
  readonly move: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export function listEvents(turn: Turn, subjectId: string): Promise<EventRow[]> {
  return turn.rows<EventRow>(sql`
    select id, move, actor_name as by, reason, at from record_event
    where city = ${turn.city} and subject_id = ${subjectId} order by id limit 500`);
}

export async function saveEvent(
  turn: Turn,
  { type, id }: Subject,
  event: { move: string; from: string | null; to: string | null; reason: string | null },
): Promise<void> {
  await turn.run(sql`
    insert into record_event (city, id, subject_type, subject_id, move, from_state, to_state,
      actor_person_id, actor_name, reason, at)
    values (${turn.city}, ${turn.newId()}, ${type}, ${id}, ${event.move}, ${event.from}, ${event.to},
      ${turn.actor?.personId ?? null}, ${turn.actor?.name ?? null}, ${event.reason}, ${turn.now})`);
}
