import { sql } from 'kysely';
import { recordsOf, standing } from '@yanzhen/server/accounts/one-person.ts';
import { personChanged } from '@yanzhen/server/accounts/person-changed.ts';
import { keepNameKeys } from '@yanzhen/server/names/keep-name.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { correctRow } from '@yanzhen/server/history/history.ts';
import type { FactSource } from './contract.ts';

export interface PersonRow {
  /** As it was asked for. */
  readonly id: string;
  /** The record that stands for the person: what is sealed is bound to it. */
  readonly keptId: string;
  readonly name: string;
  readonly identity_sealed: Buffer | null;
  readonly mobile_sealed: Buffer | null;
  readonly county: string | null;
}

export type StoredValue = string | number | boolean | null;

export interface FactRow {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly value: StoredValue;
  readonly source: FactSource;
  readonly verified: boolean;
  readonly valid_from: string;
  readonly recorded_from: Date;
}

/** @param follow  Of a record that was merged away the one that is kept, as everybody reads it. */
export async function listPersons(
  turn: Turn,
  ids: readonly string[],
  { follow = true }: { follow?: boolean } = {},
): Promise<PersonRow[]> {
  return turn.rows<PersonRow>(sql`
    select asked.id, p.id as "keptId", p.name, p.identity_sealed, p.mobile_sealed, t.county
    from person asked
    join person p on p.city = asked.city
      and p.id = ${follow ? standing('asked') : sql`asked.id`}
    left join talent t on t.city = p.city and t.id = p.id
    where asked.city = ${turn.city} and asked.id = any(${[...ids]}::uuid[])`);
}

/** Holds the person until the turn ends, so that two statements of one person queue up. */
export async function lockPerson(turn: Turn, personId: string): Promise<void> {
  await turn.run(sql`
    select 1 from person where city = ${turn.city} and id = ${personId} for no key update`);
}

export async function saveCounty(turn: Turn, personId: string, county: string): Promise<void> {
  await turn.run(sql`
    insert into talent (city, id, county, created_at, changed_at)
    values (${turn.city}, ${personId}, ${county}, ${turn.now}, ${turn.now})
    on conflict (city, id) do update set county = excluded.county, changed_at = excluded.changed_at`);
}

/** Keeps that a clerk said the mobile number of a person who cannot; the first clerk stays. */
export async function saveAssisted(turn: Turn, personId: string, clerkId: string): Promise<void> {
  await turn.run(sql`
    insert into talent (city, id, assisted_by_person, created_at, changed_at)
    values (${turn.city}, ${personId}, ${clerkId}, ${turn.now}, ${turn.now})
    on conflict (city, id) do update set assisted_by_person =
      coalesce(talent.assisted_by_person, excluded.assisted_by_person)`);
}

export async function findAssisted(turn: Turn, personId: string): Promise<string | null> {
  const row = await turn.row<{ clerk: string | null }>(sql`
    select assisted_by_person as clerk from talent where city = ${turn.city} and id = ${personId}`);
  return row?.clerk ?? null;
}

export async function saveName(turn: Turn, personId: string, name: string): Promise<void> {
  await turn.run(sql`
    update person set name = ${name} where city = ${turn.city} and id = ${personId}`);
  await keepNameKeys(turn, name);
  await personChanged(turn, personId);
}

/** What is known of a person, one row a fact: of several records the verified one, then the newest. */
export async function listFacts(turn: Turn, personId: string): Promise<FactRow[]> {
  return turn.rows<FactRow>(sql`
    select distinct on (name) id, person_id, name, value, source, verified, valid_from, recorded_from
    from fact where city = ${turn.city} and person_id = any(${recordsOf(turn, personId)})
    order by name, ${weightiest}`);
}

/** What was verified, then what was said last, though it be that an answer is taken back. */
const weightiest = sql`fact.verified desc, fact.recorded_from desc, fact.id`;

/** Of two statements of one fact the one that counts, as `weightiest` orders them. */
export function weighsMore(one: FactRow, other: FactRow): boolean {
  if (one.verified !== other.verified) return one.verified;
  const [since, otherSince] = [one.recorded_from.getTime(), other.recorded_from.getTime()];
  return since === otherSince ? one.id < other.id : since > otherSince;
}

