import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PartOnItsWay } from './progress-reason.ts';

export interface ProgressRow extends PartOnItsWay {
  readonly applicationId: string;
  readonly number: number;
  readonly reference: string;
  readonly benefitId: string;
  readonly place: number | null;
  readonly waiting: number;
  readonly batchNumber: string | null;
  readonly partDueOn: CivilDate;
  readonly promisedOn: CivilDate | null;
  readonly since: Date;
}

/** Parts whose day has come and that are neither paid nor stopped. */
const onItsWay = (turn: Turn): RawBuilder<unknown> => sql`
  i.state in ('due', 'checked', 'payable', 'batched', 'returned') and i.due_on <= ${turn.today}`;

/** The part of each case in finance's queue that is to be paid next. */
const queue = (turn: Turn): RawBuilder<unknown> => sql`
  select distinct on (i.application_id) i.application_id, i.number, i.due_on, w.benefit_id
  from application a
  join instalment i on i.city = a.city and i.application_id = a.id
  join award w on w.city = a.city and w.application_id = a.id
  where a.city = ${turn.city} and a.state in ('payable', 'returned')
    and i.state in ('checked', 'payable', 'returned') and i.due_on <= ${turn.today}
  order by i.application_id, i.number`;

/** Parts on their way, soonest due first, after `[day, application, number]`. */
export async function listProgress(
  turn: Turn,
  filter: { readonly benefitId?: string | undefined; readonly reference?: string | undefined },
  after: readonly [string, string, number] | undefined,
  limit: number,
): Promise<ProgressRow[]> {
  const place = after
    ? sql`and (i.due_on, i.application_id, i.number) > (${after[0]}::date, ${after[1]}::uuid, ${after[2]}::int)`
    : sql``;
  return turn.rows<ProgressRow>(sql`
    with queue as (
      select r.*, (row_number() over benefit)::int as place,
             (count(*) over (partition by r.benefit_id))::int as waiting
      from (${queue(turn)}) r
      window benefit as (partition by r.benefit_id order by r.due_on, r.application_id)
    ), page as (
      select i.*, w.benefit_id, a.reference, a.state as case_state, a.due_on as promised_on
      from instalment i
      join award w on w.city = i.city and w.application_id = i.application_id
      join application a on a.city = i.city and a.id = i.application_id
      where i.city = ${turn.city} and ${onItsWay(turn)} ${place}
        and (${filter.benefitId ?? null}::text is null or w.benefit_id = ${filter.benefitId ?? null})
        and (${filter.reference ?? null}::text is null or a.reference = ${filter.reference ?? null})
      order by i.due_on, i.application_id, i.number limit ${limit}
    )
    select p.application_id as "applicationId", p.number, p.reference, p.benefit_id as "benefitId",
           case when q.place is null then p.state when p.case_state = 'returned' then 'returned'
                else 'payable' end as "partState", p.case_state as "caseState", p.amount_fen as "amountFen",
           p.due_on as "partDueOn", p.promised_on as "promisedOn", p.state_since as since,
           q.place, coalesce((select max(waiting) from queue where benefit_id = p.benefit_id), 0) as waiting,
           exists (select from reservation r where r.city = p.city and r.application_id = p.application_id
             and r.instalment = p.number and r.state in ('reserved', 'instructed')) as reserved,
           exists (select from payment_hold h where h.city = p.city and h.application_id = p.application_id
             and h.released_at is null) as held,
           (select b.available_fen from budget_line_benefit f
            join budget_balance b on b.city = f.city and b.id = f.budget_line_id
            where f.city = p.city and f.year = ${Number(turn.today.slice(0, 4))}
              and f.benefit_id = p.benefit_id and f.payer = 'city') as "availableFen",
           l.batch_number as "batchNumber", l.batch_state as "batchState",
           (select r.reason from payment_line r where r.city = p.city and r.application_id = p.application_id
              and r.instalment = p.number and r.state in ('returned', 'recalled')
            order by r.id desc limit 1) as "returnedReason"
    from page p
    left join queue q on q.application_id = p.application_id and q.number = p.number
    left join lateral (
      select b.number as batch_number, b.state as batch_state
      from payment_line o join payment_batch b on b.city = o.city and b.id = o.batch_id
      where o.city = p.city and o.application_id = p.application_id and o.instalment = p.number
        and o.state = 'open' limit 1
    ) l on true
    order by p.due_on, p.application_id, p.number`);
}

export interface BenefitProgress {
  readonly benefitId: string;
  readonly beforeQueue: number;
  readonly queue: number;
  readonly underWay: number;
  readonly paid: number;
  readonly lastNumber: string | null;
  readonly lastAt: Date | null;
}

/** How many parts of each benefit are where, and the newest batch of each that went to the bank. */
export async function countProgress(turn: Turn): Promise<BenefitProgress[]> {
  return turn.rows<BenefitProgress>(sql`
    with queue as (select benefit_id, count(*)::int as n from (${queue(turn)}) r group by 1)
    select c."benefitId", c.open - coalesce(q.n, 0) as "beforeQueue", coalesce(q.n, 0) as queue,
           c."underWay", c.paid, b.number as "lastNumber", b.released_at as "lastAt"
    from (
      select w.benefit_id as "benefitId",
             count(*) filter (where i.state <> 'batched' and ${onItsWay(turn)})::int as open,
             count(*) filter (where i.state = 'batched')::int as "underWay",
             count(*) filter (where i.state = 'paid')::int as paid
      from instalment i join award w on w.city = i.city and w.application_id = i.application_id
      where i.city = ${turn.city} group by w.benefit_id
    ) c
    left join queue q on q.benefit_id = c."benefitId"
    left join lateral (
      select number, released_at from payment_batch
      where city = ${turn.city} and benefit_id = c."benefitId" and released_at is not null
      order by id desc limit 1
    ) b on true
    order by c."benefitId"`);
}

/** How many parts are on their way within a filter, up to 10,001. */
export async function countOnItsWay(
  turn: Turn,
  filter: { readonly benefitId?: string | undefined; readonly reference?: string | undefined },
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from instalment i
      join award w on w.city = i.city and w.application_id = i.application_id
      join application a on a.city = i.city and a.id = i.application_id
      where i.city = ${turn.city} and ${onItsWay(turn)}
        and (${filter.benefitId ?? null}::text is null or w.benefit_id = ${filter.benefitId ?? null})
        and (${filter.reference ?? null}::text is null or a.reference = ${filter.reference ?? null})
      limit 10001) counted`);
  return row?.n ?? 0;
}
