import { sql } from 'kysely';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface SponsorRow {
  readonly personId: string;
  readonly name: string;
  readonly number: string | null;
  /** In the item's present round. */
  readonly answeredOn: string | null;
  readonly rated: boolean;
}

export function listSponsors(
  turn: Turn,
  { id, round }: { readonly id: string; readonly round: number },
): Promise<SponsorRow[]> {
  return turn.rows<SponsorRow>(sql`
    select s.person_id as "personId", w.name, s.number, d.delivered_on as "answeredOn",
      exists (select from proposal_rating r where r.city = s.city and r.proposal_id = s.proposal_id
        and r.round = ${round} and r.person_id = s.person_id) as rated
    from proposal_sponsor s join person w on w.city = s.city and w.id = s.person_id
    left join proposal_delivery d on d.city = s.city and d.proposal_id = s.proposal_id
      and d.person_id = s.person_id and d.round = ${round}
    where s.city = ${turn.city} and s.proposal_id = ${id} order by s.place limit 200`);
}

/** Adds sponsors behind those who stand there; who stands there already does not come twice. */
export async function appendSponsors(
  turn: Turn,
  proposalId: string,
  personIds: readonly string[],
  number: string | null,
): Promise<void> {
  await turn.run(sql`
    insert into proposal_sponsor (city, proposal_id, person_id, place, number)
    select ${turn.city}, ${proposalId}, u.person_id,
      u.place + (select coalesce(max(s.place), 0) from proposal_sponsor s
        where s.city = ${turn.city} and s.proposal_id = ${proposalId}), ${number}
    from unnest(${[...personIds]}::uuid[]) with ordinality as u(person_id, place)
    on conflict (city, proposal_id, person_id) do nothing`);
}

export async function numberSponsors(turn: Turn, proposalId: string, number: string) {
  await turn.run(sql`
    update proposal_sponsor set number = ${number}
    where city = ${turn.city} and proposal_id = ${proposalId}`);
}

/** Deputies with an account, by name. */
export function listDeputies(turn: Turn): Promise<{ personId: string; name: string }[]> {
  return turn.rows(sql`
    select distinct w.id as "personId", w.name from account a
      join person w on w.city = a.city and w.id = a.person_id
    where a.city = ${turn.city} and a.disabled_at is null and a.roles && '{deputy}'
    order by w.name limit 2000`);
}

/** The item's sponsor that is this natural person. */
export async function findSponsor(
  turn: Turn,
  proposalId: string,
  personId: string,
): Promise<string | undefined> {
  const row = await turn.row<{ id: string }>(sql`
    select person_id as id from proposal_sponsor where city = ${turn.city} and proposal_id = ${proposalId}
      and person_id = any(${recordsOf(turn, personId)})`);
  return row?.id;
}

export async function appendDeliveries(
  turn: Turn,
  { id, round }: { readonly id: string; readonly round: number },
): Promise<void> {
  await turn.run(sql`
    insert into proposal_delivery (city, proposal_id, round, person_id, delivered_on)
    select city, proposal_id, ${round}, person_id, ${turn.today} from proposal_sponsor
    where city = ${turn.city} and proposal_id = ${id}`);
}

export interface NewRating {
  readonly id: string;
  readonly proposalId: string;
  readonly round: number;
  readonly personId: string;
  readonly attitude: string;
  readonly result: string;
  readonly says: string | null;
  readonly channel: 'sign-in' | 'form';
  readonly recordedBy: string;
  readonly formFileId: string | null;
}

/** @returns false when the sponsor rated this answer before. */
export async function appendRating(turn: Turn, row: NewRating): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into proposal_rating (city, id, proposal_id, round, person_id, attitude, result, says, channel,
      recorded_by, form_file_id, rated_on, at)
    values (${turn.city}, ${row.id}, ${row.proposalId}, ${row.round}, ${row.personId}, ${row.attitude},
      ${row.result}, ${row.says}, ${row.channel}, ${row.recordedBy}, ${row.formFileId}, ${turn.today}, ${turn.now})
    on conflict on constraint proposal_rating_once do nothing`);
  return kept > 0;
}

export async function appendPointRatings(
  turn: Turn,
  ratingId: string,
  points: readonly { readonly pointId: string; readonly grade: string }[],
): Promise<void> {
  await turn.run(sql`
    insert into proposal_point_rating (city, rating_id, point_id, grade)
    select ${turn.city}, ${ratingId}, p.point_id, p.grade
    from unnest(${points.map((each) => each.pointId)}::uuid[], ${points.map((each) => each.grade)}::text[])
      as p(point_id, grade)`);
}

export interface RatingRow {
  readonly id: string;
  readonly round: number;
  readonly personId: string;
  readonly by: string;
  readonly attitude: 'satisfied' | 'basically' | 'not';
  readonly result: 'satisfied' | 'basically' | 'not';
  readonly says: string | null;
  readonly channel: 'sign-in' | 'form';
  readonly formFileId: string | null;
  readonly on: string;
}

export function listRatings(turn: Turn, proposalId: string): Promise<RatingRow[]> {
  return turn.rows<RatingRow>(sql`
    select r.id, r.round, r.person_id as "personId", w.name as by, r.attitude, r.result, r.says, r.channel,
      r.form_file_id as "formFileId", r.rated_on as on
    from proposal_rating r join person w on w.city = r.city and w.id = r.person_id
    where r.city = ${turn.city} and r.proposal_id = ${proposalId} order by r.round, r.at limit 400`);
}
