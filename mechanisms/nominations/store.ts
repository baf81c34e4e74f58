import { sql } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { NominationState } from './contract.ts';

export interface NominationContent {
  readonly roundId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly post: string;
  readonly county: string | null;
  readonly cluster: string | null;
}

export interface NominationRow extends NominationContent {
  readonly id: string;
  readonly roundName: string;
  readonly year: number;
  readonly serviceMonths: number;
  readonly name: string;
  readonly organisationName: string;
  readonly state: NominationState;
  readonly place: number | null;
  readonly recommendedOn: CivilDate | null;
  readonly serviceFrom: CivilDate | null;
  /** Exclusive. */
  readonly serviceUntil: CivilDate | null;
  readonly movedBy: string;
  readonly version: number;
}

const shown = sql`
  select n.id, n.round_id as "roundId", n.person_id as "personId", n.organisation_id as "organisationId", n.post, n.county,
    n.cluster, n.state, n.place, n.recommended_on as "recommendedOn", n.service_from as "serviceFrom",
    n.service_until as "serviceUntil", n.moved_by_person as "movedBy", n.version, r.name as "roundName", r.year,
    r.service_months as "serviceMonths", p.name, o.name as "organisationName"
  from nomination n
  join nomination_round r on r.city = n.city and r.id = n.round_id
  join person p on p.city = n.city and p.id = n.person_id
  join organisation o on o.city = n.city and o.id = n.organisation_id`;

export function findNomination(turn: Turn, id: string): Promise<NominationRow | undefined> {
  return turn.row<NominationRow>(sql`${shown} where n.city = ${turn.city} and n.id = ${id}`);
}

/** One nomination, held until the turn ends. */
export function lockNomination(turn: Turn, id: string): Promise<NominationRow | undefined> {
  return turn.row<NominationRow>(
    sql`${shown} where n.city = ${turn.city} and n.id = ${id} for update of n`,
  );
}

export function listOfRound(turn: Turn, roundId: string): Promise<NominationRow[]> {
  return turn.rows<NominationRow>(sql`
    ${shown} where n.city = ${turn.city} and n.round_id = ${roundId}
    order by n.place nulls last, n.id limit 2000`);
}

/** The person's nomination in a round, unless it was withdrawn. */
export function findOfPerson(
  turn: Turn,
  { roundId, personId }: Pick<NominationContent, 'roundId' | 'personId'>,
): Promise<NominationRow | undefined> {
  return turn.row<NominationRow>(sql`
    ${shown} where n.city = ${turn.city} and n.round_id = ${roundId} and n.person_id = ${personId}
      and n.state <> 'withdrawn'`);
}

/** Other nominations of the person in the year. */
export function listAlso(
  turn: Turn,
  { id, personId, year }: Pick<NominationRow, 'id' | 'personId' | 'year'>,
): Promise<NominationRow[]> {
  return turn.rows<NominationRow>(sql`
    ${shown} where n.city = ${turn.city} and n.person_id = ${personId} and r.year = ${year} and n.id <> ${id}
      and n.state <> 'withdrawn' order by n.id limit 20`);
}

export async function saveNomination(
  turn: Turn,
  row: NominationContent & { readonly id: string; readonly place: number },
): Promise<void> {
  const by = actorOf(turn).personId;
  await turn.run(sql`
    insert into nomination (city, id, round_id, person_id, organisation_id, post, county, cluster, state, place,
      proposed_by_person, moved_by_person, version, valid_from, recorded_from)
    values (${turn.city}, ${row.id}, ${row.roundId}, ${row.personId}, ${row.organisationId}, ${row.post},
      ${row.county}, ${row.cluster}, 'proposed', ${row.place}, ${by}, ${by}, 1, ${turn.today}, ${turn.now})`);
}

/** Changes a locked nomination; the version before goes to the history. */
export async function changeNomination(
  turn: Turn,
  { id, version }: Pick<NominationRow, 'id' | 'version'>,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const by = actorOf(turn).personId;
  const all = { ...changes, moved_by_person: by, version: version + 1 };
  await correctRow(turn, 'nomination', id, all);
}
