import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PayeeHolder } from '@yanzhen/registers/talents/offers.ts';
import type { InstalmentState } from './contract-instalments.ts';
import type { PlannedPart } from './plan-parts.ts';

/** One part of one case: what lines, reservations and payments are of. */
export interface PartKey {
  readonly applicationId: string;
  readonly instalment: number;
}

export interface InstalmentRow {
  readonly applicationId: string;
  readonly number: number;
  readonly partId: string;
  readonly name: Localized;
  readonly totalFen: Fen;
  readonly beforeFen: Fen;
  readonly amountFen: Fen;
  readonly dueOn: CivilDate;
  readonly recheck: readonly string[] | null;
  readonly state: InstalmentState;
  readonly stateSince: Date;
  readonly reason: string | null;
}

export interface Award {
  readonly applicationId: string;
  /** Of a person, or of an organisation. */
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly benefitId: string;
  readonly totalFen: Fen;
  readonly grantedOn: CivilDate;
  readonly openingActId: string | null;
}

const awardColumns = sql`application_id as "applicationId", person_id as "personId", organisation_id as "organisationId",
  benefit_id as "benefitId", total_fen as "totalFen", granted_on as "grantedOn",
  opening_act_id as "openingActId"`;

const columns = sql`i.application_id as "applicationId", i.number, i.part_id as "partId", i.name,
  i.total_fen as "totalFen", i.before_fen as "beforeFen", i.amount_fen as "amountFen",
  i.due_on as "dueOn", i.recheck, i.state, i.state_since as "stateSince", i.reason`;

export type NewAward = Award & { readonly parts: readonly NewPart[] };
export type NewPart = PlannedPart & {
  readonly state?: InstalmentState;
  readonly reason?: string;
};

/**
 * Takes back the plan of cases that hold no money: an approval that lapsed is approved anew. Cases
 * that hold money, or whose line is under way or was paid, keep theirs.
 */
export async function dropIdlePlans(turn: Turn, applicationIds: readonly string[]): Promise<void> {
  const idle = sql`city = ${turn.city} and application_id in (
    select a.application_id from award a
    where a.city = ${turn.city} and a.application_id = any(${applicationIds}::uuid[])
      and not exists (select from reservation r where r.city = a.city
        and r.application_id = a.application_id and r.state <> 'released')
      and not exists (select from payment_line l where l.city = a.city
        and l.application_id = a.application_id and l.held_fen is not null))`;
  await turn.run(sql`delete from reservation where state = 'released' and ${idle}`);
  await turn.run(sql`delete from instalment where ${idle}`);
  await turn.run(sql`delete from award where ${idle}`);
}

/** Lays down awards with their parts, in one statement. @returns the applications that had none. */
export async function saveAwards(
  turn: Turn,
  awards: readonly NewAward[],
): Promise<ReadonlySet<string>> {
  const parts = awards.flatMap(({ applicationId, totalFen, parts: own }) => {
    let before = 0;
    return own.map((part) => {
      const beforeFen = before;
      before += part.amountFen;
      const state = part.state ?? (part.recheck === null ? 'checked' : 'planned');
      return { ...part, applicationId, totalFen, beforeFen, state };
    });
  });
  const kept = await turn.rows<{ id: string }>(sql`
    with kept as (
      insert into award (city, application_id, person_id, organisation_id, benefit_id, total_fen, granted_on,
                         opening_act_id, planned_at)
      select ${turn.city}, a."applicationId", a."personId", a."organisationId", a."benefitId", a."totalFen", a."grantedOn",
             a."openingActId", ${turn.now}
      from jsonb_to_recordset(${JSON.stringify(awards)}::jsonb) as a("applicationId" uuid,
        "personId" uuid, "organisationId" uuid, "benefitId" text, "totalFen" bigint, "grantedOn" date, "openingActId" uuid)
      on conflict (city, application_id) do nothing returning application_id
    ), laid as (
      insert into instalment (city, application_id, number, part_id, name, total_fen, before_fen,
                              amount_fen, due_on, recheck, state, state_since, reason)
      select ${turn.city}, p."applicationId", p.number, p."partId", p.name, p."totalFen",
             p."beforeFen", p."amountFen", p."dueOn", nullif(p.recheck, 'null'::jsonb), p.state,
             ${turn.now}, p.reason
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p("applicationId" uuid, number int,
        "partId" text, name jsonb, "totalFen" bigint, "beforeFen" bigint, "amountFen" bigint,
        "dueOn" date, recheck jsonb, state text, reason text)
      join kept on kept.application_id = p."applicationId"
    )
    select application_id as id from kept`);
  return new Set(kept.map((row) => row.id));
}

export function findAward(turn: Turn, applicationId: string): Promise<Award | undefined> {
  return turn.row<Award>(sql`
    select ${awardColumns} from award
    where city = ${turn.city} and application_id = ${applicationId}`);
}

