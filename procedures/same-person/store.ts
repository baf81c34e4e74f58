import { sql } from 'kysely';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Counting } from '../applications/contract.ts';
import type { GroupMove, GroupState } from './contract.ts';
import type { Match } from './find-matches.ts';

export interface GroupRow {
  readonly id: string;
  readonly number: string;
  readonly state: GroupState;
  readonly stateSince: Date;
  readonly version: number;
  readonly openedAt: Date;
  readonly dueOn: CivilDate;
  readonly counting: Counting | null;
  readonly proposedByPerson: string | null;
}

const columns = sql`g.id, g.number, g.state, g.state_since as "stateSince", g.version,
  g.opened_at as "openedAt", g.due_on as "dueOn", g.counting, g.proposed_by_person as "proposedByPerson"`;

/** One finder opens groups at a time in a city; held until the turn ends. */
export async function lockFinder(turn: Turn): Promise<void> {
  await turn.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(${`same-person/${turn.city}`}, 0))`,
  );
}

/** Of matches those that were never found before. */
export async function listNew(turn: Turn, matches: readonly Match[]): Promise<readonly Match[]> {
  if (matches.length === 0) return [];
  return turn.rows<Match>(sql`
    select m.one, m.other, m.sign, m.mark
    from jsonb_to_recordset(${JSON.stringify(matches)}::jsonb)
      as m(one uuid, other uuid, sign text, mark text)
    where not exists (select from match_group_sign s where s.city = ${turn.city}
      and s.one_person = m.one and s.other_person = m.other and s.sign = m.sign
      and s.mark = decode(m.mark, 'hex'))
    order by 1, 2, 3, 4`);
}

/** The number of a group that stands against deciding on a person's money. */
export async function findAgainst(turn: Turn, personId: string): Promise<string | null> {
  const row = await turn.row<{ number: string | null }>(
    sql`select yanzhen_match_against(${turn.city}, ${personId}) as number`,
  );
  return row?.number ?? null;
}

/** An unsettled group in which one of two records stands, the newest that has room for them; held. */
export function findRoom(
  turn: Turn,
  one: string,
  other: string,
  most: number,
): Promise<GroupRow | undefined> {
  return turn.row<GroupRow>(sql`
    select ${columns} from match_group g
    where g.city = ${turn.city} and g.state in ('open', 'unclear', 'disputed', 'proposed')
      and g.id in (select m.group_id from match_group_member m
        where m.city = ${turn.city} and m.person_id in (${one}, ${other}) and m.apart_at is null)
      and not exists (select from match_group_member m where m.city = g.city and m.group_id = g.id
        and m.person_id in (${one}, ${other}) and m.apart_at is not null)
      and (select count(*) from match_group_member m where m.city = g.city and m.group_id = g.id
        and m.person_id not in (${one}, ${other})) <= ${most - 2}::int
    order by g.id desc limit 1 for update of g`);
}

export async function findGroupOfPair(
  turn: Turn,
  one: string,
  other: string,
  sign: string,
): Promise<string | undefined> {
  const row = await turn.row<{ id: string }>(sql`
    select group_id as id from match_group_sign where city = ${turn.city}
      and one_person = ${one} and other_person = ${other} and sign = ${sign}`);
  return row?.id;
}

export function findGroup(turn: Turn, id: string): Promise<GroupRow | undefined> {
  return turn.row<GroupRow>(
    sql`select ${columns} from match_group g where g.city = ${turn.city} and g.id = ${id}`,
  );
}

export function lockGroup(turn: Turn, id: string): Promise<GroupRow | undefined> {
  return turn.row<GroupRow>(sql`
    select ${columns} from match_group g where g.city = ${turn.city} and g.id = ${id} for update`);
}

export function listGroups(
  turn: Turn,
  state: GroupState | undefined,
  after: string | undefined,
  limit: number,
): Promise<GroupRow[]> {
  return turn.rows<GroupRow>(sql`
    select ${columns} from match_group g
    where g.city = ${turn.city} and ${state === undefined ? sql`true` : sql`g.state = ${state}`}
      and ${after === undefined ? sql`true` : sql`g.id < ${after}::uuid`}
    order by g.id desc limit ${limit}`);
}

export async function countGroups(turn: Turn, state: GroupState | undefined): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from match_group g where g.city = ${turn.city}
      and ${state === undefined ? sql`true` : sql`g.state = ${state}`} limit 10001) counted`);
  return row?.n ?? 0;
}

/** A new group with its first event. */
export async function saveGroup(
  turn: Turn,
  group: {
    id: string;
    number: string;
    dueOn: CivilDate;
    counting: Counting;
    signs: readonly string[];
    reason: string | null;
  },
): Promise<void> {
  const actor = group.reason === null ? null : turn.actor;
  await turn.run(sql`
    with opened as (
      insert into match_group (city, id, number, state, state_since, version, opened_at, due_on,
        counting)
      values (${turn.city}, ${group.id}, ${group.number}, 'open', ${turn.now}, 1, ${turn.now},
        ${group.dueOn}, ${JSON.stringify(group.counting)})
      returning city, id
    )
    insert into match_group_event (city, id, group_id, number, move, to_state, actor_person_id,
      actor_name, reason, detail, at)
    select city, ${turn.newId()}, id, 1, 'found', 'open', ${actor?.personId ?? null}::uuid,
      ${actor?.name ?? null}, ${group.reason}, ${JSON.stringify({ signs: group.signs })}, ${turn.now}
    from opened`);
}

