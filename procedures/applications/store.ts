import { sql, type RawBuilder } from 'kysely';
import { keptId, recordsOf, recordsOfAll } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application, ApplicationEvent } from './application.ts';

/** The row as a case; of a person the record that stands. Dates stay text, moments are dates. */
const columns = sql`a.id, a.reference, a.benefit_id as "benefitId", a.policy_digest as "policyDigest",
  ${keptId('a', 'applicant_person_id')} as "applicantPersonId", a.applicant_name as "applicantName",
  a.organisation_id as "organisationId", a.for_organisation as "forOrganisation",
  a.subject_type as "subjectType", a.subject_id as "subjectId", a.county, a.cluster, a.state, a.holder,
  a.holder_since as "holderSince", a.due_on as "dueOn", a.legal_due_on as "legalDueOn", a.counting,
  a.clock, a.terms, a.parts, a.content, a.amount_fen as "amountFen", a.decision, a.answers,
  a.submitted_at as "submittedAt", ${keptId('a', 'filed_by_person_id')} as "filedByPersonId", a.version,
  a.created_at as "createdAt"`;

export function findApplicationById(turn: Turn, id: string): Promise<Application | undefined> {
  return turn.row<Application>(
    sql`select ${columns} from application a where a.city = ${turn.city} and a.id = ${id}`,
  );
}

export function listApplicationsById(turn: Turn, ids: readonly string[]): Promise<Application[]> {
  return turn.rows<Application>(sql`
    select ${columns} from application a
    where a.city = ${turn.city} and a.id = any(${[...ids]}::uuid[])`);
}

/** By what a benefit is given once: the record that a case is about, the organisation, or the person. */
export interface OnceKey {
  readonly benefitId: string;
  readonly applicantPersonId: string;
  readonly organisationId?: string | null;
  readonly forOrganisation?: boolean;
  readonly subjectId?: string | null;
}

export function findOpen(turn: Turn, key: OnceKey): Promise<Application | undefined> {
  return turn.row<Application>(sql`
    select ${columns} from application a where ${openOf(turn, key)} order by a.id limit 1`);
}

/** No case of the benefit that is open or paid: of the record, the organisation, or the person. */
export function noneOpen(turn: Turn, key: OnceKey): RawBuilder<unknown> {
  return sql`not exists (select from application a where ${openOf(turn, key)})`;
}

function openOf(turn: Turn, key: OnceKey): RawBuilder<unknown> {
  const { benefitId, applicantPersonId, organisationId, forOrganisation, subjectId } = key;
  const whose = subjectId
    ? sql`a.subject_id = ${subjectId}`
    : forOrganisation
      ? sql`a.for_organisation and a.subject_id is null and a.organisation_id = ${organisationId}`
      : sql`not a.for_organisation and a.subject_id is null
          and a.applicant_person_id = any(${recordsOf(turn, applicantPersonId)})`;
  return sql`a.city = ${turn.city} and a.benefit_id = ${benefitId} and ${whose}
    and a.state not in ('refused', 'withdrawn', 'expired')`;
}

/** Of these persons, those whose case for the benefit is neither refused, withdrawn nor expired. */
export async function listOpenPersons(
  turn: Turn,
  benefitId: string,
  personIds: readonly string[],
): Promise<string[]> {
  const { ids, personsOf } = await recordsOfAll(turn, personIds);
  const rows = await turn.rows<{ id: string }>(sql`
    select distinct applicant_person_id as id from application
    where city = ${turn.city} and benefit_id = ${benefitId}
      and applicant_person_id = any(${ids}::uuid[])
      and not for_organisation and subject_id is null
      and state not in ('refused', 'withdrawn', 'expired')`);
  return rows.flatMap(({ id }) => personsOf(id));
}

export function listWhere(
  turn: Turn,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<Application[]> {
  return turn.rows<Application>(sql`
    select ${columns} from application a
    where a.city = ${turn.city} and ${where} order by ${order} limit ${limit}`);
}

/** How many, counted up to a bound so that a list of millions opens as fast as a short one. */
export async function countWhere(
  turn: Turn,
  where: RawBuilder<unknown>,
  atMost: number,
): Promise<number> {
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::int as count from (
      select from application a where a.city = ${turn.city} and ${where} limit ${atMost}) counted`);
  return row?.count ?? 0;
}

export function listEventsOf(turn: Turn, applicationId: string): Promise<ApplicationEvent[]> {
  return turn.rows<ApplicationEvent>(sql`
    select e.id, e.application_id as "applicationId", e.number, e.move, e.from_state as "fromState",
      e.to_state as "toState", e.duty, e.actor_person_id as "actorPersonId", p.name as "actorName",
      e.reason, e.detail, e.at
    from application_event e
    left join person p on p.city = e.city and p.id = e.actor_person_id
    where e.city = ${turn.city} and e.application_id = ${applicationId} order by e.number`);
}

/** Other duties that a person, by whichever record, already discharged in a case, of the pairs that a duty stands in. */
export async function findOtherDuty(
  turn: Turn,
  applicationId: string,
  personId: string,
  duty: string,
): Promise<string | undefined> {
  const row = await turn.row<{ duty: string }>(sql`
    select d.duty from duty_done d
    join yanzhen_duty_pairs() p on p.one || '×' || p.other = d.pair
    where d.city = ${turn.city} and d.application_id = ${applicationId}
      and d.person_id = any(${recordsOf(turn, personId)}) and ${duty} in (p.one, p.other) and d.duty <> ${duty}
    limit 1`);
  return row?.duty;
}

/** Whether a special step was ever begun in a case. */
export async function hasPaused(turn: Turn, applicationId: string, code: string): Promise<boolean> {
  const found = await turn.row(sql`
    select from application_event e where e.city = ${turn.city}
      and e.application_id = ${applicationId} and e.move = 'pause-clock'
      and e.detail->>'pause' = ${code} limit 1`);
  return found !== undefined;
}

/** Whether a move was ever made in a case. */
export async function hasEvent(turn: Turn, applicationId: string, move: string): Promise<boolean> {
  const found = await turn.row(sql`
    select from application_event e where e.city = ${turn.city}
      and e.application_id = ${applicationId} and e.move = ${move} limit 1`);
  return found !== undefined;
}
