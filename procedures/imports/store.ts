import { sql, type RawBuilder } from 'kysely';
import type { RowNotice, RowProblem } from '@yanzhen/server/spreadsheets/sheet.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { ImportState, Outcome } from './contract.ts';

export interface BatchRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly organisation_id: string | null;
  readonly state: ImportState;
  readonly file_name: string;
  readonly file_sha256: Buffer;
  readonly head_sealed: Buffer | null;
  readonly fault: {
    readonly code: string;
    readonly values: Record<string, string | number>;
  } | null;
  readonly rows_total: number;
  readonly rows_new: number;
  readonly rows_changed: number;
  readonly rows_same: number;
  readonly rows_bad: number;
  readonly rows_done: number;
  readonly rows_kept: number;
  readonly rows_undone: number;
  readonly uploaded_by_name: string;
  readonly uploaded_by_account: string;
  readonly uploaded_at: Date;
  readonly accepted_by_name: string | null;
  readonly accepted_by_account: string | null;
  readonly accepted_at: Date | null;
  readonly undone_by_name: string | null;
  readonly undone_by_account: string | null;
  readonly undone_at: Date | null;
  readonly undo_reason: string | null;
  readonly erased_at: Date | null;
}

const batchColumns = sql`id, kind, subject, organisation_id, state, file_name, file_sha256, head_sealed,
  fault, rows_total, rows_new, rows_changed, rows_same, rows_bad, rows_done, rows_kept, rows_undone,
  uploaded_by_name, uploaded_by_account, uploaded_at, accepted_by_name, accepted_by_account, accepted_at,
  undone_by_name, undone_by_account, undone_at, undo_reason, erased_at`;

/** Whose imports are meant: those of an organisation, or those of no organisation. */
export interface Owner {
  readonly kind: string;
  readonly organisationId: string | null;
}

export function findBatch(turn: Turn, owner: Owner, id: string): Promise<BatchRow | undefined> {
  return turn.row<BatchRow>(sql`
    select ${batchColumns} from import_batch
    where city = ${turn.city} and id = ${id} and kind = ${owner.kind}
      and organisation_id is not distinct from ${owner.organisationId}::uuid`);
}

/** The import in one state, held until the turn ends; undefined when it is in another one by now. */
export function lockBatch(
  turn: Turn,
  id: string,
  state: ImportState,
): Promise<BatchRow | undefined> {
  return turn.row<BatchRow>(sql`
    select ${batchColumns} from import_batch
    where city = ${turn.city} and id = ${id} and state = ${state} for update`);
}

export function listBatches(
  turn: Turn,
  owner: Owner,
  {
    subject,
    after,
    limit,
  }: { subject: string | undefined; after: string | undefined; limit: number },
): Promise<BatchRow[]> {
  return turn.rows<BatchRow>(sql`
    select ${batchColumns} from import_batch
    where ${owned(turn, owner, subject)} and ${after ? sql`id < ${after}` : sql`true`}
    order by id desc limit ${limit}`);
}

export async function countBatches(
  turn: Turn,
  owner: Owner,
  subject: string | undefined,
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from import_batch where ${owned(turn, owner, subject)} limit 10001) counted`);
  return row?.n ?? 0;
}

function owned(turn: Turn, owner: Owner, subject: string | undefined): RawBuilder<unknown> {
  return sql`city = ${turn.city} and kind = ${owner.kind}
    and organisation_id is not distinct from ${owner.organisationId}::uuid
    and ${subject === undefined ? sql`true` : sql`subject = ${subject}`}`;
}

/** Imports of an owner that were uploaded and neither kept nor dropped. */
export async function countOpen(turn: Turn, owner: Owner): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from import_batch
    where city = ${turn.city} and kind = ${owner.kind}
      and organisation_id is not distinct from ${owner.organisationId}::uuid
      and state in ('reading', 'checking', 'checked', 'keeping')`);
  return row?.n ?? 0;
}

