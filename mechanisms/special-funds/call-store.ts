import { sql } from 'kysely';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { ProjectField } from '@yanzhen/registers/projects/contract.ts';
import type { CallState } from './contract.ts';

export interface CallContent {
  readonly benefitId: string;
  readonly number: string;
  readonly title: string;
  readonly fields: readonly ProjectField[];
  readonly opensOn: CivilDate;
  readonly lastDay: CivilDate;
  readonly totalFen: Fen;
  readonly conditions: string;
}

export interface CallRow extends CallContent {
  readonly id: string;
  readonly state: CallState;
  readonly preparedByPerson: string;
  readonly preparedBy: string;
  readonly publishedBy: string | null;
  readonly reason: string | null;
  readonly version: number;
  readonly applications: number;
  readonly askedFen: Fen;
  readonly grantedFen: Fen;
  readonly paidFen: Fen;
}

const shown = (turn: Turn) => sql`
  select c.id, c.benefit_id as "benefitId", c.number, c.title, c.fields, c.opens_on as "opensOn",
    c.last_day as "lastDay", c.total_fen as "totalFen", c.conditions, c.state,
    c.prepared_by_person as "preparedByPerson", p.name as "preparedBy", u.name as "publishedBy", c.reason,
    c.version, s.applications, s.asked as "askedFen", s.granted as "grantedFen", s.paid as "paidFen"
  from fund_call c
  join person p on p.city = c.city and p.id = c.prepared_by_person
  left join person u on u.city = c.city and u.id = c.published_by_person
  join lateral (
    select count(*)::int as applications, coalesce(sum(a.amount_fen), 0)::bigint as asked,
      coalesce(sum(w.total_fen), 0)::bigint as granted, coalesce(sum(y.fen), 0)::bigint as paid
    from fund_application f
    join application a on a.city = f.city and a.id = f.application_id and a.submitted_at is not null
      and a.state not in ('refused', 'withdrawn', 'expired')
    left join award w on w.city = f.city and w.application_id = f.application_id
    left join lateral (select sum(amount_fen) as fen from payment y where y.city = f.city
      and y.application_id = f.application_id and y.valid_until is null) y on true
    where f.city = c.city and f.call_id = c.id) s on true
  where c.city = ${turn.city}`;

export function findCall(turn: Turn, id: string): Promise<CallRow | undefined> {
  return turn.row<CallRow>(sql`${shown(turn)} and c.id = ${id}`);
}

/** One call, held until the turn ends. */
export function lockCall(turn: Turn, id: string): Promise<CallRow | undefined> {
  return turn.row<CallRow>(sql`${shown(turn)} and c.id = ${id} for update of c`);
}

interface CallFilter {
  readonly state?: CallState | undefined;
  /** Those alone that the enterprises were told of. */
  readonly public: boolean;
}

const matching = (filter: CallFilter) => sql`
  (${filter.state ?? null}::text is null or c.state = ${filter.state ?? null})
  and (${!filter.public} or c.state in ('published', 'closed'))`;

export function listCalls(
  turn: Turn,
  filter: CallFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<CallRow[]> {
  const beyond = page.after ? sql`and c.id < ${page.after}::uuid` : sql``;
  return turn.rows<CallRow>(
    sql`${shown(turn)} and ${matching(filter)} ${beyond} order by c.id desc limit ${page.limit}`,
  );
}

export async function countCalls(turn: Turn, filter: CallFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from fund_call c
      where c.city = ${turn.city} and ${matching(filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

/** @returns false when another call has the number. */
export async function saveCall(turn: Turn, id: string, call: CallContent): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into fund_call (city, id, benefit_id, number, title, fields, opens_on, last_day, total_fen, conditions,
      state, prepared_by_person, prepared_at, version)
    values (${turn.city}, ${id}, ${call.benefitId}, ${call.number}, ${call.title}, ${[...call.fields]}::text[],
      ${call.opensOn}, ${call.lastDay}, ${call.totalFen}, ${call.conditions}, 'draft',
      ${actorOf(turn).personId}, ${turn.now}, 1)
    on conflict (city, number) do nothing`);
  return kept === 1;
}

/** Changes a locked draft: who changes it prepared it. @returns false when another call has the number. */
export async function changeCall(turn: Turn, id: string, call: CallContent): Promise<boolean> {
  const touched = await turn.run(sql`
    update fund_call set benefit_id = ${call.benefitId}, number = ${call.number}, title = ${call.title},
      fields = ${[...call.fields]}::text[], opens_on = ${call.opensOn}, last_day = ${call.lastDay},
      total_fen = ${call.totalFen}, conditions = ${call.conditions},
      prepared_by_person = ${actorOf(turn).personId}, prepared_at = ${turn.now}, version = version + 1
    where city = ${turn.city} and id = ${id} and not exists (select from fund_call o
      where o.city = ${turn.city} and o.number = ${call.number} and o.id <> ${id})`);
  return touched === 1;
}

export async function moveCallRow(
  turn: Turn,
  id: string,
  to: CallState,
  reason: string | null,
): Promise<void> {
  const published =
    to === 'published'
      ? sql`, published_by_person = ${actorOf(turn).personId}, published_at = ${turn.now}`
      : sql``;
  await turn.run(sql`
    update fund_call set state = ${to}, reason = ${reason}, version = version + 1 ${published}
    where city = ${turn.city} and id = ${id}`);
}
