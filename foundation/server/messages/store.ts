import { sql } from 'kysely';
import type { Language, Localized } from '@yanzhen/values/localized.ts';
import { isPerson, standing } from '../accounts/one-person.ts';
import type { Turn } from '../turn/turn.ts';
import type { Outlets } from './outlet.ts';

export type Way = keyof Outlets;
export type DeliveryState = 'sending' | 'waiting' | 'delivered' | 'failed' | 'uncertain';

export interface UnwrittenMessage {
  readonly id: string;
  readonly template: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly ways: readonly Way[];
}

/** A message whose text is not written out yet, with the ways its person has; held until the turn ends. */
export async function findUnwritten(turn: Turn, id: string): Promise<UnwrittenMessage | undefined> {
  const row = await turn.row<Omit<UnwrittenMessage, 'ways'> & { sms: boolean; email: boolean }>(sql`
    select m.id, m.template, m.values,
           coalesce(m.to_way = 'sms', p.mobile_sealed is not null) as sms,
           coalesce(m.to_way = 'email', p.email_sealed is not null) as email
    from message m left join person own on own.city = m.city and own.id = m.person_id
    left join person p on p.city = own.city and p.id = ${standing('own')}
    where m.city = ${turn.city} and m.id = ${id} and m.text is null
    for update of m`);
  if (!row) return undefined;
  const { sms, email, ...message } = row;
  return {
    ...message,
    ways: [...(sms ? ['sms' as const] : []), ...(email ? ['email' as const] : [])],
  };
}

export async function saveText(turn: Turn, id: string, text: Localized): Promise<void> {
  await turn.run(sql`
    update message set text = ${JSON.stringify(text)} where city = ${turn.city} and id = ${id}`);
}

/** @returns the delivery's id. */
export async function saveDelivery(turn: Turn, messageId: string, way: Way): Promise<string> {
  const id = turn.newId();
  await turn.run(sql`
    insert into message_delivery (city, id, message_id, way, state, changed_at)
    values (${turn.city}, ${id}, ${messageId}, ${way}, 'sending', ${turn.now})`);
  return id;
}

export interface Delivery {
  readonly id: string;
  readonly tries: number;
  readonly way: Way;
  /** Null for an address that somebody left who has no account; it is sealed with the message then. */
  readonly personId: string | null;
  readonly messageId: string;
  readonly toSealed: Buffer;
  /** In the person's language. */
  readonly text: string;
}

/** A delivery that is to be handed over now; held until the turn ends. */
export async function findDelivery(turn: Turn, id: string): Promise<Delivery | undefined> {
  const row = await turn.row<
    Omit<Delivery, 'text' | 'toSealed'> & {
      toSealed: Buffer | null;
      language: Language;
      text: Localized;
    }
  >(sql`
    select d.id, d.tries, d.way, p.id as "personId", m.id as "messageId", m.language, m.text,
           coalesce(m.to_sealed, case d.way when 'sms' then p.mobile_sealed else p.email_sealed end)
             as "toSealed"
    from message_delivery d
    join message m on m.city = d.city and m.id = d.message_id
    left join person own on own.city = m.city and own.id = m.person_id
    left join person p on p.city = own.city and p.id = ${standing('own')}
    where d.city = ${turn.city} and d.id = ${id} and d.state = 'sending'
    for update of d`);
  if (!row?.toSealed) return undefined;
  return { ...row, toSealed: row.toSealed, text: row.text[row.language] };
}

/** Moves a delivery on; a delivered one marks its message. */
export async function moveDelivery(
  turn: Turn,
  { id, tries }: Pick<Delivery, 'id' | 'tries'>,
  state: DeliveryState,
  failure?: string,
): Promise<void> {
  const counted = state === 'waiting' || state === 'failed' ? tries + 1 : tries;
  await turn.run(sql`
    with moved as (
      update message_delivery set state = ${state}, tries = ${counted}, failure = ${failure ?? null},
        changed_at = ${turn.now}
      where city = ${turn.city} and id = ${id} returning message_id
    )
    update message m set delivered_at = ${turn.now} from moved
    where m.city = ${turn.city} and m.id = moved.message_id and ${state} = 'delivered'
      and m.delivered_at is null`);
}

export function listWaiting(
  turn: Turn,
  limit: number,
): Promise<{ id: string; tries: number; changedAt: Date }[]> {
  return turn.rows(sql`
    select id, tries, changed_at as "changedAt" from message_delivery
    where city = ${turn.city} and state = 'waiting' order by changed_at limit ${limit}`);
}

export interface MessageRow {
  readonly id: string;
  readonly text: Localized;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
}

/** Messages of a person, newest first, of those that are written out. */
export async function listMessagesOf(
  turn: Turn,
  personId: string,
  after: string | undefined,
  limit: number,
): Promise<MessageRow[]> {
  const own = await isPerson(turn, sql`person_id`, personId);
  return turn.rows(sql`
    select id, text, created_at as "createdAt", read_at as "readAt", subject_type as "subjectType",
           subject_id as "subjectId"
    from message
    where city = ${turn.city} and ${own} and text is not null
      ${after === undefined ? sql`` : sql`and id < ${after}::uuid`}
    order by id desc limit ${limit}`);
}

/** Messages of a person and how many of them are unread, each counted up to a number. */
export async function countMessagesOf(
  turn: Turn,
  personId: string,
  most: number,
): Promise<{ all: number; unread: number }> {
  const own = await isPerson(turn, sql`person_id`, personId);
  const row = await turn.row<{ all: number; unread: number }>(sql`
    select (select count(*)::int from (
              select 1 from message where city = ${turn.city} and ${own}
                and text is not null limit ${most}) one) as all,
           (select count(*)::int from (
              select 1 from message where city = ${turn.city} and ${own}
                and read_at is null and text is not null limit ${most}) two) as unread`);
  return row ?? { all: 0, unread: 0 };
}

/** Marks messages of a person as read; all of them where none are named. */
export async function saveRead(
  turn: Turn,
  personId: string,
  ids: readonly string[] | null,
): Promise<number> {
  const own = await isPerson(turn, sql`person_id`, personId);
  return turn.run(sql`
    update message set read_at = ${turn.now}
    where city = ${turn.city} and ${own} and read_at is null and text is not null
      ${ids === null ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}`);
}
