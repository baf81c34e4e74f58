import { sql, type RawBuilder } from 'kysely';
import { isPerson } from '@yanzhen/server/accounts/one-person.ts';
import { startsWith } from '@yanzhen/server/database/starts-with.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { readReferenceNumber } from '@yanzhen/values/ids.ts';
import type { Application, ApplicationEvent } from './application.ts';
import type { State } from './contract.ts';
import { reviewed } from './lifecycle.ts';
import {
  countWhere,
  findApplicationById,
  findOpen,
  listApplicationsById,
  listEventsOf,
  listOpenPersons,
  listWhere,
} from './store.ts';

/** One case. Who may see it is the asking feature's to check. @throws Fault `request.not-found`. */
export async function getApplication(turn: Turn, id: string): Promise<Application> {
  const found = await findApplicationById(turn, id);
  if (!found) throw notFound();
  return found;
}

/** Cases in the order of the ids. @throws Fault `request.not-found` when one is not there. */
export async function getApplications(turn: Turn, ids: readonly string[]): Promise<Application[]> {
  const rows = await listApplicationsById(turn, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const found = byId.get(id);
    if (!found) throw notFound();
    return found;
  });
}

/** The person's case for a benefit that is neither refused nor withdrawn. */
export function findOpenApplication(
  turn: Turn,
  benefitId: string,
  personId: string,
): Promise<Application | undefined> {
  return findOpen(turn, { benefitId, applicantPersonId: personId });
}

/** Of many persons, those who have a case for the benefit that is open or paid. */
export async function personsWithCase(
  turn: Turn,
  benefitId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(await listOpenPersons(turn, benefitId, personIds));
}

/** The history of a case, first event first. */
export function listEvents(turn: Turn, applicationId: string): Promise<ApplicationEvent[]> {
  return listEventsOf(turn, applicationId);
}

export interface ApplicationFilter {
  readonly state?: State | readonly State[];
  readonly benefitId?: string;
  /** Only these counties; empty is the whole city. */
  readonly counties?: readonly string[];
  readonly county?: string;
  readonly personId?: string;
  /** Only cases that were submitted. */
  readonly submitted?: true;
  readonly organisationId?: string;
  /** Cases of organisations themselves, or of persons, alone. */
  readonly forOrganisation?: boolean;
  readonly subjectId?: string;
  readonly filedByPersonId?: string;
  /** Due before this day. */
  readonly dueBefore?: CivilDate;
  /** A reference number however it is written, or the beginning of a name. */
  readonly search?: string;
}

export interface ApplicationPage {
  readonly rows: readonly Application[];
  readonly next: string | null;
  readonly total: { readonly count: number; readonly more: boolean };
}

/** Totals are counted up to this many. */
const countedAtMost = 10_000;

/**
 * A page of cases by keyset, so that the last page is as quick as the first.
 *
 * @param order  `newest` first, or `due` soonest first.
 * @param after  The `next` of the page before.
 */
export async function listApplications(
  turn: Turn,
  filter: ApplicationFilter,
  page: { after?: string; limit: number; order?: 'newest' | 'due' },
): Promise<ApplicationPage> {
  const { order = 'newest', limit } = page;
  const where = await whereOf(turn, filter);
  const beyond = page.after ? sql`${where} and ${keyset(order, page.after)}` : where;
  const by = order === 'due' ? sql`a.due_on, a.id` : sql`a.id desc`;
  const found = await listWhere(turn, beyond, by, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const count = await countWhere(turn, where, countedAtMost + 1);
  return {
    rows,
    next: found.length > limit && last ? keyOf(order, last) : null,
    total: { count: Math.min(count, countedAtMost), more: count > countedAtMost },
  };
}

/** Cases that rest on an approval and that no batch holds, by key. */
export function listReviewed(
  turn: Turn,
  page: { after?: string; limit: number },
): Promise<Application[]> {
  const after = page.after ? sql`and a.id > ${page.after}` : sql``;
  const where = sql`a.content is not null and a.state = any(${[...reviewed]}::text[]) ${after}`;
  return listWhere(turn, where, sql`a.id`, page.limit);
}

export function isReviewed({ state }: Pick<Application, 'state'>): boolean {
  return reviewed.includes(state);
}

function keyOf(order: 'newest' | 'due', row: Application): string {
  return order === 'due' ? `${row.dueOn ?? 'infinity'}_${row.id}` : row.id;
}

function keyset(order: 'newest' | 'due', after: string): RawBuilder<unknown> {
  const [due, id] = after.split('_');
  if (order === 'newest') {
    requireKey(/^[0-9a-f-]{36}$/.test(after));
    return sql`a.id < ${after}`;
  }
  requireKey(/^(\d{4}-\d\d-\d\d|infinity)_[0-9a-f-]{36}$/.test(after));
  // Cases without a day come last, as PostgreSQL sorts them.
  if (due === 'infinity') return sql`(a.due_on is null and a.id > ${id}::uuid)`;
  return sql`((a.due_on, a.id) > (${due}::date, ${id}::uuid) or a.due_on is null)`;
}

function requireKey(good: boolean): void {
  if (!good) throw notFound('query.after');
}

async function whereOf(turn: Turn, filter: ApplicationFilter): Promise<RawBuilder<unknown>> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const states = filter.state === undefined ? [] : [filter.state].flat();
  if (states.length === 1) parts.push(sql`a.state = ${states[0]}`);
  if (states.length > 1) parts.push(sql`a.state = any(${states}::text[])`);
  if (filter.benefitId) parts.push(sql`a.benefit_id = ${filter.benefitId}`);
  const [county, ...further] = filter.counties ?? [];
  if (county && further.length === 0) parts.push(sql`a.county = ${county}`);
  if (county && further.length > 0)
    parts.push(sql`a.county = any(${[county, ...further]}::text[])`);
  if (filter.county) parts.push(sql`a.county = ${filter.county}`);
  if (filter.submitted) parts.push(sql`a.submitted_at is not null`);
  if (filter.personId)
    parts.push(
      sql`not a.for_organisation`,
      await isPerson(turn, sql`a.applicant_person_id`, filter.personId),
    );
  if (filter.forOrganisation !== undefined)
    parts.push(sql`a.for_organisation = ${filter.forOrganisation}`);
  if (filter.subjectId) parts.push(sql`a.subject_id = ${filter.subjectId}`);
  if (filter.organisationId) parts.push(sql`a.organisation_id = ${filter.organisationId}`);
  if (filter.filedByPersonId)
    parts.push(await isPerson(turn, sql`a.filed_by_person_id`, filter.filedByPersonId));
  if (filter.dueBefore) parts.push(sql`a.due_on < ${filter.dueBefore}`);
  if (filter.search) parts.push(searchOf(filter.search));
  return sql.join(parts, sql` and `);
}

function searchOf(text: string): RawBuilder<unknown> {
  const reference = readReferenceNumber(text);
  if (reference) return sql`a.reference = ${reference}`;
  return sql`(${startsWith('a.applicant_name', text)} or ${startsWith('a.reference', text.toUpperCase())})`;
}
