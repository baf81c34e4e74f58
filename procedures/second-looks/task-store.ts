import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Counting, State } from '../applications/contract.ts';

export interface TaskRow {
  readonly id: string;
  readonly roundNumber: string;
  readonly applicationId: string;
  readonly reference: string | null;
  readonly applicantName: string;
  readonly benefitId: string;
  readonly county: string | null;
  readonly state: State;
  readonly outcome: 'approved' | 'refused';
  readonly dueOn: CivilDate;
  readonly counting: Counting | null;
  readonly takenByPerson: string | null;
  readonly takenBy: string | null;
  readonly verdict: 'agree' | 'disagree' | null;
  readonly reason: string | null;
  readonly doneBy: string | null;
  readonly doneAt: Date | null;
}

const tasks = (turn: Turn) => sql`
  select k.id, r.number as "roundNumber", k.application_id as "applicationId", a.reference,
    a.applicant_name as "applicantName", i.benefit_id as "benefitId", i.county, a.state, i.outcome,
    k.due_on as "dueOn", k.counting, taken.person_id as "takenByPerson", taken.name as "takenBy", s.verdict, s.reason,
    s.person_name as "doneBy", s.at as "doneAt"
  from second_look_task k
  join second_look_round r on r.city = k.city and r.id = k.round_id
  join second_look_item i on i.city = k.city and i.id = k.item_id
  join application a on a.city = k.city and a.id = k.application_id
  left join second_look_result s on s.city = k.city and s.task_id = k.id
  left join lateral (
    select w.person_id, p.name from second_look_part w
    join person p on p.city = w.city and p.id = w.person_id
    where w.city = k.city and w.task_id = k.id and w.part = 'looks'
    order by w.at desc, w.id desc limit 1) taken on true
  where k.city = ${turn.city}`;

export function findTask(turn: Turn, id: string): Promise<TaskRow | undefined> {
  return turn.row<TaskRow>(sql`${tasks(turn)} and k.id = ${id}`);
}

/** Holds a task until the turn ends, so that two takings queue up. */
export async function lockTask(turn: Turn, id: string): Promise<void> {
  await turn.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${turn.city}/second-look/${id}`}, 0))`,
  );
}

export interface TaskFilter {
  readonly show: 'open' | 'mine' | 'done';
  readonly roundId: string | undefined;
  readonly personId: string;
  /** Sees every task, and not only those that they may take. */
  readonly oversees: boolean;
  /** Only these counties; empty is the whole city. */
  readonly counties: readonly string[];
}

export function listTasks(
  turn: Turn,
  filter: TaskFilter,
  page: { readonly after: readonly string[] | undefined; readonly limit: number },
): Promise<TaskRow[]> {
  const [dueOn, id] = page.after ?? [];
  const beyond = dueOn && id ? sql`and (k.due_on, k.id) > (${dueOn}::date, ${id}::uuid)` : sql``;
  return turn.rows<TaskRow>(sql`
    ${tasks(turn)} and ${conditionOf(filter)} ${beyond}
    order by k.due_on, k.id limit ${page.limit}`);
}

export async function countTasks(turn: Turn, filter: TaskFilter): Promise<number> {
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::int as count from (
      select from (${tasks(turn)} and ${conditionOf(filter)}) found limit 10001) counted`);
  return row?.count ?? 0;
}

function conditionOf({ show, roundId, personId, oversees, counties }: TaskFilter) {
  const parts = [show === 'done' ? sql`s.task_id is not null` : sql`s.task_id is null`];
  if (roundId) parts.push(sql`k.round_id = ${roundId}`);
  if (counties.length > 0) parts.push(sql`i.county = any(${[...counties]}::text[])`);
  if (show === 'mine') parts.push(sql`taken.person_id = ${personId}`);
  if (show === 'open' && !oversees) {
    parts.push(sql`not exists (
      select from application_event e where e.city = k.city
        and e.application_id = k.application_id and e.actor_person_id = ${personId})`);
  }
  return sql.join(parts, sql` and `);
}

/** Who takes a task; the trigger puts everybody who acted beside, and the constraint refuses them. */
export async function appendTaking(turn: Turn, task: TaskRow, personId: string): Promise<void> {
  await turn.run(sql`
    insert into second_look_part (city, id, task_id, application_id, person_id, part, at)
    values (${turn.city}, ${turn.newId()}, ${task.id}, ${task.applicationId}, ${personId}, 'looks',
      ${turn.now})`);
}

export async function hasTaken(turn: Turn, taskId: string, personId: string): Promise<boolean> {
  const row = await turn.row(sql`
    select 1 from second_look_part where city = ${turn.city} and task_id = ${taskId}
      and person_id = ${personId} and part = 'looks'`);
  return row !== undefined;
}

export async function hasActed(
  turn: Turn,
  applicationId: string,
  personId: string,
): Promise<boolean> {
  const row = await turn.row(sql`
    select 1 from application_event where city = ${turn.city} and application_id = ${applicationId}
      and actor_person_id = ${personId} limit 1`);
  return row !== undefined;
}

export async function appendResult(
  turn: Turn,
  taskId: string,
  result: { readonly verdict: 'agree' | 'disagree'; readonly reason: string },
  by: { readonly personId: string; readonly name: string },
): Promise<void> {
  await turn.run(sql`
    insert into second_look_result (city, task_id, person_id, person_name, verdict, reason, at)
    values (${turn.city}, ${taskId}, ${by.personId}, ${by.name}, ${result.verdict}, ${result.reason},
      ${turn.now})`);
}
