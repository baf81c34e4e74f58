import { sql } from 'kysely';
import type { Localized } from '@yanzhen/values/localized.ts';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface ViewRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly office: Localized | null;
  readonly act: string;
  readonly field: string | null;
  readonly reason: string | null;
}

/**
 * Who saw a thing or its files, and who saw a number of its person in full, newest first.
 *
 * @param before  Id of the last line of the page before; ids grow with time.
 */
export function listViewRows(
  turn: Turn,
  thing: { subject: string; id: string; personId: string | null },
  { before, limit }: { before: string | undefined; limit: number },
): Promise<ViewRow[]> {
  const beyond = before === undefined ? sql`` : sql`and s.id < ${before}::uuid`;
  return turn.rows<ViewRow>(sql`
    select s.id, s.at, p.name as by, a.office, s.act, s.detail->>'field' as field, s.reason
    from audit s
    join person p on p.city = s.city and p.id = s.person_id
    left join account a on a.city = s.city and a.id = s.account_id
    where s.city = ${turn.city} and ((
        s.subject_type = ${thing.subject} and s.subject_id = ${thing.id}
        and (s.act like '%.view' or s.act like '%.view-%' or s.act = 'evidence.list')
      ) or (
        s.subject_type = 'person' and s.subject_id = ${thing.personId} and s.act = 'talents.unmask'
      )) ${beyond}
    order by s.id desc limit ${limit}`);
}

/** Whether a person's look at a thing stands in the trail since a moment. */
export async function hasView(
  turn: Turn,
  view: { act: string; subject: string; id: string; personId: string },
  since: Date,
): Promise<boolean> {
  const row = await turn.row<{ seen: boolean }>(sql`
    select exists (
      select from audit where city = ${turn.city} and subject_type = ${view.subject}
        and subject_id = ${view.id} and act = ${view.act} and person_id = ${view.personId}
        and at >= ${since}) as seen`);
  return row?.seen === true;
}

export interface MessageRow {
  readonly id: string;
  readonly at: Date;
  readonly personId: string;
  readonly template: string;
  readonly deliveredAt: Date | null;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Messages about a thing to the person whose it is, newest first, at most 100. */
export function listMessageRows(
  turn: Turn,
  personId: string,
  subject: string,
  id: string,
): Promise<MessageRow[]> {
  return turn.rows<MessageRow>(sql`
    select m.id, m.created_at as at, m.person_id as "personId", m.template,
      m.delivered_at as "deliveredAt", m.values
    from message m
    where m.city = ${turn.city} and m.person_id = any(${recordsOf(turn, personId)})
      and m.subject_type = ${subject} and m.subject_id = ${id}
    order by m.created_at desc, m.id desc limit 100`);
}

/** The natural person with an identity number, by its keyed index. */
export async function findPersonByIndex(turn: Turn, index: Buffer): Promise<string | undefined> {
  const row = await turn.row<{ id: string }>(
    sql`select id from person where city = ${turn.city} and identity_index = ${index}`,
  );
  return row?.id;
}

/** Names that lists show and that cannot be found by their spelling yet. */
export async function listUnreadNames(turn: Turn, limit: number): Promise<string[]> {
  const rows = await turn.rows<{ name: string }>(sql`
    select distinct p.name from person p
    where p.city = ${turn.city} and p.name ~ '[[:alpha:]]' and not exists (
      select from name_key k where k.city = p.city and k.name = p.name)
    limit ${limit}`);
  return rows.map(({ name }) => name);
}