export interface NewBatch extends Owner {
  readonly subject: string;
  readonly fileName: string;
  readonly sha256: Buffer;
}

/** The upload of an import that was not read yet, sealed. */
export async function getSealedFile(turn: Turn, id: string): Promise<Buffer> {
  const row = await turn.row<{ file_sealed: Buffer | null }>(
    sql`select file_sealed from import_batch where city = ${turn.city} and id = ${id}`,
  );
  if (!row?.file_sealed) throw new Error('the upload is not there');
  return row.file_sealed;
}

/** Begins an import; undefined when the very same file is being looked at already. */
export async function saveBatch(
  turn: Turn,
  batch: NewBatch,
  seal: (id: string) => Buffer,
): Promise<string | undefined> {
  const { actor } = turn;
  const id = turn.newId();
  const made = await turn.run(sql`
    insert into import_batch (city, id, kind, subject, organisation_id, state, file_name, file_sha256,
      file_sealed, uploaded_by_person, uploaded_by_account, uploaded_by_name, uploaded_at)
    values (${turn.city}, ${id}, ${batch.kind}, ${batch.subject}, ${batch.organisationId}, 'reading',
      ${batch.fileName}, ${batch.sha256}, ${seal(id)}, ${actor?.personId ?? null}, ${actor?.accountId ?? null},
      ${actor?.name ?? ''}, ${turn.now})
    on conflict do nothing`);
  return made === 1 ? id : undefined;
}

/** The newest import of the same file in one of some states; `but` looks for one before another. */
export function findSameFile(
  turn: Turn,
  batch: NewBatch,
  states: readonly ImportState[],
  but?: { readonly id: string; readonly uploaded_at: Date },
): Promise<{ id: string; uploaded_at: Date } | undefined> {
  return turn.row(sql`
    select id, uploaded_at from import_batch
    where ${owned(turn, batch, batch.subject)} and file_sha256 = ${batch.sha256}
      and state = any(${[...states]}) and ${but ? sql`id <> ${but.id} and uploaded_at <= ${but.uploaded_at}` : sql`true`}
    order by id desc limit 1`);
}

/** Changes an import from one state, with which its upload is done with; 0 when it is in another one by now. */
export function moveBatch(
  turn: Turn,
  id: string,
  from: ImportState,
  to: ImportState,
  settle: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const changes = Object.entries(settle).map(
    ([column, value]) => sql`, ${sql.ref(column)} = ${value}`,
  );
  return turn.run(sql`
    update import_batch set state = ${to}, file_sealed = null ${changes.length ? sql.join(changes, sql``) : sql``}
    where city = ${turn.city} and id = ${id} and state = ${from}`);
}

/** Adds to the counts of an import. */
export async function addCounts(
  turn: Turn,
  id: string,
  counts: Partial<Record<Outcome | 'done' | 'kept' | 'undone', number>>,
): Promise<void> {
  await turn.run(sql`
    update import_batch set rows_new = rows_new + ${counts.new ?? 0},
      rows_changed = rows_changed + ${counts.changed ?? 0}, rows_same = rows_same + ${counts.same ?? 0},
      rows_bad = rows_bad + ${counts.bad ?? 0}, rows_done = rows_done + ${counts.done ?? 0},
      rows_kept = rows_kept + ${counts.kept ?? 0}, rows_undone = rows_undone + ${counts.undone ?? 0}
    where city = ${turn.city} and id = ${id}`);
}

export interface NewRow {
  readonly line: number;
  readonly sealed: Buffer;
  readonly label: string;
  readonly problems: readonly RowProblem[];
  readonly notices: readonly RowNotice[];
}

export async function saveRows(
  turn: Turn,
  batchId: string,
  rows: readonly NewRow[],
): Promise<void> {
  const list = rows.map(({ sealed, ...row }) => ({ ...row, sealed: sealed.toString('base64') }));
  await turn.run(sql`
    insert into import_row (city, batch_id, line, row_sealed, label, problems, notices, state)
    select ${turn.city}, ${batchId}, line, decode(sealed, 'base64'), label,
      problems, notices, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
      as r (line int, sealed text, label text, problems jsonb, notices jsonb)`);
}

