import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Counting } from '../applications/contract.ts';
import type { Answer, QuestionState, TryOutcome, Way } from './contract.ts';

export type Stated = string | number | boolean | null;
export type PersonPart = 'name' | 'identity-number' | 'employer';

export interface QuestionRow {
  readonly id: string;
  readonly number: string;
  readonly listId: string;
  readonly applicationId: string;
  readonly applicantPersonId: string;
  readonly county: string | null;
  readonly checkId: string;
  readonly department: string;
  readonly asks: Localized;
  readonly purpose: Localized;
  readonly basis: Localized;
  readonly fact: string;
  readonly stated: Stated;
  readonly person: readonly PersonPart[];
  readonly shows: readonly { readonly label: Localized; readonly shown: Localized }[];
  readonly askedAt: Date;
  readonly askedByPerson: string;
  readonly dueOn: CivilDate;
  readonly counting: Counting;
  readonly state: QuestionState;
  readonly outcome: Answer | null;
  readonly differs: boolean;
  readonly answeredByPerson: string | null;
  readonly closedAt: Date | null;
  readonly closedByPerson: string | null;
  readonly reason: string | null;
  readonly tries: number;
  readonly nextTryAt: Date | null;
}

const columns = sql`q.id, q.number, q.list_id as "listId", q.application_id as "applicationId",
  q.applicant_person_id as "applicantPersonId", q.county, q.check_id as "checkId", q.department,
  q.asks, q.purpose, q.basis, q.fact, q.stated, q.person, q.shows, q.asked_at as "askedAt",
  q.asked_by_person as "askedByPerson", q.due_on as "dueOn", q.counting, q.state, q.outcome,
  q.differs, q.answered_by_person as "answeredByPerson", q.closed_at as "closedAt",
  q.closed_by_person as "closedByPerson", q.reason, q.tries, q.next_try_at as "nextTryAt"`;

export function findQuestion(turn: Turn, id: string): Promise<QuestionRow | undefined> {
  return turn.row<QuestionRow>(
    sql`select ${columns} from check_question q where q.city = ${turn.city} and q.id = ${id}`,
  );
}

export function findQuestionByNumber(turn: Turn, number: string): Promise<QuestionRow | undefined> {
  return turn.row<QuestionRow>(
    sql`select ${columns} from check_question q where q.city = ${turn.city} and q.number = ${number}`,
  );
}

/** Holds the case and then the question, so that two answers in one case queue up. */
export async function lockQuestion(turn: Turn, id: string): Promise<QuestionRow | undefined> {
  await turn.run(sql`
    select 1 from application where city = ${turn.city}
      and id = (select application_id from check_question where city = ${turn.city} and id = ${id})
    for no key update`);
  return turn.row<QuestionRow>(sql`
    select ${columns} from check_question q where q.city = ${turn.city} and q.id = ${id}
    for no key update`);
}

