import { sql } from 'kysely';
import type { RateableDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Counting } from '../applications/contract.ts';
import type { TaskState } from './contract.ts';

/** One time of a step that is over, as its manifest declares it. */
export interface StepRow {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string | null;
  readonly kind: string;
  readonly county: string | null;
  readonly role: string;
  readonly officerPersonIds: readonly string[];
  readonly at: Date;
}

const stepColumns = sql`s.id, s.case_id as "caseId", s.reference, s.kind, s.county, s.role,
  s.officer_person_ids as "officerPersonIds", s.at`;

/** Whose step it is: the person's, or that of the agent who acted for them. */
export interface Concerned {
  readonly personId: string;
  readonly agent: boolean;
}
const concerns = (turn: Turn, { personId, agent }: Concerned) =>
  sql`${agent ? sql`s.agent_person_id` : sql`s.person_id`} = any(${recordsOf(turn, personId)})`;

export function findStepRow(
  turn: Turn,
  { rows }: RateableDeclaration,
  id: string,
  who: Concerned,
): Promise<StepRow | undefined> {
  return turn.row<StepRow>(sql`
    select ${stepColumns} from (${rows(turn.city)}) s where s.id = ${id} and ${concerns(turn, who)}`);
}

export function listStepRows(
  turn: Turn,
  { rows }: RateableDeclaration,
  who: Concerned,
  applicationId: string | undefined,
): Promise<StepRow[]> {
  const one = applicationId ? sql`and s.case_id = ${applicationId}` : sql``;
  return turn.rows<StepRow>(sql`
    select ${stepColumns} from (${rows(turn.city)}) s where ${concerns(turn, who)} ${one}
    order by s.at desc limit 50`);
}

/** A rating of the reader's with what came of it. */
export interface RatingRow {
  readonly id: string;
  readonly number: string;
  readonly step: string;
  readonly occurrenceId: string;
  readonly raterPersonId: string;
  readonly grade: number;
  readonly reasons: readonly string[];
  readonly says: string | null;
  readonly at: Date;
  readonly taskId: string | null;
  readonly taskState: TaskState | null;
  readonly taskDueOn: CivilDate | null;
  readonly taskCounting: Counting | null;
  readonly reply: string | null;
  readonly secondGrade: number | null;
  readonly secondAt: Date | null;
}

const ratingColumns = sql`r.id, r.number, r.step, r.occurrence_id as "occurrenceId",
  r.rater_person_id as "raterPersonId", r.grade, r.reasons, r.says, r.at, t.id as "taskId",
  t.state as "taskState", t.due_on as "taskDueOn",
  t.counting as "taskCounting", t.reply, n.grade as "secondGrade", n.at as "secondAt"`;
const ratingTables = sql`rating r
  left join rating_task t on t.city = r.city and t.rating_id = r.id
  left join rating n on n.city = r.city and n.step = r.step and n.occurrence_id = r.occurrence_id
    and n.round = 2`;

/** The first rating of one time of a step. */
export function findRatingOf(
  turn: Turn,
  step: string,
  occurrenceId: string,
): Promise<RatingRow | undefined> {
  return turn.row<RatingRow>(sql`
    select ${ratingColumns} from ${ratingTables}
    where r.city = ${turn.city} and r.step = ${step} and r.occurrence_id = ${occurrenceId} and r.round = 1`);
}

export function findRating(turn: Turn, id: string): Promise<RatingRow | undefined> {
  return turn.row<RatingRow>(sql`
    select ${ratingColumns} from ${ratingTables}
    where r.city = ${turn.city} and r.id = ${id} and r.round = 1`);
}

export interface NewRating {
  readonly id: string;
  readonly number: string;
  readonly step: string;
  readonly stepName: Localized;
  readonly occurrenceId: string;
  readonly applicationId: string;
  readonly raterPersonId: string;
  readonly grade: number;
  readonly reasons: readonly string[];
  readonly says: string | null;
  readonly department: string;
  readonly role: string;
  readonly benefitId: string;
  readonly county: string | null;
}

/** Keeps a first rating. @returns false when the step was rated before. */
export async function saveRating(turn: Turn, row: NewRating): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into rating (city, id, number, step, step_name, occurrence_id, round, application_id,
      rater_person_id, grade, reasons, says, department, role, benefit_id, county, on_day, at)
    values (${turn.city}, ${row.id}, ${row.number}, ${row.step}, ${JSON.stringify(row.stepName)},
      ${row.occurrenceId}, 1, ${row.applicationId}, ${row.raterPersonId}, ${row.grade},
      ${[...row.reasons]}::text[], ${row.says}, ${row.department}, ${row.role}, ${row.benefitId},
      ${row.county}, ${turn.today}, ${turn.now})
    on conflict on constraint rating_once do nothing`);
  return kept === 1;
}

/** Keeps the rating after the reply, beside the first one. @returns false when there is one. */
export async function saveSecond(
  turn: Turn,
  firstId: string,
  row: Pick<NewRating, 'id' | 'number' | 'grade' | 'reasons' | 'says'>,
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into rating (city, id, number, step, step_name, occurrence_id, round, application_id,
      rater_person_id, grade, reasons, says, department, role, benefit_id, county, on_day, at)
    select f.city, ${row.id}, ${row.number}, f.step, f.step_name, f.occurrence_id, 2, f.application_id,
      f.rater_person_id, ${row.grade}, ${[...row.reasons]}::text[], ${row.says}, f.department, f.role,
      f.benefit_id, f.county, ${turn.today}, ${turn.now}
    from rating f where f.city = ${turn.city} and f.id = ${firstId}
    on conflict on constraint rating_once do nothing`);
  return kept === 1;
}
