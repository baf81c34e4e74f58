import { sql } from 'kysely';
import { isPerson } from '@yanzhen/server/accounts/one-person.ts';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type {
  instituteKinds,
  InstituteState,
  modes,
  titles,
  verdicts,
} from '../contract-institutes.ts';

export interface ProposedInstitute {
  readonly name: string;
  readonly kind: (typeof instituteKinds)[number];
  readonly organisationId: string;
  readonly county: string;
  readonly cluster: string | null;
}

export interface InstituteRow extends ProposedInstitute {
  readonly id: string;
  readonly state: InstituteState;
  readonly agreementId: string | null;
  readonly agreementTitle: string | null;
  readonly settledOn: CivilDate | null;
  readonly organisationName: string;
  /** Exclusive. */
  readonly leftOn: CivilDate | null;
  readonly persons: number;
  readonly version: number;
}

const shown = (turn: Turn) => sql`
  select i.id, i.name, i.kind, i.state, i.agreement_id as "agreementId", i.organisation_id as "organisationId", i.county,
    i.cluster, i.settled_on as "settledOn", i.left_on as "leftOn", i.version, o.name as "organisationName",
    a.title as "agreementTitle",
    (select count(*)::int from institute_person p where p.city = i.city and p.institute_id = i.id
      and p.valid_from <= ${turn.today} and (p.valid_until is null or p.valid_until > ${turn.today})) as persons
  from institute i
  join organisation o on o.city = i.city and o.id = i.organisation_id
  left join agreement a on a.city = i.city and a.id = i.agreement_id
  where i.city = ${turn.city}`;

export function findInstitute(turn: Turn, id: string): Promise<InstituteRow | undefined> {
  return turn.row<InstituteRow>(sql`${shown(turn)} and i.id = ${id}`);
}

/** The institute of this name that has settled, if there is one. */
export function findSettled(turn: Turn, name: string): Promise<InstituteRow | undefined> {
  return turn.row<InstituteRow>(sql`
    ${shown(turn)} and i.name = ${name} and i.state = 'settled' order by i.id limit 1`);
}

/** Whether an institute has gathered a person, by any of the person's records. */
export async function hasGathered(
  turn: Turn,
  instituteId: string,
  personId: string,
): Promise<boolean> {
  const row = await turn.row(sql`
    select 1 from institute_person p where p.city = ${turn.city} and p.institute_id = ${instituteId}
      and ${await isPerson(turn, sql`p.person_id`, personId)} limit 1`);
  return row !== undefined;
}

/** One institute, held until the turn ends. */
export function lockInstitute(turn: Turn, id: string): Promise<InstituteRow | undefined> {
  return turn.row<InstituteRow>(sql`${shown(turn)} and i.id = ${id} for update of i`);
}

export async function findOfOrganisation(turn: Turn, organisationId: string): Promise<boolean> {
  const row = await turn.row(sql`
    select 1 from institute
    where city = ${turn.city} and organisation_id = ${organisationId} and state <> 'declined'`);
  return row !== undefined;
}

