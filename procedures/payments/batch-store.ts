import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { PayeeHolder } from '@yanzhen/registers/talents/offers.ts';
import { correctRow } from '@yanzhen/server/history/history.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Batch } from './contract.ts';

export type BatchState = Batch['state'];

export interface BatchRow {
  readonly id: string;
  readonly number: string;
  readonly benefitId: string;
  readonly state: BatchState;
  readonly lineCount: number;
  readonly totalFen: Fen;
  readonly preparedByPerson: string;
  readonly preparedByName: string;
  readonly preparedAt: Date;
  readonly signedByPerson: string | null;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
  readonly releasedByPerson: string | null;
  readonly releasedByName: string | null;
  readonly releasedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly fileSha256: Buffer | null;
  readonly fileVersion: number;
}

export interface LineRow {
  readonly id: string;
  readonly number: number | null;
  readonly batchId: string;
  readonly applicationId: string;
  readonly instalment: number;
  readonly reference: string;
  /** Of a person, or of an organisation. */
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly name: string;
  readonly accountSealed: Buffer;
  readonly accountIndex: Buffer;
  readonly bankName: string | null;
  readonly county: string | null;
  readonly amountFen: Fen;
  readonly state: 'open' | 'removed' | 'paid' | 'returned' | 'recalled' | 'voided';
  readonly reason: string | null;
  readonly paidOn: CivilDate | null;
}

/** Whom a line pays. */
export function holderOf({ personId, organisationId }: LineRow): PayeeHolder {
  if (organisationId !== null) return { personId: null, organisationId };
  if (personId === null) throw new Error('a line of nobody');
  return { personId, organisationId: null };
}

const batchColumns = sql`id, number, benefit_id as "benefitId", state, line_count as "lineCount",
  total_fen as "totalFen", prepared_by_person as "preparedByPerson",
  prepared_by_name as "preparedByName", prepared_at as "preparedAt",
  signed_by_person as "signedByPerson", signed_by_name as "signedByName", signed_at as "signedAt",
  released_by_person as "releasedByPerson", released_by_name as "releasedByName",
  released_at as "releasedAt", answered_at as "answeredAt", file_sha256 as "fileSha256", file_version as "fileVersion"`;

const lineColumns = sql`id, number, batch_id as "batchId", application_id as "applicationId",
  instalment, reference, person_id as "personId", organisation_id as "organisationId", payee_name as name, account_sealed as "accountSealed",
  account_index as "accountIndex", bank_name as "bankName", county, amount_fen as "amountFen",
  state, reason, paid_on as "paidOn"`;

