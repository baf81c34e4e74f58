import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { TaskState } from './contract.ts';

export interface Counted {
  readonly counts: readonly number[];
  readonly total: number;
  readonly good: number;
  readonly bad: number;
  readonly answered: number;
  readonly better: number;
}

export interface StatisticRow extends Counted {
  readonly department: string;
  readonly benefitId: string;
  readonly month: string;
}

const counted = sql`array[
    count(*) filter (where r.grade = 5), count(*) filter (where r.grade = 4),
    count(*) filter (where r.grade = 3), count(*) filter (where r.grade = 2),
    count(*) filter (where r.grade = 1)]::int[] as counts,
  count(*)::int as total, (count(*) filter (where r.grade >= 3))::int as good,
  (count(*) filter (where t.id is not null))::int as bad,
  (count(*) filter (where t.state in ('replied', 'closed')))::int as answered,
  (count(*) filter (where n.grade >= 3))::int as better`;
const tables = sql`rating r
  left join rating_task t on t.city = r.city and t.rating_id = r.id
  left join rating n on n.city = r.city and n.step = r.step and n.occurrence_id = r.occurrence_id
    and n.round = 2`;

/** From a day (inclusive) until a day (exclusive). */
export interface Span {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** First ratings of a span by department, benefit and month, newest month first. */
export function countByOffice(turn: Turn, span: Span, limit: number): Promise<StatisticRow[]> {
  return turn.rows<StatisticRow>(sql`
    select r.department, r.benefit_id as "benefitId", to_char(r.on_day, 'YYYY-MM') as month, ${counted}
    from ${tables}
    where r.city = ${turn.city} and r.round = 1 and r.on_day >= ${span.from} and r.on_day < ${span.until}
    group by 1, 2, 3 order by 3 desc, 1, 2 limit ${limit}`);
}

export async function countAll(turn: Turn, span: Span): Promise<Counted> {
  const row = await turn.row<Counted>(sql`
    select ${counted} from ${tables}
    where r.city = ${turn.city} and r.round = 1 and r.on_day >= ${span.from} and r.on_day < ${span.until}`);
  if (!row) throw new Error('a count without a row');
  return row;
}

export interface RecordRow {
  readonly id: string;
  readonly number: string;
  readonly grade: number;
  readonly reasons: readonly string[];
  readonly says: string | null;
  readonly at: Date;
  readonly stepName: Localized;
  readonly taskId: string | null;
  readonly taskState: TaskState | null;
  readonly second: number | null;
}

export interface RecordFilter extends Span {
  readonly department: string;
  readonly benefitId: string;
}

const within = (turn: Turn, { from, until, department, benefitId }: RecordFilter) => sql`
  r.city = ${turn.city} and r.round = 1 and r.department = ${department}
    and r.benefit_id = ${benefitId} and r.on_day >= ${from} and r.on_day < ${until}`;

/** The ratings behind a figure, by key. */
export function listRecords(
  turn: Turn,
  filter: RecordFilter,
  page: { readonly after: readonly string[] | undefined; readonly limit: number },
): Promise<RecordRow[]> {
  const [on, id] = page.after ?? [];
  const beyond = on && id ? sql`and (r.on_day, r.id) > (${on}::date, ${id}::uuid)` : sql``;
  return turn.rows<RecordRow>(sql`
    select r.id, r.number, r.grade, r.reasons, r.says, r.at, r.step_name as "stepName", t.id as "taskId",
      t.state as "taskState", n.grade as second
    from ${tables} where ${within(turn, filter)} ${beyond}
    order by r.on_day, r.id limit ${page.limit}`);
}

export async function countRecords(turn: Turn, filter: RecordFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select from rating r where ${within(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}
