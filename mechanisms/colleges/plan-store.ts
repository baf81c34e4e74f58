import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { PlanView } from './contract.ts';

export interface PlanRow extends Omit<PlanView, 'mayApprove'> {
  readonly upgradeId: string;
  readonly madeByPerson: string;
}

const plans = sql`
  select p.id, p.upgrade_id as "upgradeId", p.state, p.provincial_average_fen as "provincialAverageFen",
    m.name as "madeBy", p.made_by_person as "madeByPerson", a.name as "approvedBy", p.approved_on as "approvedOn",
    p.version, (select jsonb_agg(jsonb_build_object('year', y.year, 'perStudentFen', y.per_student_fen)
      order by y.year) from college_plan_year y where y.city = p.city and y.plan_id = p.id) as years
  from college_plan p
  join person m on m.city = p.city and m.id = p.made_by_person
  left join person a on a.city = p.city and a.id = p.approved_by_person`;

export function listPlans(turn: Turn, upgradeId: string): Promise<PlanRow[]> {
  return turn.rows<PlanRow>(sql`
    ${plans} where p.city = ${turn.city} and p.upgrade_id = ${upgradeId} order by p.id desc limit 50`);
}

/** One plan, held until the turn ends. */
export function lockPlan(turn: Turn, id: string): Promise<PlanRow | undefined> {
  return turn.row<PlanRow>(
    sql`${plans} where p.city = ${turn.city} and p.id = ${id} for update of p`,
  );
}

/** A plan whose years were checked; each carries the year before it. */
export async function savePlan(
  turn: Turn,
  upgradeId: string,
  { years, provincialAverageFen }: Pick<PlanView, 'years' | 'provincialAverageFen'>,
): Promise<string> {
  const id = turn.newId();
  const [first] = years;
  const last = years.at(-1);
  await turn.run(sql`
    insert into college_plan (city, id, upgrade_id, base_year, reach_year, reach_fen, provincial_average_fen, state,
      made_by_person, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${upgradeId}, ${first?.year}, ${last?.year}, ${last?.perStudentFen},
      ${provincialAverageFen}, 'draft', ${actorOf(turn).personId}, 1, ${turn.today}, ${turn.now})`);
  for (const [n, { year, perStudentFen }] of years.entries()) {
    const before = years[n - 1];
    await turn.run(sql`
      insert into college_plan_year (city, id, plan_id, base_year, year, per_student_fen, previous_year, previous_fen)
      values (${turn.city}, ${turn.newId()}, ${id}, ${first?.year}, ${year}, ${perStudentFen},
        ${before?.year ?? null}, ${before?.perStudentFen ?? null})`);
  }
  return id;
}

/** A plan comes into force; the one before it is replaced. */
export async function approvePlan(
  turn: Turn,
  { id, version }: PlanRow,
  before: PlanRow | undefined,
  paperId: string,
): Promise<void> {
  if (before) {
    const changes = { state: 'replaced', valid_until: turn.today, version: before.version + 1 };
    await correctRow(turn, 'college_plan', before.id, changes);
  }
  await correctRow(turn, 'college_plan', id, {
    state: 'in-force',
    approved_by_person: actorOf(turn).personId,
    approved_on: turn.today,
    paper_id: paperId,
    valid_from: turn.today,
    version: version + 1,
  });
}

export interface StaffingRow {
  readonly id: string;
  readonly year: number;
  readonly quota: number;
  readonly filled: number;
  readonly document: string;
  readonly version: number;
}

export function listStaffing(turn: Turn, upgradeId: string): Promise<StaffingRow[]> {
  return turn.rows<StaffingRow>(sql`
    select id, year, quota, filled, document, version from college_staffing
    where city = ${turn.city} and upgrade_id = ${upgradeId} order by year desc limit 50`);
}

export async function keepStaffing(
  turn: Turn,
  upgradeId: string,
  row: Omit<StaffingRow, 'id' | 'version'>,
  before: StaffingRow | undefined,
): Promise<void> {
  const { year, quota, filled, document } = row;
  if (before) {
    const changes = { quota, filled, document, version: before.version + 1 };
    return correctRow(turn, 'college_staffing', before.id, changes);
  }
  await turn.run(sql`
    insert into college_staffing (city, id, upgrade_id, year, quota, filled, document, version, valid_from,
      recorded_from)
    values (${turn.city}, ${turn.newId()}, ${upgradeId}, ${year}, ${quota}, ${filled}, ${document}, 1,
      ${turn.today}, ${turn.now})`);
}

export interface MilestoneRow {
  readonly id: string;
  readonly upgradeId: string;
  readonly says: string;
  readonly dueOn: CivilDate;
  readonly reachedOn: CivilDate | null;
  readonly version: number;
}

const milestones = sql`
  select id, upgrade_id as "upgradeId", says, due_on as "dueOn", reached_on as "reachedOn", version
  from college_milestone`;

export function listMilestones(turn: Turn, upgradeId: string): Promise<MilestoneRow[]> {
  return turn.rows<MilestoneRow>(sql`
    ${milestones} where city = ${turn.city} and upgrade_id = ${upgradeId} order by due_on, id limit 200`);
}

/** One milestone, held until the turn ends. */
export function lockMilestone(turn: Turn, id: string): Promise<MilestoneRow | undefined> {
  return turn.row<MilestoneRow>(
    sql`${milestones} where city = ${turn.city} and id = ${id} for update`,
  );
}

export async function saveMilestone(
  turn: Turn,
  upgradeId: string,
  { says, dueOn }: Pick<MilestoneRow, 'says' | 'dueOn'>,
): Promise<void> {
  await turn.run(sql`
    insert into college_milestone (city, id, upgrade_id, says, due_on, version, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${upgradeId}, ${says}, ${dueOn}, 1, ${turn.today}, ${turn.now})`);
}

export async function reachMilestone(
  turn: Turn,
  { id, version }: MilestoneRow,
  on: CivilDate,
  paperId: string,
): Promise<void> {
  const changes = { reached_on: on, paper_id: paperId, version: version + 1 };
  await correctRow(turn, 'college_milestone', id, changes);
}