/** @param lock  Holds the batch until the turn ends, so that two acts on it come one after another. */
export async function findBatch(
  turn: Turn,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<BatchRow | undefined> {
  return turn.row<BatchRow>(sql`
    select ${batchColumns} from payment_batch
    where city = ${turn.city} and id = ${id} ${lock ? sql`for update` : sql``}`);
}

export async function listBatches(
  turn: Turn,
  filter: { state?: BatchState | undefined; after?: string | undefined; limit: number },
): Promise<BatchRow[]> {
  return turn.rows<BatchRow>(sql`
    select ${batchColumns} from payment_batch
    where city = ${turn.city} and (${filter.state ?? null}::text is null or state = ${filter.state ?? null})
      and (${filter.after ?? null}::uuid is null or id < ${filter.after ?? null})
    order by id desc limit ${filter.limit}`);
}

export async function countBatches(turn: Turn, state: BatchState | undefined): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from payment_batch where city = ${turn.city}
      and (${state ?? null}::text is null or state = ${state ?? null}) limit 10001) counted`);
  return row?.n ?? 0;
}

export async function saveBatch(
  turn: Turn,
  batch: {
    id: string;
    number: string;
    benefitId: string;
    lineCount: number;
    totalFen: Fen;
    fileVersion: number;
    by: { accountId: string; personId: string; name: string };
  },
): Promise<void> {
  await turn.run(sql`
    insert into payment_batch (city, id, number, benefit_id, state, line_count, total_fen,
      prepared_by_account, prepared_by_person, prepared_by_name, prepared_at, file_version)
    values (${turn.city}, ${batch.id}, ${batch.number}, ${batch.benefitId}, 'prepared',
      ${batch.lineCount}, ${batch.totalFen}, ${batch.by.accountId}, ${batch.by.personId},
      ${batch.by.name}, ${turn.now}, ${batch.fileVersion})`);
}

export type NewLine = Pick<
  LineRow,
  | 'id' | 'applicationId' | 'instalment' | 'reference' | 'personId' | 'organisationId' | 'name' | 'bankName' | 'county' | 'amountFen'
> & {
  readonly number: number;
  readonly accountSealed: Buffer;
  readonly accountIndex: Buffer;
  /** The version of the account, in force since then. */
  readonly payeeAccountId: string;
  readonly payeeInForceFrom: Date;
}; // prettier-ignore

export async function saveLines(
  turn: Turn,
  batchId: string,
  lines: readonly NewLine[],
): Promise<void> {
  const rows = lines.map((line) => ({
    ...line,
    accountSealed: line.accountSealed.toString('hex'),
    accountIndex: line.accountIndex.toString('hex'),
  }));
  await turn.run(sql`
    insert into payment_line (city, id, batch_id, number, application_id, instalment, reference, person_id,
      organisation_id, payee_name, account_sealed, account_index, bank_name, county, amount_fen, state,
      payee_account_id, payee_in_force_from, made_at)
    select ${turn.city}, l.id, ${batchId}, l.number, l."applicationId", l.instalment, l.reference, l."personId",
      l."organisationId", l.name, decode(l."accountSealed", 'hex'), decode(l."accountIndex", 'hex'), l."bankName",
      l.county, l."amountFen", 'open', l."payeeAccountId", l."payeeInForceFrom", ${turn.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id uuid, number int,
      "applicationId" uuid, instalment int, reference text, "personId" uuid, "organisationId" uuid, name text, "accountSealed" text,
      "accountIndex" text, "bankName" text, county text, "amountFen" bigint, "payeeAccountId" uuid,
      "payeeInForceFrom" timestamptz)`);
}

/** Lines of a batch in the order of the file; removed ones last. */
export function listLines(turn: Turn, batchId: string): Promise<LineRow[]> {
  return turn.rows<LineRow>(sql`
    select ${lineColumns} from payment_line
    where city = ${turn.city} and batch_id = ${batchId} order by number nulls last, id`);
}

/** Lines that ever were made for an application, oldest first. */
export function listLinesOf(turn: Turn, applicationId: string): Promise<LineRow[]> {
  return turn.rows<LineRow>(sql`
    select ${lineColumns} from payment_line
    where city = ${turn.city} and application_id = ${applicationId} order by id`);
}

/** Why the newest payment of each application came back; those that never did are left out. */
export async function returnedReasons(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await turn.rows<{ id: string; reason: string }>(sql`
    select distinct on (application_id) application_id as id, reason from payment_line
    where city = ${turn.city} and state = 'returned'
      and application_id = any(${applicationIds}::uuid[])
    order by application_id, id desc`);
  return new Map(rows.map((row) => [row.id, row.reason]));
}

/** Takes a line out of its batch: the others move up, and count and sum follow. */
export async function takeOutLine(turn: Turn, line: LineRow, reason: string): Promise<void> {
  await turn.run(sql`
    update payment_line set state = 'removed', number = null, reason = ${reason}
    where city = ${turn.city} and id = ${line.id} and state = 'open'`);
  await turn.run(sql`
    update payment_line set number = number - 1
    where city = ${turn.city} and batch_id = ${line.batchId} and number > ${line.number}`);
  await turn.run(sql`
    update payment_batch set line_count = line_count - 1, total_fen = total_fen - ${line.amountFen},
      state = case when line_count = 1 then 'cancelled' else state end
    where city = ${turn.city} and id = ${line.batchId}`);
}

export async function markSigned(
  turn: Turn,
  id: string,
  by: { personId: string; name: string },
): Promise<void> {
  await turn.run(sql`
    update payment_batch set state = 'signed', signed_by_person = ${by.personId},
      signed_by_name = ${by.name}, signed_at = ${turn.now}
    where city = ${turn.city} and id = ${id} and state = 'prepared'`);
}

export async function markReleased(
  turn: Turn,
  id: string,
  by: { personId: string; name: string },
  fileSha256: Buffer,
): Promise<void> {
  await turn.run(sql`
    update payment_batch set state = 'exported', released_by_person = ${by.personId},
      released_by_name = ${by.name}, released_at = ${turn.now}, file_sha256 = ${fileSha256}
    where city = ${turn.city} and id = ${id} and state = 'signed'`);
}

export interface AnswerRow {
  readonly importedAt: Date;
  readonly contentSha256: Buffer;
  readonly okCount: number;
  readonly okFen: Fen;
  readonly returnedCount: number;
  readonly returnedFen: Fen;
}

export async function findAnswer(turn: Turn, batchId: string): Promise<AnswerRow | undefined> {
  return turn.row<AnswerRow>(sql`
    select imported_at as "importedAt", content_sha256 as "contentSha256", ok_count as "okCount",
           ok_fen as "okFen", returned_count as "returnedCount", returned_fen as "returnedFen"
    from bank_answer where city = ${turn.city} and batch_id = ${batchId}`);
}

export async function saveAnswer(
  turn: Turn,
  answer: Omit<AnswerRow, 'importedAt'> & { batchId: string; fileSha256: Buffer; personId: string },
): Promise<void> {
  await turn.run(sql`
    with kept as (
      insert into bank_answer (city, id, batch_id, content_sha256, file_sha256, imported_by_person,
        imported_at, ok_count, ok_fen, returned_count, returned_fen)
      values (${turn.city}, ${turn.newId()}, ${answer.batchId}, ${answer.contentSha256},
        ${answer.fileSha256}, ${answer.personId}, ${turn.now}, ${answer.okCount}, ${answer.okFen},
        ${answer.returnedCount}, ${answer.returnedFen})
    )
    update payment_batch set state = 'answered', answered_at = ${turn.now}
    where city = ${turn.city} and id = ${answer.batchId}`);
}

export async function settleLine(
  turn: Turn,
  id: string,
  outcome: { state: 'paid'; paidOn: CivilDate } | { state: 'returned'; reason: string },
): Promise<void> {
  const paidOn = outcome.state === 'paid' ? outcome.paidOn : null;
  const reason = outcome.state === 'returned' ? outcome.reason : null;
  await turn.run(sql`
    update payment_line set state = ${outcome.state}, paid_on = ${paidOn}, reason = ${reason}
    where city = ${turn.city} and id = ${id} and state = 'open'`);
}

export async function savePayment(
  turn: Turn,
  payment: {
    line: LineRow;
    benefitId: string;
    cluster: string | null;
    education: string | null;
    paidOn: CivilDate;
  },
): Promise<void> {
  const { line, benefitId, cluster, education, paidOn } = payment;
  await turn.run(sql`
    insert into payment (city, id, application_id, instalment, reference, person_id, organisation_id,
      benefit_id, county, cluster, education, amount_fen, batch_id, line_id, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${line.applicationId}, ${line.instalment}, ${line.reference},
      ${line.personId}::uuid, ${line.organisationId}::uuid, ${benefitId}, ${line.county}, ${cluster}, ${education}, ${line.amountFen},
      ${line.batchId}, ${line.id}, ${paidOn}, ${turn.now})`);
}

/** What was paid came back after it had arrived. */
export async function recallLineRow(turn: Turn, id: string, reason: string): Promise<void> {
  await turn.run(sql`
    update payment_line set state = 'recalled', reason = ${reason}
    where city = ${turn.city} and id = ${id} and state = 'paid'`);
}

/** Ends a payment on the day on which the bank sent it back; figures count it until then. */
export async function endPayment(turn: Turn, line: LineRow, on: CivilDate): Promise<void> {
  const row = await turn.row<{ id: string }>(sql`
    select id from payment
    where city = ${turn.city} and line_id = ${line.id} and valid_until is null for update`);
  if (!row) throw new Error('a paid line without its payment');
  await correctRow(turn, 'payment', row.id, { valid_until: on });
}
