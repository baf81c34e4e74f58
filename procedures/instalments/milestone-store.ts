import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { MilestonePlan, MilestoneState, milestoneMoves } from './contract-milestones.ts';
import type { InstalmentState } from '../payments/offers.ts';

export interface MilestoneRow extends MilestonePlan {
  readonly id: string;
  readonly applicationId: string;
  readonly reference: string | null;
  readonly name: string;
  readonly county: string | null;
  readonly benefitId: string;
  readonly state: MilestoneState;
  readonly instalment: number | null;
  readonly partName: Localized | null;
  readonly amountFen: Fen | null;
  readonly partState: InstalmentState | null;
  readonly report: string | null;
  readonly reportedByPerson: string | null;
  readonly reportedBy: string | null;
  readonly reportedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Date | null;
  readonly note: string | null;
  readonly version: number;
}

const columns = sql`m.id, m.application_id as "applicationId", m.part_id as "partId", m.says,
  m.due_on as "dueOn", a.reference, a.applicant_name as name, a.county, a.benefit_id as "benefitId", m.state,
  i.number as instalment, i.name as "partName", i.amount_fen as "amountFen", i.state as "partState",
  m.report, m.reported_by_person as "reportedByPerson", r.name as "reportedBy",
  m.reported_at as "reportedAt", u.name as "acceptedBy", m.accepted_at as "acceptedAt", m.note, m.version`;
// A part that was set off leaves another of its name; the one that goes on is the newest.
const joined = sql`milestone m
  join application a on a.city = m.city and a.id = m.application_id
  left join lateral (select * from instalment i where i.city = m.city
    and i.application_id = m.application_id and i.part_id = m.part_id order by i.number desc limit 1) i on true
  left join person r on r.city = m.city and r.id = m.reported_by_person
  left join person u on u.city = m.city and u.id = m.accepted_by_person`;

/** One milestone, held until the turn ends. */
export function lockMilestone(turn: Turn, id: string): Promise<MilestoneRow | undefined> {
  return turn.row<MilestoneRow>(sql`
    select ${columns} from ${joined} where m.city = ${turn.city} and m.id = ${id} for update of m`);
}

export function findMilestone(turn: Turn, id: string): Promise<MilestoneRow | undefined> {
  return turn.row<MilestoneRow>(sql`
    select ${columns} from ${joined} where m.city = ${turn.city} and m.id = ${id}`);
}

/** The milestones of cases, by case and by their days. */
export function listOfCases(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<MilestoneRow[]> {
  return turn.rows<MilestoneRow>(sql`
    select ${columns} from ${joined}
    where m.city = ${turn.city} and m.application_id = any(${[...applicationIds]}::uuid[])
    order by m.application_id, m.due_on, m.id`);
}

export interface MilestoneFilter {
  readonly state: MilestoneState;
  readonly overdue: boolean;
  /** Empty for the whole city. */
  readonly counties: readonly string[];
}

/** Milestones of grants that were made, soonest due first, after `[due on, id]`. */
export function listMilestones(
  turn: Turn,
  filter: MilestoneFilter,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<MilestoneRow[]> {
  const beyond = after ? sql`and (m.due_on, m.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``;
  return turn.rows<MilestoneRow>(sql`
    select ${columns} from ${joined} where ${within(turn, filter)} ${beyond}
    order by m.due_on, m.id limit ${limit}`);
}

export async function countMilestones(turn: Turn, filter: MilestoneFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from ${joined} where ${within(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

function within(turn: Turn, { state, overdue, counties }: MilestoneFilter): RawBuilder<unknown> {
  const late = overdue ? sql`m.due_on < ${turn.today}` : sql`true`;
  const place = counties.length === 0 ? sql`true` : sql`a.county = any(${[...counties]}::text[])`;
  return sql`m.city = ${turn.city} and m.state = ${state} and ${late} and ${place}
    and i.state is not null and i.state <> 'stopped'`;
}

/** Agrees on the milestones of a case that is its applicant's; those before fall away. */
export async function saveMilestones(
  turn: Turn,
  applicationId: string,
  plans: readonly MilestonePlan[],
): Promise<void> {
  await turn.run(sql`
    delete from milestone where city = ${turn.city} and application_id = ${applicationId}`);
  for (const { partId, says, dueOn } of plans) {
    await turn.run(sql`
      insert into milestone (city, id, application_id, part_id, says, due_on, state, version)
      values (${turn.city}, ${turn.newId()}, ${applicationId}, ${partId}, ${says}, ${dueOn}, 'agreed', 1)`);
  }
}

/** Makes a step of a locked milestone, with its event. */
export async function writeStep(
  turn: Turn,
  { id, version }: Pick<MilestoneRow, 'id' | 'version'>,
  step: {
    readonly move: (typeof milestoneMoves)[number];
    readonly to: MilestoneState;
    readonly reason: string | null;
    readonly report?: string;
    readonly accepted?: { readonly evidenceId: string; readonly note: string | null };
  },
): Promise<void> {
  const { personId, name } = actorOf(turn);
  const { move, to, reason, report, accepted } = step;
  await turn.run(sql`
    insert into milestone_event (city, id, milestone_id, number, move, reason, actor_person_id, actor_name, at)
    values (${turn.city}, ${turn.newId()}, ${id}, ${version}, ${move}, ${reason}, ${personId}, ${name}, ${turn.now})`);
  const changes =
    move === 'report'
      ? sql`report = ${report}, reported_by_person = ${personId}, reported_at = ${turn.now}`
      : accepted
        ? sql`accepted_by_person = ${personId}, accepted_at = ${turn.now},
            evidence_id = ${accepted.evidenceId}, note = ${accepted.note}`
        : sql`reported_by_person = null, reported_at = null`;
  await turn.run(sql`
    update milestone set state = ${to}, version = version + 1, ${changes}
    where city = ${turn.city} and id = ${id}`);
}

export interface MilestoneEventRow {
  readonly id: string;
  readonly move: (typeof milestoneMoves)[number];
  readonly by: string;
  readonly reason: string | null;
  readonly at: Date;
}

export function listSteps(turn: Turn, milestoneId: string): Promise<MilestoneEventRow[]> {
  return turn.rows<MilestoneEventRow>(sql`
    select id, move, actor_name as by, reason, at from milestone_event
    where city = ${turn.city} and milestone_id = ${milestoneId} order by number limit 200`);
}

/** Accepted milestones whose part may fall due before its day, since nothing before it is to be paid. */
export function listAcceptedEarly(
  turn: Turn,
  limit: number,
): Promise<{ applicationId: string; instalment: number; dueOn: CivilDate }[]> {
  return turn.rows(sql`
    select i.application_id as "applicationId", i.number as instalment, i.due_on as "dueOn"
    from milestone m
    join instalment i on i.city = m.city and i.application_id = m.application_id and i.part_id = m.part_id
    where m.city = ${turn.city} and m.state = 'accepted' and i.state = 'planned'
      and not exists (select from instalment e where e.city = i.city
        and e.application_id = i.application_id and e.number < i.number
        and e.state not in ('paid', 'stopped'))
    order by i.due_on, i.application_id limit ${limit}`);
}
