import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Counting } from '../applications/contract.ts';
import type { TaskMove, TaskState } from './contract.ts';

export interface TaskRow {
  readonly id: string;
  readonly ratingId: string;
  readonly number: string;
  readonly grade: number;
  readonly reasons: readonly string[];
  readonly says: string | null;
  readonly stepName: Localized;
  readonly benefitId: string;
  readonly county: string | null;
  readonly department: string;
  readonly role: string;
  readonly applicationId: string;
  readonly reference: string | null;
  readonly raterPersonId: string;
  readonly ratedAt: Date;
  readonly ratedOn: CivilDate;
  readonly state: TaskState;
  readonly version: number;
  readonly dueOn: CivilDate | null;
  readonly counting: Counting | null;
  readonly escalated: boolean;
  readonly handledByPerson: string | null;
  readonly handledBy: string | null;
  readonly reply: string | null;
  readonly secondGrade: number | null;
  readonly secondAt: Date | null;
}

const columns = sql`t.id, t.rating_id as "ratingId", r.number, r.grade, r.reasons, r.says,
  r.step_name as "stepName", r.benefit_id as "benefitId", t.county, t.department, t.role,
  r.application_id as "applicationId", a.reference, r.rater_person_id as "raterPersonId",
  r.at as "ratedAt", r.on_day as "ratedOn", t.state, t.version, t.due_on as "dueOn", t.counting,
  t.escalated_at is not null as escalated, t.handled_by_person as "handledByPerson", h.name as "handledBy",
  t.reply, n.grade as "secondGrade", n.at as "secondAt"`;
const tables = sql`rating_task t
  join rating r on r.city = t.city and r.id = t.rating_id
  join application a on a.city = r.city and a.id = r.application_id
  left join person h on h.city = t.city and h.id = t.handled_by_person
  left join rating n on n.city = r.city and n.step = r.step and n.occurrence_id = r.occurrence_id
    and n.round = 2`;

export function findTask(turn: Turn, id: string): Promise<TaskRow | undefined> {
  return turn.row<TaskRow>(sql`
    select ${columns} from ${tables} where t.city = ${turn.city} and t.id = ${id}`);
}

/** One task, held until the turn ends. */
export function lockTask(turn: Turn, id: string): Promise<TaskRow | undefined> {
  return turn.row<TaskRow>(sql`
    select ${columns} from ${tables} where t.city = ${turn.city} and t.id = ${id} for update of t`);
}

export interface TaskFilter {
  readonly show: 'open' | 'late' | 'ended';
  /** By role, the counties in which it is the reader's (empty: the whole city); null sees every task. */
  readonly areas: ReadonlyMap<string, readonly string[]> | null;
  /** Who was rated sees no task about it. */
  readonly personId: string;
}

export function listTasks(
  turn: Turn,
  filter: TaskFilter,
  page: { readonly after: readonly string[] | undefined; readonly limit: number },
): Promise<TaskRow[]> {
  const [dueOn, id] = page.after ?? [];
  const beyond =
    dueOn && id
      ? sql`and (coalesce(t.due_on, 'infinity'), t.id) > (${dueOn}::date, ${id}::uuid)`
      : sql``;
  return turn.rows<TaskRow>(sql`
    select ${columns} from ${tables} where ${within(turn, filter)} ${beyond}
    order by coalesce(t.due_on, 'infinity'), t.id limit ${page.limit}`);
}

