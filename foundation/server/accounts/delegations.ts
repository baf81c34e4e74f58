import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { startsWith } from '../database/starts-with.ts';
import type { Turn } from '../turn/turn.ts';

/** A role that one account hands to another for some days (委托). */
export interface Delegation {
  readonly id: string;
  readonly role: string;
  readonly fromAccountId: string;
  readonly fromName: string;
  readonly toAccountId: string;
  readonly toName: string;
  readonly from: CivilDate;
  /** Exclusive. */
  readonly until: CivilDate;
  readonly reason: string;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
}

const columns = sql`d.id, d.role, d.from_account_id as "fromAccountId", g.name as "fromName",
  d.to_account_id as "toAccountId", t.name as "toName", d.valid_from as "from", d.valid_until as "until",
  d.reason, d.made_at as "madeAt", d.ended_at as "endedAt", e.name as "endedBy",
  d.end_reason as "endReason"`;
const tables = sql`delegation d
  join person g on g.city = d.city and g.id = d.from_person_id
  join person t on t.city = d.city and t.id = d.to_person_id
  left join person e on e.city = d.city and e.id = d.ended_by_person_id`;

/** Keeps a delegation. @returns false when the same role is handed to the account on one of the days. */
export async function saveDelegation(
  turn: Turn,
  given: {
    id: string;
    role: string;
    from: { accountId: string; personId: string };
    to: { accountId: string; personId: string };
    validFrom: CivilDate;
    validUntil: CivilDate;
    reason: string;
  },
): Promise<boolean> {
  const made = await turn.run(sql`
    insert into delegation (city, id, role, from_account_id, from_person_id, to_account_id,
      to_person_id, valid_from, valid_until, reason, made_at)
    values (${turn.city}, ${given.id}, ${given.role}, ${given.from.accountId}, ${given.from.personId},
      ${given.to.accountId}, ${given.to.personId}, ${given.validFrom}, ${given.validUntil},
      ${given.reason}, ${turn.now})
    on conflict on constraint delegation_once do nothing`);
  return made > 0;
}

export function findDelegation(turn: Turn, id: string): Promise<Delegation | undefined> {
  return turn.row<Delegation>(
    sql`select ${columns} from ${tables} where d.city = ${turn.city} and d.id = ${id}`,
  );
}

/** Newest first; of one account, as giver or as delegate, or of the whole city. */
export function listDelegations(
  turn: Turn,
  of: { accountId?: string; after?: string; limit: number },
): Promise<Delegation[]> {
  const mine = of.accountId
    ? sql`and (d.from_account_id = ${of.accountId} or d.to_account_id = ${of.accountId})`
    : sql``;
  const after = of.after ? sql`and d.id < ${of.after}` : sql``;
  return turn.rows<Delegation>(sql`
    select ${columns} from ${tables} where d.city = ${turn.city} ${mine} ${after}
    order by d.id desc limit ${of.limit}`);
}

/** Ends a delegation before its day. @returns false when it was ended before. */
export async function endDelegation(
  turn: Turn,
  id: string,
  by: { personId: string; reason: string },
): Promise<boolean> {
  const ended = await turn.run(sql`
    update delegation set ended_at = ${turn.now}, ended_by_person_id = ${by.personId},
      end_reason = ${by.reason}
    where city = ${turn.city} and id = ${id} and ended_at is null`);
  return ended > 0;
}

/** Staff who could take a role over: enabled accounts, by the beginning of a name. */
export function listStaff(
  turn: Turn,
  search: string,
  limit: number,
): Promise<{ accountId: string; name: string; roles: string[]; counties: string[] }[]> {
  return turn.rows(sql`
    select a.id as "accountId", p.name, a.roles, a.counties from account a
    join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.kind = 'staff' and a.disabled_at is null
      and ${startsWith('p.name', search)}
    order by p.name, a.id limit ${limit}`);
}

/** The person of an enabled staff account, and every role that this person holds on any day of a span. */
export async function findStaff(
  turn: Turn,
  accountId: string,
  span: { from: CivilDate; until: CivilDate },
): Promise<{ personId: string; name: string; roles: readonly string[] } | undefined> {
  return turn.row(sql`
    select a.person_id as "personId", p.name,
      (select coalesce(array_agg(distinct r.role), '{}') from (
         select unnest(o.roles) as role from account o
         where o.city = a.city and o.person_id = a.person_id and o.disabled_at is null
         union
         select d.role from delegation d
         where d.city = a.city and d.to_person_id = a.person_id and d.ended_at is null
           and daterange(d.valid_from, d.valid_until) && daterange(${span.from}::date, ${span.until}::date)
       ) r) as roles
    from account a join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.id = ${accountId} and a.kind = 'staff' and a.disabled_at is null`);
}
