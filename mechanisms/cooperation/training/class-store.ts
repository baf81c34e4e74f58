import { sql } from 'kysely';
import { isPerson } from '@yanzhen/server/accounts/one-person.ts';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { classKinds, classLevels, classStates } from '../contract-training.ts';

export interface ClassContent {
  readonly name: string;
  readonly kind: (typeof classKinds)[number];
  readonly level: (typeof classLevels)[number];
  readonly schoolId: string;
  readonly partnerId: string;
  readonly agreementId: string;
  readonly county: string;
  readonly cluster: string | null;
  readonly trade: string;
  readonly intake: number;
  readonly startedOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly insured: boolean;
  readonly enterpriseTeachers: number | null;
  readonly internPayFenMonthly: number | null;
  readonly jobsPromised: number | null;
}

export interface ClassRow extends ClassContent {
  readonly id: string;
  readonly schoolName: string;
  readonly partnerName: string;
  readonly state: (typeof classStates)[number];
  readonly students: number;
  readonly graduated: number;
  readonly employed: number;
  readonly version: number;
}

const shown = (turn: Turn) => sql`
  select c.id, c.name, c.kind, c.level, c.school_id as "schoolId", c.partner_id as "partnerId",
    c.agreement_id as "agreementId", c.county, c.cluster, c.trade, c.intake, c.started_on as "startedOn",
    c.ends_on as "endsOn", c.insured, c.enterprise_teachers as "enterpriseTeachers",
    c.intern_pay_fen_monthly as "internPayFenMonthly", c.jobs_promised as "jobsPromised", c.students, c.graduated, c.state, c.version, s.name as "schoolName",
    p.name as "partnerName",
    (select count(*)::int from class_student t
      where t.city = c.city and t.class_id = c.id and t.job_from is not null) as employed
  from training_class c
  join organisation s on s.city = c.city and s.id = c.school_id
  join organisation p on p.city = c.city and p.id = c.partner_id
  where c.city = ${turn.city}`;

export function findClass(turn: Turn, id: string): Promise<ClassRow | undefined> {
  return turn.row<ClassRow>(sql`${shown(turn)} and c.id = ${id}`);
}

/** The class of a school under this name that is running, if there is one. */
export function findRunning(
  turn: Turn,
  { name, schoolId }: Pick<ClassContent, 'name' | 'schoolId'>,
): Promise<ClassRow | undefined> {
  return turn.row<ClassRow>(sql`
    ${shown(turn)} and c.name = ${name} and c.school_id = ${schoolId} and c.state = 'running'
    order by c.id limit 1`);
}

/** Whether a person is a student of a class, by any of the person's records. */
export async function hasStudent(turn: Turn, classId: string, personId: string): Promise<boolean> {
  const row = await turn.row(sql`
    select 1 from class_student t where t.city = ${turn.city} and t.class_id = ${classId}
      and ${await isPerson(turn, sql`t.person_id`, personId)} limit 1`);
  return row !== undefined;
}

/** One class, held until the turn ends. */
export function lockClass(turn: Turn, id: string): Promise<ClassRow | undefined> {
  return turn.row<ClassRow>(sql`${shown(turn)} and c.id = ${id} for update of c`);
}

interface ClassFilter {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

const matching = ({ kind, state }: ClassFilter) => sql`
  (${kind ?? null}::text is null or c.kind = ${kind ?? null})
  and (${state ?? null}::text is null or c.state = ${state ?? null})`;

export function listClasses(
  turn: Turn,
  filter: ClassFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<ClassRow[]> {
  const beyond = page.after ? sql`and c.id < ${page.after}::uuid` : sql``;
  return turn.rows<ClassRow>(
    sql`${shown(turn)} and ${matching(filter)} ${beyond} order by c.id desc limit ${page.limit}`,
  );
}

export async function countClasses(turn: Turn, filter: ClassFilter, most: number): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from training_class c
      where c.city = ${turn.city} and ${matching(filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

export async function saveClass(turn: Turn, id: string, row: ClassContent): Promise<void> {
  await turn.run(sql`
    insert into training_class (city, id, name, kind, level, school_id, partner_id, agreement_id, county,
      cluster, trade, intake, started_on, ends_on, insured, enterprise_teachers, intern_pay_fen_monthly,
      jobs_promised, state, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.name}, ${row.kind}, ${row.level}, ${row.schoolId}, ${row.partnerId},
      ${row.agreementId}, ${row.county}, ${row.cluster}, ${row.trade}, ${row.intake}, ${row.startedOn},
      ${row.endsOn}, ${row.insured}, ${row.enterpriseTeachers}, ${row.internPayFenMonthly},
      ${row.jobsPromised}, 'running', 1, ${row.startedOn}, ${turn.now})`);
}

export async function changeClass(
  turn: Turn,
  { id, version }: Pick<ClassRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'training_class', id, { ...changes, version: version + 1 });
}

export interface StudentRow {
  readonly id: string;
  readonly classId: string;
  readonly personId: string;
  readonly name: string;
  readonly enrolledOn: CivilDate;
  /** Exclusive. */
  readonly leftOn: CivilDate | null;
  readonly graduatedOn: CivilDate | null;
  readonly jobOrganisation: string | null;
  readonly jobFrom: CivilDate | null;
  readonly insuredMonths: number | null;
  readonly proofFileId: string | null;
}

const students = sql`
  select t.id, t.class_id as "classId", t.person_id as "personId", n.name, t.valid_from as "enrolledOn",
    t.valid_until as "leftOn", t.graduated_on as "graduatedOn", o.name as "jobOrganisation",
    t.job_from as "jobFrom", t.insured_months as "insuredMonths", t.proof_file_id as "proofFileId"
  from class_student t
  join person n on n.city = t.city and n.id = t.person_id
  left join organisation o on o.city = t.city and o.id = t.job_organisation_id`;

export function listStudents(turn: Turn, classId: string): Promise<StudentRow[]> {
  return turn.rows<StudentRow>(sql`
    ${students} where t.city = ${turn.city} and t.class_id = ${classId} order by t.id limit 5000`);
}

/** One student, held until the turn ends. */
export function lockStudent(turn: Turn, id: string): Promise<StudentRow | undefined> {
  return turn.row<StudentRow>(
    sql`${students} where t.city = ${turn.city} and t.id = ${id} for update of t`,
  );
}

/** @returns false where the person is a student of the class already. */
export async function saveStudent(
  turn: Turn,
  classId: string,
  personId: string,
  enrolledOn: CivilDate,
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into class_student (city, id, class_id, person_id, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${classId}, ${personId}, ${enrolledOn}, ${turn.now})
    on conflict (city, class_id, person_id) do nothing`);
  return touched > 0;
}

export async function changeStudent(
  turn: Turn,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'class_student', id, changes);
}

/** What was found of a graduate's job, with who found it. */
export function jobOf(
  turn: Turn,
  job: {
    readonly organisationId: string;
    readonly from: CivilDate;
    readonly insuredMonths: number;
    readonly fileId: string;
  },
): Readonly<Record<string, unknown>> {
  return {
    job_organisation_id: job.organisationId,
    job_from: job.from,
    insured_months: job.insuredMonths,
    proof_file_id: job.fileId,
    followed_by_person: actorOf(turn).personId,
    followed_at: turn.now,
  };
}
