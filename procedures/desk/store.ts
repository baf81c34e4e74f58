import { sql, type RawBuilder } from 'kysely';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { QueueFilter } from './contract.ts';

export interface Assignment {
  readonly accountId: string;
  readonly name: string;
  readonly since: Date;
}

export interface AssignmentKey {
  readonly subject: string;
  readonly id: string;
  readonly step: string;
}

interface Change {
  readonly act: 'claim' | 'assign' | 'release';
  readonly to: string | null;
  readonly byPerson: string;
  readonly reason: string | null;
}

/** Things as arrays of one length, as a statement takes them. */
function keysOf(things: readonly AssignmentKey[]): RawBuilder<unknown> {
  return sql`unnest(${things.map(({ subject }) => subject)}::text[],
    ${things.map(({ id }) => id)}::uuid[], ${things.map(({ step }) => step)}::text[])
    as k(subject, subject_id, step)`;
}

export async function listAssignments(
  turn: Turn,
  things: readonly AssignmentKey[],
): Promise<ReadonlyMap<string, Assignment>> {
  if (things.length === 0) return new Map();
  const rows = await turn.rows<Assignment & { id: string }>(sql`
    select d.subject_id as id, d.account_id as "accountId", p.name, d.assigned_at as since
    from ${keysOf(things)}
    join desk_assignment d on d.city = ${turn.city} and d.subject = k.subject
      and d.subject_id = k.subject_id and d.step = k.step
    join account a on a.city = d.city and a.id = d.account_id
    join person p on p.city = a.city and p.id = a.person_id`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes what nobody has, with its line of history, in one statement. @returns ids that were taken. */
export async function saveClaims(
  turn: Turn,
  things: readonly AssignmentKey[],
  { accountId, personId }: { readonly accountId: string; readonly personId: string },
): Promise<string[]> {
  const rows = await turn.rows<{ id: string }>(sql`
    with taken as (
      insert into desk_assignment (city, subject, subject_id, step, account_id, assigned_at)
      select ${turn.city}, k.subject, k.subject_id, k.step, ${accountId}::uuid, ${turn.now}
      from ${keysOf(things)} order by k.subject_id
      on conflict do nothing
      returning subject, subject_id, step
    ), kept as (
      insert into desk_assignment_event
        (city, id, subject, subject_id, step, act, to_account, by_person, at)
      select ${turn.city}, gen_random_uuid(), subject, subject_id, step, 'claim', ${accountId}::uuid,
        ${personId}::uuid, ${turn.now} from taken
    )
    select subject_id as id from taken`);
  return rows.map(({ id }) => id);
}

/** Gives things to an account, or to nobody, with their lines of history. @returns ids that changed. */
export async function saveAssignments(
  turn: Turn,
  things: readonly AssignmentKey[],
  { act, to, byPerson, reason }: Change,
): Promise<string[]> {
  const change =
    to === null
      ? sql`delete from desk_assignment d using had h
          where d.city = ${turn.city} and d.subject = h.subject and d.subject_id = h.subject_id
            and d.step = h.step returning d.subject, d.subject_id, d.step`
      : sql`insert into desk_assignment (city, subject, subject_id, step, account_id, assigned_at)
          select ${turn.city}, subject, subject_id, step, ${to}::uuid, ${turn.now} from had
          where account_id is distinct from ${to}::uuid
          on conflict (city, subject, subject_id, step)
            do update set account_id = excluded.account_id, assigned_at = excluded.assigned_at
          returning subject, subject_id, step`;
  const rows = await turn.rows<{ id: string }>(sql`
    with had as (
      select k.subject, k.subject_id, k.step, d.account_id from ${keysOf(things)}
      left join desk_assignment d on d.city = ${turn.city} and d.subject = k.subject
        and d.subject_id = k.subject_id and d.step = k.step
      order by k.subject_id
    ), changed as (${change}), kept as (
      insert into desk_assignment_event
        (city, id, subject, subject_id, step, act, from_account, to_account, by_person, reason, at)
      select ${turn.city}, gen_random_uuid(), c.subject, c.subject_id, c.step, ${act}, h.account_id,
        ${to}::uuid, ${byPerson}::uuid, ${reason}, ${turn.now}
      from changed c join had h using (subject, subject_id, step)
    )
    select subject_id as id from changed`);
  return rows.map(({ id }) => id);
}

export interface AssignmentLine {
  readonly at: Date;
  readonly act: 'claim' | 'assign' | 'release';
  readonly by: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

/** To whom a thing was given, newest first, at most 100. */
export function listAssignmentLines(
  turn: Turn,
  subject: string,
  id: string,
): Promise<AssignmentLine[]> {
  const nameOf = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select p.name from account a join person p on p.city = a.city and p.id = a.person_id
    where a.city = e.city and a.id = ${column})`;
  return turn.rows(sql`
    select e.at, e.act, b.name as by, ${nameOf(sql`e.from_account`)} as "from",
      ${nameOf(sql`e.to_account`)} as "to", e.reason
    from desk_assignment_event e
    join person b on b.city = e.city and b.id = e.by_person
    where e.city = ${turn.city} and e.subject = ${subject} and e.subject_id = ${id}
    order by e.at desc, e.id limit 100`);
}

export interface Colleague {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly office: Localized | null;
  readonly roles: readonly string[];
  readonly counties: readonly string[];
}

/** Accounts of the staff that hold one of some roles, by name. */
export function listAccounts(turn: Turn, roles: readonly string[]): Promise<Colleague[]> {
  return turn.rows<Colleague>(sql`
    select a.id as "accountId", a.person_id as "personId", p.name, a.office, a.roles, a.counties
    from account a join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.kind = 'staff' and a.disabled_at is null
      and a.roles && ${[...roles]}::text[]
    order by p.name, a.id limit 500`);
}

/* Queries */

export interface QueryRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly queue: string;
  readonly filter: QueueFilter;
  readonly office: string | null;
  readonly by: string;
}

/** Queries of an account, and those that its office shares. */
export function listQueries(turn: Turn, accountId: string): Promise<QueryRow[]> {
  return turn.rows<QueryRow>(sql`
    select q.id, q.account_id as "accountId", q.name, q.queue, q.filter, q.office, p.name as by
    from desk_query q
    join account a on a.city = q.city and a.id = q.account_id
    join person p on p.city = a.city and p.id = a.person_id
    where q.city = ${turn.city} and (q.account_id = ${accountId} or q.office = ${officeOf(turn, accountId)})
    order by q.account_id <> ${accountId}, q.name limit 60`);
}

/** The office of an account as its queries are shared with it: its name, so null shares with nobody. */
function officeOf(turn: Turn, accountId: string): RawBuilder<unknown> {
  return sql`(select o.office->>'zh' from account o where o.city = ${turn.city} and o.id = ${accountId})`;
}

export async function countQueries(turn: Turn, accountId: string): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from desk_query
    where city = ${turn.city} and account_id = ${accountId}`);
  return row?.n ?? 0;
}

/** @returns false when the account keeps one of this name. */
export async function saveQuery(
  turn: Turn,
  query: Omit<QueryRow, 'office' | 'by'> & { readonly shared: boolean },
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into desk_query (city, id, account_id, name, queue, filter, office, kept_at)
    values (${turn.city}, ${query.id}, ${query.accountId}, ${query.name}, ${query.queue},
      ${JSON.stringify(query.filter)},
      ${query.shared ? officeOf(turn, query.accountId) : null}, ${turn.now})
    on conflict (city, account_id, name) do nothing`);
  return touched > 0;
}

export async function removeQuery(turn: Turn, accountId: string, id: string): Promise<boolean> {
  const touched = await turn.run(sql`
    delete from desk_query
    where city = ${turn.city} and account_id = ${accountId} and id = ${id}`);
  return touched > 0;
}

/* Notes */

export interface NoteRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly text: string;
}

export function listNoteRows(turn: Turn, subject: string, id: string): Promise<NoteRow[]> {
  return turn.rows<NoteRow>(sql`
    select n.id, n.at, p.name as by, n.text from desk_note n
    join person p on p.city = n.city and p.id = n.person_id
    where n.city = ${turn.city} and n.subject = ${subject} and n.subject_id = ${id}
    order by n.id desc limit 200`);
}

export async function appendNote(
  turn: Turn,
  note: { id: string; subject: string; subjectId: string; personId: string; text: string },
): Promise<void> {
  await turn.run(sql`
    insert into desk_note (city, id, subject, subject_id, person_id, text, at)
    values (${turn.city}, ${note.id}, ${note.subject}, ${note.subjectId}, ${note.personId},
      ${note.text}, ${turn.now})`);
}
