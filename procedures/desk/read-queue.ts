import { sql, type RawBuilder } from 'kysely';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { startsWith } from '@yanzhen/server/database/starts-with.ts';
import { spelledAs } from '@yanzhen/server/names/keep-name.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf, type Page } from '@yanzhen/server/routes/page-of.ts';
import { countiesFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { toHalfWidth } from '@yanzhen/values/full-width.ts';
import { checkIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { readReferenceNumber } from '@yanzhen/values/ids.ts';
import { faults, type QueueFilter } from './contract.ts';
import { readersOf } from './declared.ts';
import { dueSpan } from './due-span.ts';

/** A row of a declared queue. */
export interface Thing {
  readonly id: string;
  readonly reference: string | null;
  readonly title: string;
  readonly step: string;
  readonly kind: string | null;
  readonly county: string | null;
  readonly amountFen: number | null;
  readonly dueOn: CivilDate | null;
  readonly since: Date;
  readonly personId: string | null;
}

export const thingColumns = sql`q.id, q.reference, q.title, q.step, q.kind, q.county,
  q.amount_fen as "amountFen", q.due_on as "dueOn", q.since, q.person_id as "personId"`;

/** Rows are counted up to this many and one. */
const countedMost = 10_001;

/**
 * A page of a queue by key, within the reader's counties; the last page is as quick as the first.
 *
 * @throws Fault `desk.number-in-search`; `request.not-found` for a key of another order.
 */
export async function readQueue(
  turn: Turn,
  queue: QueueDeclaration,
  filter: QueueFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<Page<Thing>> {
  const where = await whereOf(turn, queue, filter);
  if (where === null) return { rows: [], next: null, total: { count: 0, more: false } };
  const order = filter.order ?? 'due';
  const beyond = page.after ? sql`${where} and ${keyset(order, page.after)}` : where;
  const by = order === 'due' ? sql`q.due_on, q.id` : sql`q.id desc`;
  const found = searchesReference(filter)
    ? newestReferences(rowsFor(turn, queue), beyond)
    : sql`(${rowsFor(turn, queue)}) q where ${beyond}`;
  const rows = await turn.rows<Thing>(sql`
    select ${thingColumns} from ${found} order by ${by} limit ${page.limit + 1}`);
  const counted = await count(turn, queue, where);
  const key = ({ id, dueOn }: Thing) => (order === 'due' ? [dueOn ?? 'never', id] : [id]);
  return pageOf(rows, page.limit, counted, key);
}

/**
 * The rows with the highest reference numbers that a condition leaves. Numbers that begin alike go by their
 * days: a walk by id reads the whole queue before it meets the old ones that were asked for.
 */
function newestReferences(
  rows: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(select * from (${rows}) q where ${where}
    order by q.reference using ~>~ limit ${countedMost}) q`;
}

function rowsFor(turn: Turn, queue: QueueDeclaration): RawBuilder<unknown> {
  return queue.rows(turn.city, actorOf(turn).personId);
}

/** How many rows a filter gives, counted up to 10,000. */
export async function countQueue(
  turn: Turn,
  queue: QueueDeclaration,
  filter: QueueFilter,
): Promise<{ count: number; more: boolean }> {
  const where = await whereOf(turn, queue, filter);
  const counted = where === null ? 0 : await count(turn, queue, where);
  return pageOf([], 1, counted, () => []).total;
}

/** Due days of the first 10,001 rows, the most pressing first. */
export async function countDueDays(
  turn: Turn,
  queue: QueueDeclaration,
  filter: QueueFilter,
): Promise<{ dueOn: CivilDate | null; count: number }[]> {
  const where = await whereOf(turn, queue, filter);
  if (where === null) return [];
  return turn.rows(sql`
    select due_on as "dueOn", count(*)::int as count from (
      select q.due_on from (${rowsFor(turn, queue)}) q where ${where}
      order by q.due_on limit ${countedMost}) first group by due_on`);
}

async function count(
  turn: Turn,
  queue: QueueDeclaration,
  where: RawBuilder<unknown>,
): Promise<number> {
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::int as count from (
      select from (${rowsFor(turn, queue)}) q where ${where} limit ${countedMost}) counted`);
  return row?.count ?? 0;
}

/** The filter as a condition on `q`; null where nothing can fit. */
async function whereOf(
  turn: Turn,
  queue: QueueDeclaration,
  filter: QueueFilter,
): Promise<RawBuilder<unknown> | null> {
  const actor = actorOf(turn);
  // By the areas in which a role is the reader's own or was handed over, not by all of them together.
  const counties = countiesFor(actor, readersOf(queue));
  if (counties === null) return null;
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const steps = stepsOf(turn, queue, filter);
  if (steps?.length === 0) return null;
  if (steps?.length === 1) parts.push(sql`q.step = ${steps[0]}`);
  if (steps && steps.length > 1) parts.push(sql`q.step = any(${[...steps]}::text[])`);
  if (counties.length > 0) parts.push(sql`q.county = any(${[...counties]}::text[])`);
  if (filter.county) parts.push(sql`q.county = ${filter.county}`);
  if (filter.kind) parts.push(sql`q.kind = ${filter.kind}`);
  if (filter.due) {
    const { from, until } = dueSpan(await workingDays(turn), filter.due, turn.today);
    if (from !== null) parts.push(sql`q.due_on >= ${from}`);
    if (until !== null) parts.push(sql`q.due_on < ${until}`);
  }
  if (filter.assigned) parts.push(assignedTo(turn, queue, filter.assigned, actor.accountId));
  if (filter.search) parts.push(await searchOf(turn, filter.search));
  return sql.join(parts, sql` and `);
}

/** The steps that a filter leaves; undefined for all of them. */
function stepsOf(
  turn: Turn,
  { holders = {} }: QueueDeclaration,
  { step, waits, due }: QueueFilter,
): readonly string[] | undefined {
  const { roles } = actorOf(turn);
  // What has ended is not overdue.
  const asks = waits ?? (due === undefined ? undefined : 'anyone');
  if (asks === undefined || Object.keys(holders).length === 0) return step ? [step] : undefined;
  return Object.entries(holders)
    .filter(([, holder]) => holder !== null && (asks === 'anyone' || roles.includes(holder)))
    .flatMap(([each]) => (step === undefined || step === each ? [each] : []));
}

function assignedTo(
  turn: Turn,
  { subject }: QueueDeclaration,
  assigned: NonNullable<QueueFilter['assigned']>,
  self: string,
): RawBuilder<unknown> {
  const account = assigned === 'me' ? self : assigned;
  const whose = assigned === 'nobody' ? sql`` : sql`and d.account_id = ${account}::uuid`;
  const exists = sql`exists (
    select from desk_assignment d where d.city = ${turn.city} and d.subject = ${subject}
      and d.subject_id = q.id and d.step = q.step ${whose})`;
  return assigned === 'nobody' ? sql`not ${exists}` : exists;
}

/** Whether the search is for the beginning of a reference number. */
function searchesReference({ search }: QueueFilter): boolean {
  return search !== undefined && /\d/.test(toHalfWidth(search));
}

/** A reference number however it is written, a beginning of one, of a name, or of its spelling. */
async function searchOf(turn: Turn, typed: string): Promise<RawBuilder<unknown>> {
  const text = toHalfWidth(typed).trim();
  if (checkIdentityNumber(text).ok) {
    throw fault(faults.numberInSearch, { status: 400, field: 'query.search' });
  }
  const reference = readReferenceNumber(text);
  if (reference) return sql`q.reference = ${reference}`;
  if (/\d/.test(text)) return startsWith('q.reference', text.toUpperCase());
  return (await spelledAs(turn, sql`q.title`, text)) ?? startsWith('q.title', text);
}

function keyset(order: 'due' | 'newest', after: string): RawBuilder<unknown> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const [first = '', second = ''] = after.split('~');
  if (order === 'newest') {
    if (!uuid.test(first)) throw notFound('query.after');
    return sql`q.id < ${first}::uuid`;
  }
  if (!/^(\d{4}-\d\d-\d\d|never)$/.test(first) || !uuid.test(second)) {
    throw notFound('query.after');
  }
  // Things without a day come last, as PostgreSQL sorts them.
  if (first === 'never') return sql`(q.due_on is null and q.id > ${second}::uuid)`;
  return sql`((q.due_on, q.id) > (${first}::date, ${second}::uuid) or q.due_on is null)`;
}
