import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { PayeeHolder } from '@yanzhen/registers/talents/offers.ts';
import { keptId, recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Counting } from '../applications/contract.ts';
import type { RecoveryMove, RecoveryState } from './contract.ts';

export interface RecoveryRow {
  readonly id: string;
  readonly number: string;
  readonly applicationId: string;
  readonly reference: string | null;
  /** The person, or who acts for the organisation. */
  readonly personId: string;
  /** Of an organisation's own case: it owes the money. */
  readonly organisationId: string | null;
  readonly benefitId: string;
  readonly name: string;
  readonly county: string | null;
  readonly state: RecoveryState;
  readonly stateSince: Date;
  readonly version: number;
  readonly leftOn: CivilDate;
  readonly graceUntil: CivilDate | null;
  readonly rule: 'pro-rata' | 'full' | 'not-due';
  readonly clause: string;
  readonly serviceFrom: CivilDate;
  readonly requiredMonths: number;
  readonly servedMonths: number;
  readonly paidFen: Fen;
  readonly amountFen: Fen;
  readonly receivedFen: Fen;
  readonly replyDueOn: CivilDate | null;
  readonly replyCounting: Counting | null;
  readonly noticedByPerson: string | null;
  readonly demandedByPerson: string | null;
  readonly stateBefore: RecoveryState | null;
  readonly waiverId: string | null;
  readonly waiverProposedByPerson: string | null;
}

const columns = sql`r.id, r.number, r.application_id as "applicationId", a.reference,
  ${keptId('r', 'person_id')} as "personId",
  case when a.for_organisation then a.organisation_id end as "organisationId", r.benefit_id as "benefitId", a.applicant_name as name, r.county, r.state,
  r.state_since as "stateSince", r.version, r.left_on as "leftOn", r.grace_until as "graceUntil",
  r.rule, r.clause, r.service_from as "serviceFrom", r.required_months as "requiredMonths",
  r.served_months as "servedMonths", r.paid_fen as "paidFen", r.amount_fen as "amountFen",
  r.received_fen as "receivedFen", r.reply_due_on as "replyDueOn",
  r.reply_counting as "replyCounting",
  r.noticed_by_person as "noticedByPerson", r.demanded_by_person as "demandedByPerson",
  r.state_before as "stateBefore", r.waiver_id as "waiverId",
  r.waiver_proposed_by_person as "waiverProposedByPerson"`;
const joined = sql`recovery r join application a on a.city = r.city and a.id = r.application_id`;

/** One recovery, held until the turn ends. */
export function lockRecovery(turn: Turn, id: string): Promise<RecoveryRow | undefined> {
  return turn.row<RecoveryRow>(sql`
    select ${columns} from ${joined} where r.city = ${turn.city} and r.id = ${id} for update of r`);
}

export function findRecovery(turn: Turn, id: string): Promise<RecoveryRow | undefined> {
  return turn.row<RecoveryRow>(sql`
    select ${columns} from ${joined} where r.city = ${turn.city} and r.id = ${id}`);
}

/** Holds what a case has to repay until the turn ends, so that two findings of one moment queue up. */
export async function lockCase(turn: Turn, applicationId: string): Promise<void> {
  await turn.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${turn.city}/recovery/${applicationId}`}, 0))`,
  );
}

/** The recovery of a case that is not dropped. */
export function findOfCase(turn: Turn, applicationId: string): Promise<RecoveryRow | undefined> {
  return turn.row<RecoveryRow>(sql`
    select ${columns} from ${joined}
    where r.city = ${turn.city} and r.application_id = ${applicationId} and r.state <> 'dropped'`);
}

export interface RecoveryFilter {
  readonly state: RecoveryState | undefined;
  readonly counties: readonly string[];
}

export function listRecoveries(
  turn: Turn,
  filter: RecoveryFilter,
  after: string | undefined,
  limit: number,
): Promise<RecoveryRow[]> {
  return turn.rows<RecoveryRow>(sql`
    select ${columns} from ${joined}
    where ${within(turn, filter)} and (${after ?? null}::uuid is null or r.id < ${after ?? null})
    order by r.id desc limit ${limit}`);
}

