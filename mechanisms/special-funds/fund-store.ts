import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { State } from '@yanzhen/procedures/applications/contract.ts';

/** An application under a call, as lists show it. */
export interface FundListed {
  readonly applicationId: string;
  readonly reference: string | null;
  readonly state: State;
  readonly dueOn: CivilDate | null;
  readonly callId: string;
  readonly callNumber: string;
  readonly callTitle: string;
  readonly projectId: string;
  readonly projectNumber: string;
  readonly projectName: string;
  readonly partnerName: string;
  readonly enterpriseName: string;
  readonly county: string | null;
  readonly requestedFen: Fen | null;
  readonly amountFen: Fen | null;
  readonly paidFen: Fen;
  readonly milestones: number;
  readonly accepted: number;
  readonly overdue: number;
}

const shown = (turn: Turn) => sql`
  select a.id as "applicationId", a.reference, a.state, a.due_on as "dueOn", c.id as "callId",
    c.number as "callNumber", c.title as "callTitle", p.id as "projectId", p.number as "projectNumber",
    p.name as "projectName", s.name as "partnerName", a.applicant_name as "enterpriseName", a.county,
    (a.answers #>> '{facts,fundRequested,value}')::bigint as "requestedFen", a.amount_fen as "amountFen",
    coalesce(y.fen, 0)::bigint as "paidFen", m.milestones, m.accepted, m.overdue
  from fund_application f
  join application a on a.city = f.city and a.id = f.application_id
  join fund_call c on c.city = f.city and c.id = f.call_id
  join project p on p.city = f.city and p.id = f.project_id
  join organisation s on s.city = p.city and s.id = p.partner_id
  left join lateral (select sum(amount_fen) as fen from payment y where y.city = f.city
    and y.application_id = f.application_id and y.valid_until is null) y on true
  join lateral (select count(*)::int as milestones, count(*) filter (where state = 'accepted')::int as accepted,
    count(*) filter (where state <> 'accepted' and due_on < ${turn.today})::int as overdue
    from milestone m where m.city = f.city and m.application_id = f.application_id) m on true
  where f.city = ${turn.city}`;

export function findFund(turn: Turn, applicationId: string): Promise<FundListed | undefined> {
  return turn.row<FundListed>(sql`${shown(turn)} and f.application_id = ${applicationId}`);
}

type Of =
  | { readonly callId: string; readonly counties: readonly string[] }
  | { readonly organisationId: string };

const of = (which: Of): RawBuilder<unknown> =>
  'callId' in which
    ? sql`f.call_id = ${which.callId} and a.submitted_at is not null
        and (cardinality(${[...which.counties]}::text[]) = 0 or a.county = any(${[...which.counties]}::text[]))`
    : sql`a.for_organisation and a.organisation_id = ${which.organisationId}`;

export function listFunds(
  turn: Turn,
  which: Of,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<FundListed[]> {
  const beyond = page.after ? sql`and f.application_id < ${page.after}::uuid` : sql``;
  return turn.rows<FundListed>(
    sql`${shown(turn)} and ${of(which)} ${beyond} order by f.application_id desc limit ${page.limit}`,
  );
}

export async function countFunds(turn: Turn, which: Of): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from fund_application f
      join application a on a.city = f.city and a.id = f.application_id
      where f.city = ${turn.city} and ${of(which)} limit 10001) counted`);
  return row?.n ?? 0;
}

/** Of these projects, those with an application that is open or was paid. */
export function listOpenOf(
  turn: Turn,
  benefitId: string,
  projectIds: readonly string[],
): Promise<{ projectId: string; applicationId: string }[]> {
  return turn.rows(sql`
    select a.subject_id as "projectId", a.id as "applicationId" from application a
    where a.city = ${turn.city} and a.benefit_id = ${benefitId} and a.subject_id = any(${[...projectIds]}::uuid[])
      and a.state not in ('refused', 'withdrawn', 'expired')`);
}

export async function saveFundRow(
  turn: Turn,
  row: {
    readonly applicationId: string;
    readonly projectId: string;
    readonly call: {
      readonly id: string;
      readonly opensOn: CivilDate;
      readonly lastDay: CivilDate;
    };
  },
): Promise<void> {
  await turn.run(sql`
    insert into fund_application (city, application_id, call_id, project_id, opens_on, last_day)
    values (${turn.city}, ${row.applicationId}, ${row.call.id}, ${row.projectId}, ${row.call.opensOn},
      ${row.call.lastDay})`);
}

export async function markSubmitted(turn: Turn, applicationId: string): Promise<void> {
  await turn.run(sql`
    update fund_application set submitted_on = ${turn.today}
    where city = ${turn.city} and application_id = ${applicationId} and submitted_on is null`);
}
