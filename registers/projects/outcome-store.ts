import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { OutcomeKind } from './contract-outcome-kinds.ts';

export interface OutcomeContent {
  readonly kind: OutcomeKind;
  readonly title: string;
  readonly happenedOn: CivilDate;
  readonly quantity: number;
}

/** What an outcome is of: a project, or an agreement as a whole. */
export type OutcomeOf =
  | { readonly projectId: string; readonly agreementId: null }
  | { readonly projectId: null; readonly agreementId: string };

export interface OutcomeRow extends OutcomeContent {
  readonly id: string;
  readonly projectId: string | null;
  readonly agreementId: string | null;
  readonly reportedByPerson: string;
  readonly reportedBy: string;
  readonly reportedAt: Date;
  readonly auditedQuantity: number | null;
  readonly auditedBy: string | null;
  readonly auditedAt: Date | null;
  readonly auditNote: string | null;
  readonly auditEvidence: string | null;
  readonly withdrawn: boolean;
  readonly version: number;
  readonly county: string | null;
  /** Of a project: the enterprise, whose agents report. */
  readonly enterpriseId: string | null;
}

const columns = sql`o.id, o.project_id as "projectId", o.agreement_id as "agreementId", o.kind, o.title,
  o.happened_on as "happenedOn", o.quantity, o.reported_by_person as "reportedByPerson",
  r.name as "reportedBy", o.reported_at as "reportedAt", o.audited_quantity as "auditedQuantity",
  u.name as "auditedBy", o.audited_at as "auditedAt", o.audit_note as "auditNote",
  o.audit_evidence as "auditEvidence", o.withdrawn, o.version, coalesce(p.county, a.county) as county,
  p.enterprise_id as "enterpriseId"`;
const joined = sql`project_outcome o
  join person r on r.city = o.city and r.id = o.reported_by_person
  left join person u on u.city = o.city and u.id = o.audited_by_person
  left join project p on p.city = o.city and p.id = o.project_id
  left join agreement a on a.city = o.city and a.id = o.agreement_id`;

/** Outcomes shown of one project or agreement. */
const shownMost = 500;

export function listOutcomes(turn: Turn, of: OutcomeOf): Promise<OutcomeRow[]> {
  return turn.rows<OutcomeRow>(sql`
    select ${columns} from ${joined}
    where o.city = ${turn.city} and ${ofOne(of)} order by o.withdrawn, o.kind, o.id limit ${shownMost}`);
}

export interface TotalRow {
  readonly kind: OutcomeKind;
  readonly count: number;
  readonly reported: number;
  readonly audited: number;
  readonly unaudited: number;
}

export function sumOutcomes(turn: Turn, of: OutcomeOf): Promise<TotalRow[]> {
  return turn.rows<TotalRow>(sql`
    select o.kind, count(*)::int as count, sum(o.quantity)::bigint as reported,
      coalesce(sum(o.audited_quantity), 0)::bigint as audited,
      count(*) filter (where o.audited_at is null)::int as unaudited
    from project_outcome o
    where o.city = ${turn.city} and ${ofOne(of)} and not o.withdrawn
    group by o.kind order by o.kind`);
}

function ofOne({ projectId, agreementId }: OutcomeOf) {
  return projectId === null
    ? sql`o.agreement_id = ${agreementId}`
    : sql`o.project_id = ${projectId}`;
}

export function findOutcome(turn: Turn, id: string): Promise<OutcomeRow | undefined> {
  return turn.row<OutcomeRow>(sql`
    select ${columns} from ${joined} where o.city = ${turn.city} and o.id = ${id}`);
}

/** One outcome, held until the turn ends. */
export function lockOutcome(turn: Turn, id: string): Promise<OutcomeRow | undefined> {
  return turn.row<OutcomeRow>(sql`
    select ${columns} from ${joined} where o.city = ${turn.city} and o.id = ${id} for update of o`);
}

export async function saveOutcome(
  turn: Turn,
  id: string,
  of: OutcomeOf,
  row: OutcomeContent,
): Promise<void> {
  await turn.run(sql`
    insert into project_outcome (city, id, project_id, agreement_id, kind, title, happened_on, quantity,
      reported_by_person, reported_at, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${of.projectId}, ${of.agreementId}, ${row.kind}, ${row.title},
      ${row.happenedOn}, ${row.quantity}, ${actorOf(turn).personId}, ${turn.now}, 1, ${row.happenedOn},
      ${turn.now})`);
}

/** Changes a locked outcome; the version before goes to the history. */
export async function changeOutcome(
  turn: Turn,
  { id, version }: Pick<OutcomeRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'project_outcome', id, { ...changes, version: version + 1 });
}

export interface EvidenceRow {
  readonly id: string;
  readonly outcomeId: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

const papers = sql`select v.id, v.outcome_id as "outcomeId", v.file_id as "fileId", f.name,
  f.media_type as "mediaType", f.bytes
  from outcome_evidence v join file f on f.city = v.city and f.id = v.file_id`;

export function listEvidence(turn: Turn, outcomeIds: readonly string[]): Promise<EvidenceRow[]> {
  return turn.rows<EvidenceRow>(sql`
    ${papers} where v.city = ${turn.city} and v.outcome_id = any(${[...outcomeIds]}::uuid[])
    order by v.id`);
}

export function findEvidence(
  turn: Turn,
  outcomeId: string,
  id: string,
): Promise<EvidenceRow | undefined> {
  return turn.row<EvidenceRow>(sql`
    ${papers} where v.city = ${turn.city} and v.outcome_id = ${outcomeId} and v.id = ${id}`);
}

export async function saveEvidence(turn: Turn, outcomeId: string, fileId: string): Promise<void> {
  await turn.run(sql`
    insert into outcome_evidence (city, id, outcome_id, file_id, added_by_person, added_at)
    values (${turn.city}, ${turn.newId()}, ${outcomeId}, ${fileId}, ${actorOf(turn).personId},
      ${turn.now})`);
}

export async function removeEvidenceRow(turn: Turn, id: string): Promise<void> {
  await turn.run(sql`delete from outcome_evidence where city = ${turn.city} and id = ${id}`);
}