interface InstituteFilter {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

const matching = ({ kind, state }: InstituteFilter) => sql`
  (${kind ?? null}::text is null or i.kind = ${kind ?? null})
  and (${state ?? null}::text is null or i.state = ${state ?? null})`;

export function listInstitutes(
  turn: Turn,
  filter: InstituteFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<InstituteRow[]> {
  const beyond = page.after ? sql`and i.id < ${page.after}::uuid` : sql``;
  return turn.rows<InstituteRow>(
    sql`${shown(turn)} and ${matching(filter)} ${beyond} order by i.id desc limit ${page.limit}`,
  );
}

export async function countInstitutes(
  turn: Turn,
  filter: InstituteFilter,
  most: number,
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from institute i
      where i.city = ${turn.city} and ${matching(filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

/** Keeps an institute that is to be assessed, or one that settled already. */
export async function saveInstitute(
  turn: Turn,
  id: string,
  row: ProposedInstitute,
  settled: { readonly agreementId: string; readonly settledOn: CivilDate } | null,
): Promise<void> {
  await turn.run(sql`
    insert into institute (city, id, name, kind, organisation_id, county, cluster, state, agreement_id,
      settled_on, version, valid_from, recorded_from)
    values (${turn.city}, ${id}, ${row.name}, ${row.kind}, ${row.organisationId}, ${row.county},
      ${row.cluster}, ${settled ? 'settled' : 'assessing'}, ${settled?.agreementId ?? null},
      ${settled?.settledOn ?? null}, 1, ${settled?.settledOn ?? turn.today}, ${turn.now})`);
}

export async function changeInstitute(
  turn: Turn,
  { id, version }: Pick<InstituteRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await correctRow(turn, 'institute', id, { ...changes, version: version + 1 });
}

/** The institute leaves: it and its people are there until the day, exclusive. */
export async function endInstitute(
  turn: Turn,
  row: Pick<InstituteRow, 'id' | 'version'>,
  leftOn: CivilDate,
): Promise<void> {
  await changeInstitute(turn, row, { state: 'left', left_on: leftOn, valid_until: leftOn });
  const { id } = row;
  const people = await turn.rows<{ id: string }>(sql`
    select id from institute_person where city = ${turn.city} and institute_id = ${id}
      and valid_from < ${leftOn} and (valid_until is null or valid_until > ${leftOn})`);
  for (const person of people) {
    await correctRow(turn, 'institute_person', person.id, { valid_until: leftOn });
  }
}

export interface PersonRow {
  readonly id: string;
  readonly instituteId: string;
  readonly name: string;
  readonly title: (typeof titles)[number];
  readonly mode: (typeof modes)[number];
  readonly joinedOn: CivilDate;
  /** Exclusive. */
  readonly leftOn: CivilDate | null;
}

const people = sql`select p.id, p.institute_id as "instituteId", n.name, p.title, p.mode,
  p.valid_from as "joinedOn", p.valid_until as "leftOn"
  from institute_person p join person n on n.city = p.city and n.id = p.person_id`;

export function listPeople(turn: Turn, instituteId: string): Promise<PersonRow[]> {
  return turn.rows<PersonRow>(sql`
    ${people} where p.city = ${turn.city} and p.institute_id = ${instituteId}
    order by p.title = 'other', p.title = 'intermediate', p.title = 'associate', p.id limit 1000`);
}

/** One person's record, held until the turn ends. */
export function lockPerson(turn: Turn, id: string): Promise<PersonRow | undefined> {
  return turn.row<PersonRow>(
    sql`${people} where p.city = ${turn.city} and p.id = ${id} for update of p`,
  );
}

/** @returns false where the institute has gathered the person before. */
export async function savePerson(
  turn: Turn,
  row: Pick<PersonRow, 'instituteId' | 'title' | 'mode' | 'joinedOn'> & { personId: string },
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into institute_person (city, id, institute_id, person_id, title, mode, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${row.instituteId}, ${row.personId}, ${row.title}, ${row.mode},
      ${row.joinedOn}, ${turn.now})
    on conflict (city, institute_id, person_id) do nothing`);
  return touched > 0;
}

export async function changePerson(
  turn: Turn,
  id: string,
  { title, mode, leftOn }: Pick<PersonRow, 'title' | 'mode' | 'leftOn'>,
): Promise<void> {
  await correctRow(turn, 'institute_person', id, { title, mode, valid_until: leftOn });
}

export interface AssessmentRow {
  readonly year: number;
  readonly verdict: (typeof verdicts)[number];
  readonly note: string;
  readonly by: string;
  readonly at: Date;
}

export function listAssessments(turn: Turn, instituteId: string): Promise<AssessmentRow[]> {
  return turn.rows<AssessmentRow>(sql`
    select s.year, s.verdict, s.note, n.name as by, s.at
    from institute_assessment s join person n on n.city = s.city and n.id = s.by_person
    where s.city = ${turn.city} and s.institute_id = ${instituteId} order by s.year desc limit 100`);
}

/** @returns false where the year was assessed before. */
export async function saveAssessment(
  turn: Turn,
  instituteId: string,
  row: Pick<AssessmentRow, 'year' | 'verdict' | 'note'>,
): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into institute_assessment (city, id, institute_id, year, verdict, note, by_person, at)
    values (${turn.city}, ${turn.newId()}, ${instituteId}, ${row.year}, ${row.verdict}, ${row.note},
      ${actorOf(turn).personId}, ${turn.now})
    on conflict (city, institute_id, year) do nothing`);
  return touched > 0;
}
