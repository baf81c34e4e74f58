import { sql, type RawBuilder } from 'kysely';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { PayeeState } from './contract-payees.ts';

/** Who is paid: a person, or an organisation. */
export type PayeeHolder =
  | { readonly personId: string; readonly organisationId: null }
  | { readonly personId: null; readonly organisationId: string };

/** By what accounts are found, whoever holds them. */
export function idOfHolder(holder: PayeeHolder): string {
  return holder.organisationId ?? holder.personId;
}

/** One version of where somebody's money goes. */
export interface PayeeRow {
  readonly id: string;
  readonly personId: string | null;
  readonly organisationId: string | null;
  /** The person or the organisation. */
  readonly holderId: string;
  readonly number: number;
  readonly bankName: string;
  readonly accountSealed: Buffer;
  readonly accountIndex: Buffer;
  readonly askedByPerson: string;
  readonly assistedByPerson: string | null;
  readonly askedAt: Date;
  readonly reason: string | null;
  readonly state: PayeeState;
  readonly decidedAt: Date | null;
  readonly decision: string | null;
  readonly inForceFrom: Date | null;
  /** Of an organisation: where its account is looked at. */
  readonly county: string | null;
}

const columns = sql`p.id, p.person_id as "personId", p.organisation_id as "organisationId",
  p.holder_id as "holderId", p.number, p.bank_name as "bankName",
  p.account_sealed as "accountSealed", p.account_index as "accountIndex",
  p.asked_by_person as "askedByPerson", p.assisted_by_person as "assistedByPerson",
  p.asked_at as "askedAt", p.reason, p.state, p.decided_at as "decidedAt", p.decision,
  p.in_force_from as "inForceFrom", p.county`;

/** Every version of the persons and organisations named that is in force, on hold or waiting, newest first. */
export function listLivePayees(turn: Turn, holderIds: readonly string[]): Promise<PayeeRow[]> {
  return turn.rows<PayeeRow>(sql`
    select ${columns} from payee_account p
    where p.city = ${turn.city} and p.holder_id = any(${[...holderIds]}::uuid[])
      and p.state in ('asked', 'confirmed')
    order by p.holder_id, p.number desc`);
}

export function listVersionsOf(turn: Turn, holderId: string): Promise<PayeeRow[]> {
  return turn.rows<PayeeRow>(sql`
    select ${columns} from payee_account p
    where p.city = ${turn.city} and p.holder_id = ${holderId} order by p.number desc limit 100`);
}

/** One version, held until the turn ends. */
export function lockPayee(turn: Turn, id: string): Promise<PayeeRow | undefined> {
  return turn.row<PayeeRow>(sql`
    select ${columns} from payee_account p
    where p.city = ${turn.city} and p.id = ${id} for update`);
}

export interface ChangeFilter {
  readonly state: 'asked' | 'held';
  readonly counties: readonly string[];
}

export interface ChangeRow extends PayeeRow {
  /** Null of an organisation, whose name its own register has. */
  readonly name: string | null;
  readonly askedByName: string;
  readonly county: string | null;
}

/** Changes that wait for a second person or for their day, oldest first, after an id. */
export function listChanges(
  turn: Turn,
  filter: ChangeFilter,
  after: string | undefined,
  limit: number,
): Promise<ChangeRow[]> {
  return turn.rows<ChangeRow>(sql`
    select ${columns}, who.name, asker.name as "askedByName", coalesce(t.county, p.county) as county
    from payee_account p
    left join person who on who.city = p.city and who.id = p.person_id
    join person asker on asker.city = p.city and asker.id = p.asked_by_person
    left join talent t on t.city = p.city and t.id = p.person_id
    where ${waiting(turn, filter)} and (${after ?? null}::uuid is null or p.id > ${after ?? null})
    order by p.id limit ${limit}`);
}

export async function countChanges(turn: Turn, filter: ChangeFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from payee_account p
      left join talent t on t.city = p.city and t.id = p.person_id
      where ${waiting(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

function waiting(turn: Turn, { state, counties }: ChangeFilter): RawBuilder<unknown> {
  const stands =
    state === 'asked'
      ? sql`p.state = 'asked'`
      : sql`p.state = 'confirmed' and p.in_force_from > ${turn.now}`;
  const place =
    counties.length === 0
      ? sql`true`
      : sql`coalesce(t.county, p.county) = any(${[...counties]}::text[])`;
  return sql`p.city = ${turn.city} and ${stands} and ${place}`;
}

/** Accounts of one organisation are asked for one after another. */
export async function lockOrganisation(turn: Turn, organisationId: string): Promise<void> {
  await turn.run(sql`
    select 1 from organisation where city = ${turn.city} and id = ${organisationId} for no key update`);
}

/** Whether one of a person's accounts, under whichever record, is an agent's of the organisation. */
export async function hasAgent(
  turn: Turn,
  personId: string,
  organisationId: string,
): Promise<boolean> {
  const found = await turn.row(sql`
    select from account where city = ${turn.city} and kind = 'agent' and disabled_at is null
      and organisation_id = ${organisationId} and person_id = any(${recordsOf(turn, personId)}) limit 1`);
  return found !== undefined;
}

export interface NewPayee {
  readonly id: string;
  readonly holder: PayeeHolder;
  /** Of an organisation: where its account is looked at. */
  readonly county?: string | null;
  readonly number: number;
  readonly bankName: string;
  readonly sealed: Buffer;
  readonly index: Buffer;
  readonly askedBy: string;
  readonly assistedBy: string | null;
  readonly reason: string | null;
  /** In force at once: the person's own first account. */
  readonly first: boolean;
}

export async function savePayee(turn: Turn, payee: NewPayee): Promise<void> {
  await turn.run(sql`
    insert into payee_account (city, id, person_id, organisation_id, county, number, bank_name, account_sealed, account_index,
      asked_by_person, assisted_by_person, asked_at, reason, state, in_force_from)
    values (${turn.city}, ${payee.id}, ${payee.holder.personId}::uuid, ${payee.holder.organisationId}::uuid,
      ${payee.county ?? null}, ${payee.number}, ${payee.bankName},
      ${payee.sealed}, ${payee.index}, ${payee.askedBy}, ${payee.assistedBy}, ${turn.now},
      ${payee.reason}, ${payee.first ? 'confirmed' : 'asked'},
      ${payee.first ? turn.now : null}::timestamptz)`);
}

export async function decidePayee(
  turn: Turn,
  id: string,
  decision: {
    state: Exclude<PayeeState, 'asked'>;
    by: string;
    words: string | null;
    inForceFrom: Date | null;
  },
): Promise<void> {
  await turn.run(sql`
    update payee_account set state = ${decision.state}, decided_by_person = ${decision.by},
      decided_at = ${turn.now}, decision = ${decision.words},
      in_force_from = ${decision.inForceFrom}::timestamptz
    where city = ${turn.city} and id = ${id}`);
}