export async function countRecoveries(turn: Turn, filter: RecoveryFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from recovery r where ${within(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

function within(turn: Turn, { state, counties }: RecoveryFilter): RawBuilder<unknown> {
  const stands = state === undefined ? sql`true` : sql`r.state = ${state}`;
  const place = counties.length === 0 ? sql`true` : sql`r.county = any(${[...counties]}::text[])`;
  return sql`r.city = ${turn.city} and ${stands} and ${place}`;
}

/** What a person or an organisation was told of. */
export function listOfHolder(turn: Turn, holder: PayeeHolder): Promise<RecoveryRow[]> {
  const whose =
    holder.organisationId === null
      ? sql`not a.for_organisation and r.person_id = any(${recordsOf(turn, holder.personId)})`
      : sql`a.for_organisation and a.organisation_id = ${holder.organisationId}`;
  return turn.rows<RecoveryRow>(sql`
    select ${columns} from ${joined}
    where r.city = ${turn.city} and ${whose}
      and r.state not in ('grace', 'opened', 'dropped') order by r.id desc limit 50`);
}

export function listInGrace(turn: Turn, limit: number): Promise<RecoveryRow[]> {
  return turn.rows<RecoveryRow>(sql`
    select ${columns} from ${joined}
    where r.city = ${turn.city} and r.state = 'grace' order by r.id limit ${limit}`);
}

export type NewRecovery = Omit<
  RecoveryRow,
  | 'reference' | 'name' | 'organisationId' | 'stateSince' | 'version' | 'receivedFen' | 'replyDueOn' | 'replyCounting' | 'noticedByPerson'
  | 'demandedByPerson' | 'stateBefore' | 'waiverId' | 'waiverProposedByPerson'
> & { readonly cause: 'reported' | 'comparison' | 'officer' }; // prettier-ignore

export async function saveRecovery(turn: Turn, row: NewRecovery): Promise<void> {
  await turn.run(sql`
    insert into recovery (city, id, number, application_id, person_id, benefit_id, county, state,
      state_since, version, cause, left_on, grace_until, rule, clause, service_from, required_months,
      served_months, paid_fen, amount_fen, opened_at)
    values (${turn.city}, ${row.id}, ${row.number}, ${row.applicationId}, ${row.personId},
      ${row.benefitId}, ${row.county}, ${row.state}, ${turn.now}, 1, ${row.cause}, ${row.leftOn},
      ${row.graceUntil}, ${row.rule}, ${row.clause}, ${row.serviceFrom}, ${row.requiredMonths},
      ${row.servedMonths}, ${row.paidFen}, ${row.amountFen}, ${turn.now})`);
}

export interface EventRow {
  readonly id: string;
  readonly number: number;
  readonly move: RecoveryMove;
  readonly toState: RecoveryState;
  readonly actorPersonId: string | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export async function appendEvent(
  turn: Turn,
  recoveryId: string,
  event: {
    number: number;
    move: RecoveryMove;
    from: RecoveryState | null;
    to: RecoveryState;
    reason: string | undefined;
    detail: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await turn.run(sql`
    insert into recovery_event (city, id, recovery_id, number, move, from_state, to_state,
      actor_person_id, reason, detail, at)
    values (${turn.city}, ${turn.newId()}, ${recoveryId}, ${event.number}, ${event.move}, ${event.from},
      ${event.to}, ${turn.actor?.personId ?? null}::uuid, ${event.reason ?? null},
      ${JSON.stringify(event.detail)}, ${turn.now})`);
}

export function listEvents(turn: Turn, recoveryId: string): Promise<EventRow[]> {
  return turn.rows<EventRow>(sql`
    select e.id, e.number, e.move, e.to_state as "toState", e.actor_person_id as "actorPersonId",
           p.name as "actorName", e.reason, e.at
    from recovery_event e
    left join person p on p.city = e.city and p.id = e.actor_person_id
    where e.city = ${turn.city} and e.recovery_id = ${recoveryId} order by e.number`);
}

/** Moves a recovery from the version that was read, with what the move settles. @returns rows touched. */
export function writeState(
  turn: Turn,
  row: Pick<RecoveryRow, 'id' | 'version'>,
  to: RecoveryState,
  settle: Readonly<Record<string, unknown>>,
): Promise<number> {
  const changes = Object.entries(settle).map(
    ([column, value]) => sql`, ${sql.ref(column)} = ${value}`,
  );
  return turn.run(sql`
    update recovery set state = ${to}, state_since = ${turn.now}, version = version + 1
      ${changes.length > 0 ? sql.join(changes, sql``) : sql``}
    where city = ${turn.city} and id = ${row.id} and version = ${row.version}`);
}

export interface PlanPart {
  readonly number: number;
  readonly dueOn: CivilDate;
  readonly amountFen: Fen;
}

export function listPlan(turn: Turn, recoveryId: string): Promise<PlanPart[]> {
  return turn.rows<PlanPart>(sql`
    select number, due_on as "dueOn", amount_fen as "amountFen" from recovery_plan
    where city = ${turn.city} and recovery_id = ${recoveryId} order by number`);
}

export async function savePlan(
  turn: Turn,
  recoveryId: string,
  parts: readonly PlanPart[],
): Promise<void> {
  await turn.run(sql`
    insert into recovery_plan (city, recovery_id, number, due_on, amount_fen)
    select ${turn.city}, ${recoveryId}, p.number, p."dueOn", p."amountFen"
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as p(number int, "dueOn" date, "amountFen" bigint)`);
}

/** The plan of a demand that was taken back; the next one has another. */
export async function dropPlan(turn: Turn, recoveryId: string): Promise<void> {
  await turn.run(sql`
    delete from recovery_plan where city = ${turn.city} and recovery_id = ${recoveryId}`);
}

/** The recovery that an event demanded. */
export async function findDemanded(turn: Turn, eventId: string): Promise<string | undefined> {
  const row = await turn.row<{ id: string }>(sql`
    select recovery_id as id from recovery_event
    where city = ${turn.city} and id = ${eventId} and move = 'demand'`);
  return row?.id;
}

export interface ReceiptRow {
  readonly id: string;
  readonly kind: 'received' | 'set-off';
  readonly amountFen: Fen;
  readonly on: CivilDate;
  readonly document: string;
}

export function listReceipts(turn: Turn, recoveryId: string): Promise<ReceiptRow[]> {
  return turn.rows<ReceiptRow>(sql`
    select id, kind, amount_fen as "amountFen", on_day as on, document from recovery_receipt
    where city = ${turn.city} and recovery_id = ${recoveryId} order by id`);
}

/** Keeps a receipt. @returns false when its document settled something before. */
export async function saveReceipt(
  turn: Turn,
  recoveryId: string,
  receipt: Omit<ReceiptRow, 'id'> & {
    part: { applicationId: string; instalment: number } | null;
    personId: string;
  },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into recovery_receipt (city, id, recovery_id, kind, amount_fen, on_day, document,
      application_id, instalment, by_person, at)
    values (${turn.city}, ${turn.newId()}, ${recoveryId}, ${receipt.kind}, ${receipt.amountFen},
      ${receipt.on}, ${receipt.document}, ${receipt.part?.applicationId ?? null},
      ${receipt.part?.instalment ?? null}, ${receipt.personId}, ${turn.now})
    on conflict (city, document) do nothing`);
  return kept === 1;
}