export function listQuestionsOfCases(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<QuestionRow[]> {
  return turn.rows<QuestionRow>(sql`
    select ${columns} from check_question q
    where q.city = ${turn.city} and q.application_id = any(${[...applicationIds]}::uuid[])
    order by q.id`);
}

export interface QuestionFilter {
  readonly states: readonly QuestionState[];
  /** Due before this day. */
  readonly dueBefore?: CivilDate | undefined;
  readonly department?: string | undefined;
  readonly applicationId?: string | undefined;
  /** Only these counties; empty is the whole city. */
  readonly counties?: readonly string[];
}

/**
 * Questions beyond the key of the page before: those to be answered soonest due first, closed ones
 * latest due first.
 */
export function listWhere(
  turn: Turn,
  filter: QuestionFilter,
  page: { readonly after: readonly string[] | undefined; readonly limit: number },
): Promise<QuestionRow[]> {
  const [dueOn, id] = page.after ?? [];
  const closed = filter.states.includes('answered');
  const further = closed ? sql`<` : sql`>`;
  const beyond =
    dueOn && id ? sql`and (q.due_on, q.id) ${further} (${dueOn}::date, ${id}::uuid)` : sql``;
  const order = closed ? sql`q.due_on desc, q.id desc` : sql`q.due_on, q.id`;
  return turn.rows<QuestionRow>(sql`
    select ${columns} from check_question q where ${whereOf(turn, filter)} ${beyond}
    order by ${order} limit ${page.limit}`);
}

export async function countWhere(turn: Turn, filter: QuestionFilter): Promise<number> {
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::int as count from (
      select from check_question q where ${whereOf(turn, filter)} limit 10001) counted`);
  return row?.count ?? 0;
}

function whereOf(turn: Turn, filter: QuestionFilter): RawBuilder<unknown> {
  const { states, dueBefore, department, applicationId, counties = [] } = filter;
  const parts = [sql`q.city = ${turn.city}`, sql`q.state = any(${[...states]}::text[])`];
  if (department) parts.push(sql`q.department = ${department}`);
  if (dueBefore) parts.push(sql`q.due_on < ${dueBefore}`);
  if (applicationId) parts.push(sql`q.application_id = ${applicationId}`);
  if (counties.length > 0) parts.push(sql`q.county = any(${[...counties]}::text[])`);
  return sql.join(parts, sql` and `);
}

/** Open questions that nobody was reminded of today and that are due by a day. */
export function listToRemind(turn: Turn, dueUntil: CivilDate): Promise<QuestionRow[]> {
  return turn.rows<QuestionRow>(sql`
    select ${columns} from check_question q
    where q.city = ${turn.city} and q.state = 'open' and q.due_on <= ${dueUntil}
      and q.reminded_on is distinct from ${turn.today}::date
    order by q.due_on, q.id limit 2000`);
}

/** Open questions whose case has ended meanwhile. */
export function listOfEndedCases(turn: Turn, ended: readonly string[]): Promise<{ id: string }[]> {
  return turn.rows(sql`
    select q.id from check_question q
    join application a on a.city = q.city and a.id = q.application_id
    where q.city = ${turn.city} and q.state in ('open', 'disputed') and a.state = any(${[...ended]}::text[])
    order by q.id limit 2000`);
}

export async function markReminded(turn: Turn, ids: readonly string[]): Promise<void> {
  await turn.run(sql`
    update check_question set reminded_on = ${turn.today}
    where city = ${turn.city} and id = any(${[...ids]}::uuid[])`);
}

export interface NewList {
  readonly id: string;
  readonly number: string;
  readonly by: { readonly personId: string; readonly name: string };
}

export type NewQuestion = Pick<
  QuestionRow,
  | 'id'
  | 'applicationId'
  | 'applicantPersonId'
  | 'county'
  | 'checkId'
  | 'department'
  | 'asks'
  | 'purpose'
  | 'basis'
  | 'fact'
  | 'stated'
  | 'person'
  | 'shows'
  | 'dueOn'
  | 'counting'
>;

/** Keeps one asking with its questions, numbered in their order. */
export async function saveList(
  turn: Turn,
  list: NewList,
  questions: readonly NewQuestion[],
): Promise<void> {
  await turn.run(sql`
    insert into check_list (city, id, number, asked_at, asked_by_person, asked_by_name, questions)
    values (${turn.city}, ${list.id}, ${list.number}, ${turn.now}, ${list.by.personId},
            ${list.by.name}, ${questions.length})`);
  const rows = questions.map((each, at) => ({
    ...each,
    number: `${list.number}-${String(at + 1).padStart(3, '0')}`,
  }));
  await turn.run(sql`
    insert into check_question (city, id, number, list_id, application_id, applicant_person_id, county,
      check_id, department, asks, purpose, basis, fact, stated, person, shows, asked_at,
      asked_by_person, due_on, counting, state)
    select ${turn.city}, r.id, r.number, ${list.id}, r."applicationId", r."applicantPersonId", r.county,
      r."checkId", r.department, r.asks, r.purpose, r.basis, r.fact, coalesce(r.stated, 'null'),
      array(select jsonb_array_elements_text(r.person)), r.shows, ${turn.now}, ${list.by.personId},
      r."dueOn", r.counting, 'open'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, number text,
      "applicationId" uuid, "applicantPersonId" uuid, county text, "checkId" text, department text,
      asks jsonb, purpose jsonb, basis jsonb, fact text, stated jsonb, person jsonb, shows jsonb,
      "dueOn" date, counting jsonb)`);
}

export interface QuestionStanding {
  readonly state: QuestionState;
  readonly outcome: Answer | null;
  readonly differs: boolean;
  readonly answeredByPerson: string | null;
  readonly closedAt: Date | null;
  readonly closedByPerson: string | null;
  readonly reason: string | null;
}

export async function saveStanding(turn: Turn, id: string, now: QuestionStanding): Promise<void> {
  await turn.run(sql`
    update check_question set state = ${now.state}, outcome = ${now.outcome}, differs = ${now.differs},
      answered_by_person = ${now.answeredByPerson}, closed_at = ${now.closedAt},
      closed_by_person = ${now.closedByPerson}, reason = ${now.reason}
    where city = ${turn.city} and id = ${id}`);
}

/** Notes a try of the adapter and when it is tried next; null is never. */
export async function appendTry(
  turn: Turn,
  question: QuestionRow,
  tried: { readonly outcome: TryOutcome; readonly status: number | null },
  nextTryAt: Date | null,
): Promise<void> {
  const number = question.tries + 1;
  await turn.run(sql`
    insert into check_try (city, id, question_id, number, at, outcome, status)
    values (${turn.city}, ${turn.newId()}, ${question.id}, ${number}, ${turn.now}, ${tried.outcome},
            ${tried.status})`);
  await turn.run(sql`
    update check_question set tries = ${number}, next_try_at = ${nextTryAt}
    where city = ${turn.city} and id = ${question.id}`);
}

export interface TryRow {
  readonly number: number;
  readonly at: Date;
  readonly outcome: TryOutcome;
  readonly status: number | null;
}

export function listTries(turn: Turn, questionId: string): Promise<TryRow[]> {
  return turn.rows<TryRow>(sql`
    select number, at, outcome, status from check_try
    where city = ${turn.city} and question_id = ${questionId} order by number`);
}

export interface AnswerRow {
  readonly questionId: string;
  readonly way: Way;
  readonly answer: Answer;
  readonly note: string | null;
  readonly answeredOn: CivilDate;
  readonly receivedAt: Date;
  readonly personName: string | null;
}

export function listAnswers(turn: Turn, questionIds: readonly string[]): Promise<AnswerRow[]> {
  return turn.rows<AnswerRow>(sql`
    select question_id as "questionId", way, answer, note, answered_on as "answeredOn",
      received_at as "receivedAt", person_name as "personName"
    from check_answer
    where city = ${turn.city} and question_id = any(${[...questionIds]}::uuid[])
    order by way <> 'http', id`);
}

export async function appendAnswer(
  turn: Turn,
  questionId: string,
  given: Pick<AnswerRow, 'way' | 'answer' | 'note' | 'answeredOn'>,
  by: { readonly personId: string; readonly name: string } | null,
): Promise<void> {
  await turn.run(sql`
    insert into check_answer (city, id, question_id, way, answer, note, answered_on, received_at,
      person_id, person_name)
    values (${turn.city}, ${turn.newId()}, ${questionId}, ${given.way}, ${given.answer}, ${given.note},
            ${given.answeredOn}, ${turn.now}, ${by?.personId ?? null}, ${by?.name ?? null})`);
}

export async function nameOfPerson(turn: Turn, personId: string): Promise<string> {
  const row = await turn.row<{ name: string }>(
    sql`select name from person where city = ${turn.city} and id = ${personId}`,
  );
  return row?.name ?? '';
}

export async function numberOfList(turn: Turn, listId: string): Promise<string> {
  const row = await turn.row<{ number: string }>(
    sql`select number from check_list where city = ${turn.city} and id = ${listId}`,
  );
  return row?.number ?? '';
}