export async function countTasks(turn: Turn, filter: TaskFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select from rating_task t where ${within(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

function within(turn: Turn, { show, areas, personId }: TaskFilter): RawBuilder<unknown> {
  const states = show === 'ended' ? ['replied', 'closed'] : ['open', 'taken', 'called', 'handled'];
  const parts = [
    sql`t.city = ${turn.city} and t.state = any(${states}::text[])`,
    sql`not exists (select from rating_part w where w.city = t.city and w.task_id = t.id
      and w.person_id = ${personId} and w.part = 'rated')`,
  ];
  if (show === 'late') parts.push(sql`t.due_on < ${turn.today}`);
  // Who has no role answers for nothing.
  const own = [...(areas ?? [])].map(areaOf);
  if (areas !== null) parts.push(sql`(${sql.join([sql`false`, ...own], sql` or `)})`);
  return sql.join(parts, sql` and `);
}

function areaOf([role, counties]: readonly [string, readonly string[]]): RawBuilder<unknown> {
  if (counties.length === 0) return sql`t.role = ${role}`;
  return sql`(t.role = ${role} and t.county = any(${[...counties]}::text[]))`;
}

/** Opens the task of a bad rating, with who was rated. */
export async function saveTask(
  turn: Turn,
  task: {
    readonly id: string;
    readonly ratingId: string;
    readonly department: string;
    readonly role: string;
    readonly county: string | null;
    readonly dueOn: CivilDate;
    readonly counting: Counting;
    readonly ratedPersonIds: readonly string[];
  },
): Promise<void> {
  await turn.run(sql`
    insert into rating_task (city, id, rating_id, department, role, county, state, state_since, version,
      due_on, counting)
    values (${turn.city}, ${task.id}, ${task.ratingId}, ${task.department}, ${task.role}, ${task.county},
      'open', ${turn.now}, 1, ${task.dueOn}, ${JSON.stringify(task.counting)})`);
  await appendEvent(turn, task.id, { number: 1, move: 'open', from: null, to: 'open', by: null });
  await turn.run(sql`
    insert into rating_part (city, task_id, person_id, part, at)
    select ${turn.city}, ${task.id}, w.id, 'rated', ${turn.now}
    from (select distinct unnest(${[...task.ratedPersonIds]}::uuid[]) as id) w`);
}

export async function appendEvent(
  turn: Turn,
  taskId: string,
  event: {
    readonly number: number;
    readonly move: TaskMove;
    readonly from: TaskState | null;
    readonly to: TaskState;
    /** Null for a job and for who rated. */
    readonly by: string | null;
    readonly note?: string | undefined;
  },
): Promise<void> {
  await turn.run(sql`
    insert into rating_task_event (city, id, task_id, number, move, from_state, to_state,
      actor_person_id, note, at)
    values (${turn.city}, ${turn.newId()}, ${taskId}, ${event.number}, ${event.move}, ${event.from},
      ${event.to}, ${event.by}::uuid, ${event.note ?? null}, ${turn.now})`);
}

export interface EventRow {
  readonly id: string;
  readonly move: TaskMove;
  readonly at: Date;
  readonly note: string | null;
  readonly by: string | null;
}

export function listEvents(turn: Turn, taskId: string): Promise<EventRow[]> {
  return turn.rows<EventRow>(sql`
    select e.id, e.move, e.at, e.note, w.name as by
    from rating_task_event e
    left join person w on w.city = e.city and w.id = e.actor_person_id
    where e.city = ${turn.city} and e.task_id = ${taskId} order by e.number`);
}

/** Moves a task from the version that was read. @returns rows touched. */
export function writeState(
  turn: Turn,
  row: Pick<TaskRow, 'id' | 'version'>,
  to: TaskState,
  settle: Readonly<Record<string, unknown>>,
): Promise<number> {
  const changes = Object.entries(settle).map(
    ([column, value]) => sql`, ${sql.ref(column)} = ${value}`,
  );
  return turn.run(sql`
    update rating_task set state = ${to}, state_since = ${turn.now}, version = version + 1
      ${changes.length > 0 ? sql.join(changes, sql``) : sql``}
    where city = ${turn.city} and id = ${row.id} and version = ${row.version}`);
}

/** Who follows it up; the constraint refuses who was rated. */
export async function saveHandler(turn: Turn, taskId: string, personId: string): Promise<void> {
  await turn.run(sql`
    insert into rating_part (city, task_id, person_id, part, at)
    values (${turn.city}, ${taskId}, ${personId}, 'handles', ${turn.now})
    on conflict (city, task_id, person_id, part) do nothing`);
}

export async function wasRated(turn: Turn, taskId: string, personId: string): Promise<boolean> {
  const row = await turn.row(sql`
    select from rating_part where city = ${turn.city} and task_id = ${taskId}
      and person_id = ${personId} and part = 'rated'`);
  return row !== undefined;
}

/** Tasks whose day is over and that are not the leader's yet. */
export function listToEscalate(turn: Turn, limit: number): Promise<TaskRow[]> {
  return turn.rows<TaskRow>(sql`
    select ${columns} from ${tables}
    where t.city = ${turn.city} and t.state in ('open', 'taken', 'called', 'handled')
      and t.due_on < ${turn.today} and t.escalated_at is null
    order by t.due_on, t.id limit ${limit} for update of t skip locked`);
}

/** Answered tasks whose person did not rate again by their day. */
export function listToClose(turn: Turn, limit: number): Promise<TaskRow[]> {
  return turn.rows<TaskRow>(sql`
    select ${columns} from ${tables}
    where t.city = ${turn.city} and t.state = 'replied' and t.due_on < ${turn.today}
    order by t.due_on, t.id limit ${limit} for update of t skip locked`);
}

/** Name and sealed telephone of a person. */
export function findRater(
  turn: Turn,
  personId: string,
): Promise<{ name: string; mobileSealed: Buffer | null } | undefined> {
  return turn.row(sql`
    select name, mobile_sealed as "mobileSealed" from person
    where city = ${turn.city} and id = ${personId}`);
}
