import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface MergeRow {
  readonly id: string;
  readonly groupId: string;
  readonly awayPersonId: string;
  readonly keptPersonId: string;
  readonly reason: string;
  readonly preparedByPerson: string;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly doneBy: string | null;
  readonly doneAt: Date | null;
  readonly end: 'dropped' | 'undone' | null;
  readonly endReason: string | null;
}

const columns = sql`m.id, m.group_id as "groupId", m.away_person as "awayPersonId",
  m.kept_person as "keptPersonId", m.reason, m.prepared_by_person as "preparedByPerson",
  m.prepared_by_name as "preparedBy", m.prepared_at as "preparedAt", d.done_by_name as "doneBy",
  d.done_at as "doneAt", e.kind as end, e.reason as "endReason"`;
const joined = sql`person_merge m
  left join person_merge_done d on d.city = m.city and d.merge_id = m.id
  left join person_merge_end e on e.city = m.city and e.merge_id = m.id`;

/** Merges of a group, oldest first. */
export function listMerges(turn: Turn, groupId: string): Promise<MergeRow[]> {
  return turn.rows<MergeRow>(sql`
    select ${columns} from ${joined}
    where m.city = ${turn.city} and m.group_id = ${groupId} order by m.id limit 200`);
}

export function findMerge(turn: Turn, id: string): Promise<MergeRow | undefined> {
  return turn.row<MergeRow>(
    sql`select ${columns} from ${joined} where m.city = ${turn.city} and m.id = ${id}`,
  );
}

/** Holds the records that a merge is about until the turn ends, in one order for every merge. */
export async function lockRecords(turn: Turn, personIds: readonly string[]): Promise<void> {
  await turn.rows(sql`
    select id from person where city = ${turn.city} and id = any(${[...personIds]}::uuid[])
    order by id for no key update`);
}

export async function saveMerge(
  turn: Turn,
  merge: {
    id: string;
    groupId: string;
    away: string;
    kept: string;
    reason: string;
    by: { personId: string; name: string };
  },
): Promise<void> {
  await turn.run(sql`
    insert into person_merge (city, id, group_id, away_person, kept_person, reason, prepared_by_person,
      prepared_by_name, prepared_at)
    values (${turn.city}, ${merge.id}, ${merge.groupId}, ${merge.away}, ${merge.kept}, ${merge.reason},
      ${merge.by.personId}, ${merge.by.name}, ${turn.now})`);
}

/** Points the record that is merged away, and those that were merged into it, to the kept one. */
export async function saveDone(
  turn: Turn,
  merge: MergeRow,
  by: { personId: string; name: string },
): Promise<void> {
  await turn.run(sql`
    insert into person_merge_done (city, merge_id, prepared_by_person, done_by_person, done_by_name, done_at)
    values (${turn.city}, ${merge.id}, ${merge.preparedByPerson}, ${by.personId}, ${by.name}, ${turn.now})`);
  await turn.run(sql`
    insert into person_merge_line (city, merge_id, away_person, kept_person, before_kept, before_merge)
    select ${turn.city}, ${merge.id}, p.id, ${merge.keptPersonId}, p.kept_id, p.merge_id
    from person p where p.city = ${turn.city}
      and (p.id = ${merge.awayPersonId} or p.kept_id = ${merge.awayPersonId})`);
  await turn.run(sql`
    update person p set kept_id = l.kept_person, merge_id = l.merge_id from person_merge_line l
    where p.city = ${turn.city} and l.city = p.city and l.merge_id = ${merge.id}
      and l.away_person = p.id`);
}

export async function saveEnd(
  turn: Turn,
  mergeId: string,
  end: { kind: 'dropped' | 'undone'; reason: string; by: { personId: string; name: string } },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into person_merge_end (city, merge_id, kind, reason, by_person, by_name, at)
    values (${turn.city}, ${mergeId}, ${end.kind}, ${end.reason}, ${end.by.personId}, ${end.by.name},
      ${turn.now})
    on conflict do nothing`);
  return kept === 1;
}

/** Points every record back to where it pointed before the merge. @returns how many do. */
export function takeBackPointers(turn: Turn, mergeId: string): Promise<number> {
  return turn.run(sql`
    update person p set kept_id = l.before_kept, merge_id = l.before_merge from person_merge_line l
    where p.city = ${turn.city} and l.city = p.city and l.merge_id = ${mergeId}
      and l.away_person = p.id and p.merge_id = l.merge_id`);
}

/** Records that point to a record. */
export async function countCarried(turn: Turn, personId: string): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from person where city = ${turn.city} and kept_id = ${personId}`);
  return row?.n ?? 0;
}