/** @returns how many were none before. */
export function saveMembers(
  turn: Turn,
  groupId: string,
  personIds: readonly string[],
): Promise<number> {
  return turn.run(sql`
    insert into match_group_member (city, group_id, person_id, added_at)
    select ${turn.city}, ${groupId}, unnest(${[...personIds]}::uuid[]), ${turn.now}
    on conflict do nothing`);
}

export async function saveSigns(
  turn: Turn,
  groupId: string,
  { one, other }: { one: string; other: string },
  signs: readonly Pick<Match, 'sign' | 'mark'>[],
): Promise<void> {
  await turn.run(sql`
    insert into match_group_sign (city, group_id, one_person, other_person, sign, mark, found_at)
    select ${turn.city}, ${groupId}, ${one}, ${other}, s.sign, decode(s.mark, 'hex'), ${turn.now}
    from jsonb_to_recordset(${JSON.stringify(signs)}::jsonb) as s(sign text, mark text)
    on conflict do nothing`);
}

export async function saveApart(turn: Turn, groupId: string, personId: string): Promise<void> {
  await turn.run(sql`
    update match_group_member set apart_at = ${turn.now}
    where city = ${turn.city} and group_id = ${groupId} and person_id = ${personId}`);
}

/** Writes the event of a move and the row with it. @returns 0 where the row is at another version. */
export function writeMove(
  turn: Turn,
  group: Pick<GroupRow, 'id' | 'version' | 'state'>,
  move: {
    move: GroupMove;
    to: GroupState;
    by: Actor | null;
    reason: string | undefined;
    detail: Readonly<Record<string, unknown>>;
    settle: { proposed: string | null; confirmed: string | null };
  },
): Promise<number> {
  return turn.run(sql`
    with moved as (
      update match_group set state = ${move.to}, version = version + 1,
        state_since = case when state = ${move.to} then state_since else ${turn.now} end,
        proposed_by_person = ${move.settle.proposed}::uuid,
        confirmed_by_person = ${move.settle.confirmed}::uuid
      where city = ${turn.city} and id = ${group.id} and version = ${group.version}
      returning city, id, version
    )
    insert into match_group_event (city, id, group_id, number, move, from_state, to_state,
      actor_person_id, actor_name, reason, detail, at)
    select city, ${turn.newId()}, id, version, ${move.move}, ${group.state}, ${move.to},
      ${move.by?.personId ?? null}::uuid, ${move.by?.name ?? null}, ${move.reason ?? null},
      ${JSON.stringify(move.detail)}, ${turn.now}
    from moved`);
}

export interface MemberRow {
  readonly groupId: string;
  readonly personId: string;
  readonly name: string;
  readonly knownSince: Date;
  readonly apartAt: Date | null;
  /** The record that stands for this one: itself where it was not merged away. */
  readonly keptId: string;
  readonly identified: boolean;
}

const memberColumns = sql`m.group_id as "groupId", m.person_id as "personId", p.name,
  p.created_at as "knownSince", m.apart_at as "apartAt", coalesce(p.kept_id, p.id) as "keptId",
  p.identity_index is not null as identified`;

export function listMembers(turn: Turn, groupId: string): Promise<MemberRow[]> {
  return listMembersOf(turn, [groupId]);
}

export function listMembersOf(turn: Turn, groupIds: readonly string[]): Promise<MemberRow[]> {
  return turn.rows<MemberRow>(sql`
    select ${memberColumns} from match_group_member m
    join person p on p.city = m.city and p.id = m.person_id
    where m.city = ${turn.city} and m.group_id = any(${[...groupIds]}::uuid[])
    order by m.group_id, m.added_at, p.created_at, m.person_id`);
}

export interface SignRow extends Omit<Match, 'mark'> {
  readonly groupId: string;
  readonly foundAt: Date;
}

export function listSignsOf(turn: Turn, groupIds: readonly string[]): Promise<SignRow[]> {
  return turn.rows<SignRow>(sql`
    select group_id as "groupId", one_person as one, other_person as other, sign, found_at as "foundAt"
    from match_group_sign where city = ${turn.city} and group_id = any(${[...groupIds]}::uuid[])
    order by group_id, found_at, one_person, other_person, sign limit 2000`);
}

export function listEvents(
  turn: Turn,
  groupId: string,
): Promise<{ id: string; move: GroupMove; by: string | null; reason: string | null; at: Date }[]> {
  return turn.rows(sql`
    select id, move, actor_name as by, reason, at from match_group_event
    where city = ${turn.city} and group_id = ${groupId} order by number limit 500`);
}

/** Begins the pass of a day. @returns false when it was begun before. */
export async function beginPass(turn: Turn): Promise<boolean> {
  const begun = await turn.run(sql`
    insert into match_pass (city, on_day, started_at) values (${turn.city}, ${turn.today}, ${turn.now})
    on conflict do nothing`);
  return begun === 1;
}

export async function addToPass(
  turn: Turn,
  onDay: CivilDate,
  part: { persons: number; groups: number; ended: boolean },
): Promise<void> {
  await turn.run(sql`
    update match_pass set persons = persons + ${part.persons}, groups = groups + ${part.groups},
      ended_at = ${part.ended ? turn.now : null}::timestamptz
    where city = ${turn.city} and on_day = ${onDay}`);
}

/** Persons in the order of their ids, after one. */
export async function listPersonIds(
  turn: Turn,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await turn.rows<{ id: string }>(sql`
    select id from person
    where city = ${turn.city} and ${after === null ? sql`true` : sql`id > ${after}::uuid`}
    order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}