interface FactContent {
  readonly value: StoredValue;
  readonly source: FactSource;
  readonly verified: boolean;
}

export async function appendFact(
  turn: Turn,
  personId: string,
  name: string,
  fact: FactContent,
): Promise<void> {
  await turn.run(sql`
    insert into fact (city, id, person_id, name, value, source, verified, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${personId}, ${name}, ${JSON.stringify(fact.value)}::jsonb,
            ${fact.source}, ${fact.verified}, ${turn.today}, ${turn.now})`);
}

export async function correctFact(turn: Turn, old: FactRow, fact: FactContent): Promise<void> {
  const changes = { ...fact, value: JSON.stringify(fact.value) };
  if (old.recorded_from < turn.now) return correctRow(turn, 'fact', old.id, changes);
  // Said and corrected at one moment: the first was known for no time, so nothing is kept of it.
  await turn.run(sql`
    update fact set value = ${changes.value}::jsonb, source = ${fact.source}, verified = ${fact.verified}
    where city = ${turn.city} and id = ${old.id}`);
}

/** Full numbers a person of the staff saw since a moment. */
export async function countUnmasked(turn: Turn, viewerId: string, since: Date): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from audit
    where city = ${turn.city} and person_id = ${viewerId} and act = 'talents.unmask' and at >= ${since}`);
  return row?.n ?? 0;
}

export interface PersonFacts {
  readonly personId: string;
  readonly county: string | null;
  /** By fact id; answers taken back are left out. */
  readonly values: Readonly<Record<string, StoredValue>>;
}

/** Every person of whom a fact is known, in a fixed order. */
export async function listAllFacts(turn: Turn): Promise<PersonFacts[]> {
  return turn.rows<PersonFacts>(sql`
    select f."personId", t.county, jsonb_object_agg(f.name, f.value) as values
    from (
      select distinct on (coalesce(p.kept_id, p.id), fact.name) fact.city,
        coalesce(p.kept_id, p.id) as "personId", fact.name, fact.value
      from fact join person p on p.city = fact.city and p.id = fact.person_id
      where fact.city = ${turn.city}
      order by coalesce(p.kept_id, p.id), fact.name, ${weightiest}
    ) f
    left join talent t on t.city = f.city and t.id = f."personId"
    where f.value <> 'null'::jsonb
    group by f."personId", t.county order by f."personId"`);
}

export interface VerifiedRow {
  readonly personId: string;
  readonly county: string | null;
  readonly facts: Readonly<
    Record<string, { value: StoredValue; source: FactSource; verified: true; at: string }>
  >;
}

/** Which persons: those named, or the next ones of the register after an id. */
export type PersonsAsked =
  { readonly ids: readonly string[] } | { readonly after: string | null; readonly limit: number };

/**
 * What somebody vouches for of some facts, by person in the order of their ids; taken back is left out. A record
 * that was merged away is nobody of its own here.
 */
export async function listVerified(
  turn: Turn,
  names: readonly string[],
  asked: PersonsAsked,
): Promise<VerifiedRow[]> {
  const known = sql`f.city = ${turn.city} and f.verified and f.value <> 'null'::jsonb
    and f.name = any(${[...names]}::text[])`;
  const some =
    'ids' in asked
      ? sql`and f.person_id = any(${[...asked.ids]}::uuid[])`
      : sql`and f.person_id in (
          select f.person_id from fact f where ${known}
            and not exists (select from person away where away.city = f.city
              and away.id = f.person_id and away.kept_id is not null)
            and (${asked.after}::uuid is null or f.person_id > ${asked.after})
          group by f.person_id order by f.person_id limit ${asked.limit})`;
  return turn.rows<VerifiedRow>(sql`
    select f.person_id as "personId", t.county, jsonb_object_agg(f.name, jsonb_build_object(
      'value', f.value, 'source', f.source, 'verified', true, 'at', f.recorded_from)) as facts
    from fact f left join talent t on t.city = f.city and t.id = f.person_id
    where ${known} ${some}
    group by f.person_id, t.county order by f.person_id`);
}