/** What a person or an organisation was granted, oldest first. */
export function listAwardsOf(turn: Turn, holder: PayeeHolder): Promise<Award[]> {
  const whose =
    holder.organisationId === null
      ? sql`person_id = any(${recordsOf(turn, holder.personId)})`
      : sql`organisation_id = ${holder.organisationId}`;
  return turn.rows<Award>(sql`
    select ${awardColumns} from award
    where city = ${turn.city} and ${whose} order by granted_on, application_id`);
}

export function listInstalments(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<InstalmentRow[]> {
  return turn.rows<InstalmentRow>(sql`
    select ${columns} from instalment i
    where i.city = ${turn.city} and i.application_id = any(${applicationIds}::uuid[])
    order by i.application_id, i.number`);
}

/** Parts whose day has come and before which nothing is to be paid, oldest first; at most so many a run. */
export function listPartsDue(turn: Turn, limit: number): Promise<InstalmentRow[]> {
  return turn.rows<InstalmentRow>(sql`
    select ${columns} from instalment i
    where i.city = ${turn.city} and i.state = 'planned' and i.due_on <= ${turn.today}
      and not exists (select from instalment e where e.city = i.city
        and e.application_id = i.application_id and e.number < i.number
        and e.state not in ('paid', 'stopped'))
    order by i.due_on, i.application_id, i.number limit ${limit}`);
}

/** Parts whose duty holds and whose case has nothing under way, soonest due first. */
export function listReady(turn: Turn, limit: number): Promise<InstalmentRow[]> {
  return turn.rows<InstalmentRow>(sql`
    select distinct on (i.application_id) ${columns} from instalment i
    join application a on a.city = i.city and a.id = i.application_id
    where i.city = ${turn.city} and i.state = 'checked' and a.state = 'in-service'
    order by i.application_id, i.number limit ${limit}`);
}

/** Moves parts to a state; only those that are in one of `from`. @returns how many moved. */
export function moveInstalments(
  turn: Turn,
  parts: readonly PartKey[],
  from: readonly InstalmentState[],
  to: InstalmentState,
  reason: string | null = null,
): Promise<number> {
  return turn.run(sql`
    update instalment i set state = ${to}, state_since = ${turn.now}, reason = ${reason}
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as p("applicationId" uuid, instalment int)
    where i.city = ${turn.city} and i.application_id = p."applicationId" and i.number = p.instalment
      and i.state = any(${from}::text[])`);
}

/** Adds parts that take the place of a part that was stopped. */
export async function addParts(
  turn: Turn,
  old: InstalmentRow,
  parts: readonly Pick<
    InstalmentRow,
    'number' | 'partId' | 'amountFen' | 'beforeFen' | 'state' | 'reason'
  >[],
): Promise<void> {
  await turn.run(sql`
    insert into instalment (city, application_id, number, part_id, name, total_fen, before_fen,
                            amount_fen, due_on, recheck, state, state_since, reason)
    select i.city, i.application_id, p.number, p."partId", i.name, i.total_fen, p."beforeFen",
           p."amountFen", i.due_on, i.recheck, p.state, ${turn.now}, p.reason
    from instalment i cross join jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as p(number int, "partId" text, "amountFen" bigint, "beforeFen" bigint, state text, reason text)
    where i.city = ${turn.city} and i.application_id = ${old.applicationId} and i.number = ${old.number}`);
}

/** What was paid under a case and not sent back, and since when; nothing where nothing was. */
export function findPaid(
  turn: Turn,
  applicationId: string,
): Promise<{ paidFen: Fen; firstPaidOn: CivilDate | null } | undefined> {
  return turn.row(sql`
    select coalesce(sum(amount_fen), 0)::bigint as "paidFen", min(valid_from) as "firstPaidOn"
    from payment
    where city = ${turn.city} and application_id = ${applicationId} and valid_until is null`);
}

/** Says why a part stands still, without moving it. */
export async function noteInstalment(turn: Turn, part: PartKey, reason: string): Promise<void> {
  await turn.run(sql`
    update instalment set reason = ${reason}
    where city = ${turn.city} and application_id = ${part.applicationId} and number = ${part.instalment}`);
}

export interface Promised {
  readonly benefitId: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly parts: number;
}

/**
 * What is promised and not yet held by any budget line, by benefit and year of the due day: the
 * forecast that a budget is made from. Parts overdue count in the year of the day given.
 */
export function listPromised(turn: Turn): Promise<Promised[]> {
  const year = Number(turn.today.slice(0, 4));
  return turn.rows<Promised>(sql`
    select a.benefit_id as "benefitId",
           greatest(extract(year from i.due_on)::int, ${year}::int) as year,
           sum(i.amount_fen)::bigint as "amountFen", count(*)::int as parts
    from instalment i join award a on a.city = i.city and a.application_id = i.application_id
    where i.city = ${turn.city} and i.state in ('planned', 'due', 'checked')
      and not exists (select from reservation r where r.city = i.city
        and r.application_id = i.application_id and r.instalment = i.number and r.state <> 'released')
    group by 1, 2 order by 2, 1`);
}
