import { sql } from 'kysely';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { contactModes, contactStages } from './contract.ts';

/** Units for which the actor acts. */
export async function listSeats(turn: Turn): Promise<string[]> {
  const rows = await turn.rows<{ unit: string }>(sql`
    select unit from proposal_seat where city = ${turn.city}
      and person_id = any(${recordsOf(turn, actorOf(turn).personId)}) limit 100`);
  return rows.map((row) => row.unit);
}

/** Who acts for a unit, at most fifty. */
export async function listSeated(turn: Turn, unit: string): Promise<string[]> {
  const rows = await turn.rows<{ id: string }>(sql`
    select person_id as id from proposal_seat where city = ${turn.city} and unit = ${unit} limit 50`);
  return rows.map((row) => row.id);
}

/** @returns the person of the account; undefined where there is no such login. */
export async function saveSeat(
  turn: Turn,
  login: string,
  unit: string,
): Promise<string | undefined> {
  const row = await turn.row<{ id: string }>(sql`
    with who as (select person_id from account where city = ${turn.city} and login = ${login}),
    kept as (insert into proposal_seat (city, person_id, unit, at)
      select ${turn.city}, person_id, ${unit}, ${turn.now} from who on conflict do nothing)
    select person_id as id from who`);
  return row?.id;
}

export interface JointRow {
  readonly unit: string;
  readonly dueOn: string;
  readonly returnUntil: string;
  readonly opinion: string | null;
  readonly by: string | null;
}

export function listJoint(turn: Turn, proposalId: string): Promise<JointRow[]> {
  return turn.rows<JointRow>(sql`
    select j.unit, j.due_on as "dueOn", j.return_until as "returnUntil", j.opinion, w.name as by
    from proposal_joint j left join person w on w.city = j.city and w.id = j.person_id
    where j.city = ${turn.city} and j.proposal_id = ${proposalId} order by j.unit limit 20`);
}

/** The units that are asked now; an opinion that was given stays. */
export async function saveJoint(
  turn: Turn,
  proposalId: string,
  units: readonly string[],
  term: { readonly returnUntil: string; readonly dueOn: string },
): Promise<void> {
  await turn.run(sql`
    delete from proposal_joint where city = ${turn.city} and proposal_id = ${proposalId}
      and opinion is null and unit <> all(${[...units]}::text[])`);
  await turn.run(sql`
    insert into proposal_joint (city, proposal_id, unit, return_until, due_on)
    select ${turn.city}, ${proposalId}, unnest(${[...units]}::text[]), ${term.returnUntil}, ${term.dueOn}
    on conflict (city, proposal_id, unit) do update set return_until = excluded.return_until, due_on = excluded.due_on
      where proposal_joint.opinion is null`);
}

/** @returns rows touched: 0 where the unit is not asked or has given its opinion. */
export function saveOpinion(turn: Turn, proposalId: string, unit: string, opinion: string) {
  return turn.run(sql`
    update proposal_joint set opinion = ${opinion}, person_id = ${actorOf(turn).personId}, at = ${turn.now}
    where city = ${turn.city} and proposal_id = ${proposalId} and unit = ${unit} and opinion is null`);
}

export function removeJoint(turn: Turn, proposalId: string, unit: string): Promise<number> {
  return turn.run(sql`
    delete from proposal_joint
    where city = ${turn.city} and proposal_id = ${proposalId} and unit = ${unit} and opinion is null`);
}

export async function appendReturn(
  turn: Turn,
  row: {
    proposalId: string;
    unit: string;
    part: 'lead' | 'joint';
    reason: string;
    returnUntil: string;
  },
): Promise<void> {
  await turn.run(sql`
    insert into proposal_return (city, id, proposal_id, unit, part, reason, returned_on, return_until, person_id)
    values (${turn.city}, ${turn.newId()}, ${row.proposalId}, ${row.unit}, ${row.part}, ${row.reason},
      ${turn.today}, ${row.returnUntil}, ${actorOf(turn).personId})`);
}

export function listReturns(
  turn: Turn,
  proposalId: string,
): Promise<{ id: string; unit: string; reason: string; on: string; by: string }[]> {
  return turn.rows(sql`
    select r.id, r.unit, r.reason, r.returned_on as on, w.name as by from proposal_return r
      join person w on w.city = r.city and w.id = r.person_id
    where r.city = ${turn.city} and r.proposal_id = ${proposalId} order by r.id limit 100`);
}

export interface ContactRow {
  readonly id: string;
  readonly stage: (typeof contactStages)[number] | 'face-to-face';
  readonly mode: (typeof contactModes)[number];
  readonly on: string;
  readonly says: string;
  readonly by: string;
}

export function listContacts(turn: Turn, proposalId: string): Promise<ContactRow[]> {
  return turn.rows<ContactRow>(sql`
    select c.id, c.stage, c.mode, c.held_on as on, c.says, w.name as by from proposal_contact c
      join person w on w.city = c.city and w.id = c.person_id
    where c.city = ${turn.city} and c.proposal_id = ${proposalId} order by c.held_on, c.id limit 200`);
}

export async function appendContact(
  turn: Turn,
  proposalId: string,
  row: Omit<ContactRow, 'id' | 'by'>,
): Promise<void> {
  await turn.run(sql`
    insert into proposal_contact (city, id, proposal_id, stage, mode, held_on, says, person_id, at)
    values (${turn.city}, ${turn.newId()}, ${proposalId}, ${row.stage}, ${row.mode}, ${row.on}, ${row.says},
      ${actorOf(turn).personId}, ${turn.now})`);
}