export interface RowRow {
  readonly line: number;
  readonly row_sealed: Buffer | null;
  readonly label: string;
  readonly outcome: Outcome | null;
  readonly problems: readonly RowProblem[];
  readonly notices: readonly RowNotice[];
  readonly says: Localized | null;
  readonly state: 'waiting' | 'kept' | 'left' | 'undone' | 'stays';
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly note: Localized | null;
}

const rowColumns = sql`line, row_sealed, label, outcome, problems, notices, says, state, subject_type,
  subject_id, note`;

export function listRows(
  turn: Turn,
  batchId: string,
  filter: { outcome?: Outcome | undefined; after?: number; limit: number },
): Promise<RowRow[]> {
  return turn.rows<RowRow>(sql`
    select ${rowColumns} from import_row
    where city = ${turn.city} and batch_id = ${batchId} and line > ${filter.after ?? 0}
      and ${filter.outcome ? sql`outcome = ${filter.outcome}` : sql`true`}
    order by line limit ${filter.limit}`);
}

/** Rows not checked yet. */
export function listUnchecked(turn: Turn, batchId: string, limit: number): Promise<RowRow[]> {
  return turn.rows<RowRow>(sql`
    select ${rowColumns} from import_row
    where city = ${turn.city} and batch_id = ${batchId} and outcome is null
    order by line limit ${limit}`);
}

/** Rows of a state that accepting or taking back has still to look at. */
export function listWaiting(
  turn: Turn,
  batchId: string,
  state: 'waiting' | 'kept',
  limit: number,
): Promise<RowRow[]> {
  return turn.rows<RowRow>(sql`
    select ${rowColumns} from import_row
    where city = ${turn.city} and batch_id = ${batchId} and state = ${state}
      and outcome in ('new', 'changed')
    order by line limit ${limit}`);
}

export interface CheckedRow {
  readonly line: number;
  readonly outcome: Outcome;
  readonly problems: readonly RowProblem[];
  readonly says: Localized | null;
}

export async function saveChecks(
  turn: Turn,
  batchId: string,
  rows: readonly CheckedRow[],
): Promise<void> {
  await turn.run(sql`
    update import_row r set outcome = c.outcome, problems = c.problems, says = c.says
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c (line int, outcome text, problems jsonb, says jsonb)
    where r.city = ${turn.city} and r.batch_id = ${batchId} and r.line = c.line`);
}

export async function saveRowState(
  turn: Turn,
  batchId: string,
  line: number,
  row: {
    readonly state: RowRow['state'];
    readonly subject?: { readonly type: string; readonly id: string } | null;
    readonly note?: Localized | undefined;
  },
): Promise<void> {
  const { subject } = row;
  await turn.run(sql`
    update import_row set state = ${row.state}, note = ${row.note ? JSON.stringify(row.note) : null}
      ${subject ? sql`, subject_type = ${subject.type}, subject_id = ${subject.id}` : sql``}
    where city = ${turn.city} and batch_id = ${batchId} and line = ${line}`);
}

/** Erases what the rows of an import said; what they made and whether they were good stays. */
export async function eraseRows(turn: Turn, batchId: string): Promise<void> {
  await turn.run(sql`
    update import_row set row_sealed = null, label = ''
    where city = ${turn.city} and batch_id = ${batchId}`);
  await turn.run(sql`
    update import_batch set head_sealed = null, erased_at = ${turn.now}
    where city = ${turn.city} and id = ${batchId}`);
}

/** Imports uploaded before a moment that still say something, the oldest. */
export function listUnerased(turn: Turn, before: Date, limit: number): Promise<{ id: string }[]> {
  return turn.rows(sql`
    select id from import_batch
    where city = ${turn.city} and uploaded_at < ${before} and erased_at is null
    order by uploaded_at limit ${limit}`);
}
