import { sql, type RawBuilder } from 'kysely';
import type { FactsGiven } from '@yanzhen/policy';
import { keptId, recordsOf, recordsOfAll } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { OfferMove, OfferState } from '../contract-no-application.ts';
import type { RoundRow } from './round-store.ts';

export interface OfferRow {
  readonly id: string;
  readonly roundId: string;
  readonly roundNumber: string;
  readonly offerDays: number;
  readonly benefitId: string;
  readonly personId: string;
  readonly personName: string;
  readonly county: string | null;
  readonly foundOn: CivilDate;
  readonly amountFen: Fen;
  readonly policyDigest: string;
  readonly facts: FactsGiven;
  readonly basis: string;
  readonly state: OfferState;
  readonly since: Date;
  readonly version: number;
  readonly ticket: string | null;
  readonly sampled: boolean;
  readonly lookedBy: string | null;
  readonly expiresOn: CivilDate | null;
  readonly applicationId: string | null;
  /** Of the last move that had one. */
  readonly reason: string | null;
  /** Names of what changed, where it lapsed. */
  readonly changed: readonly { readonly zh: string; readonly en: string }[] | null;
}

const offers = sql`
  select o.id, o.round_id as "roundId", r.number as "roundNumber", r.offer_days as "offerDays",
    o.benefit_id as "benefitId", ${keptId('o', 'person_id')} as "personId", p.name as "personName", o.county,
    o.found_on as "foundOn", o.amount_fen as "amountFen", o.policy_digest as "policyDigest", o.facts,
    o.basis, o.state, o.state_since as since, o.version, o.ticket, o.sampled, looker.name as "lookedBy",
    o.expires_on as "expiresOn", o.application_id as "applicationId", last.reason,
    last.detail->'changed' as changed
  from offer o
  join offer_round r on r.city = o.city and r.id = o.round_id
  join person p on p.city = o.city and p.id = o.person_id
  left join person looker on looker.city = o.city and looker.id = o.looked_by_person
  join offer_event last on last.city = o.city and last.offer_id = o.id and last.number = o.version`;

export function findOffer(turn: Turn, id: string): Promise<OfferRow | undefined> {
  return turn.row<OfferRow>(sql`${offers} where o.city = ${turn.city} and o.id = ${id}`);
}

/** One offer, held until the turn ends. */
export async function lockOffer(turn: Turn, id: string): Promise<OfferRow | undefined> {
  await turn.run(sql`select from offer where city = ${turn.city} and id = ${id} for no key update`);
  return findOffer(turn, id);
}

export interface FoundOffer {
  readonly id: string;
  readonly personId: string;
  readonly county: string | null;
  readonly amountFen: Fen;
  readonly policyDigest: string;
  readonly facts: FactsGiven;
  readonly basis: string;
}

/** Puts persons on a list. @returns how many: who has an open offer of the benefit stays where they are. */
export async function saveFound(
  turn: Turn,
  round: Pick<RoundRow, 'id' | 'benefitId' | 'on'>,
  found: readonly FoundOffer[],
): Promise<number> {
  if (found.length === 0) return 0;
  return turn.run(sql`
    with listed as (
      insert into offer (city, id, round_id, benefit_id, person_id, county, found_on, amount_fen,
        policy_digest, facts, basis, state, state_since, version)
      select ${turn.city}, f.id, ${round.id}, ${round.benefitId}, f."personId", f.county, ${round.on},
        f."amountFen", f."policyDigest", f.facts, f.basis, 'found', ${turn.now}, 1
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(id uuid, "personId" uuid,
        county text, "amountFen" bigint, "policyDigest" text, facts jsonb, basis text)
      on conflict do nothing returning city, id
    )
    insert into offer_event (city, offer_id, number, move, to_state, at)
    select city, id, 1, 'find', 'found', ${turn.now} from listed`);
}

export interface LatestOffer {
  readonly personId: string;
  readonly state: OfferState;
  readonly basis: string;
}

/** The newest offer of a benefit to each of these persons. */
export async function listLatest(
  turn: Turn,
  benefitId: string,
  personIds: readonly string[],
): Promise<LatestOffer[]> {
  const { ids, personsOf } = await recordsOfAll(turn, personIds);
  const rows = await turn.rows<Omit<LatestOffer, 'personId'> & { recordId: string }>(sql`
    select person_id as "recordId", state, basis from offer
    where city = ${turn.city} and benefit_id = ${benefitId} and person_id = any(${ids}::uuid[])
    order by id`);
  const latest = new Map<string, LatestOffer>();
  for (const { recordId, state, basis } of rows) {
    for (const personId of personsOf(recordId)) latest.set(personId, { personId, state, basis });
  }
  return [...latest.values()];
}

export interface OfferStep {
  readonly move: OfferMove;
  readonly to: OfferState;
  readonly reason?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly expiresOn?: CivilDate;
  readonly applicationId?: string;
}

/** Rows that one statement touches at most, so that each stays within its time. */
const slice = 2_000;

/** As `moveWhere`, of however many, a slice at a time. @returns how many. */
export async function moveAll(
  turn: Turn,
  where: RawBuilder<unknown>,
  step: OfferStep,
): Promise<number> {
  const next = sql`o.id in (select o.id from offer o where o.city = ${turn.city} and ${where}
    order by o.id limit ${slice})`;
  for (let moved = 0; ;) {
    const now = await moveWhere(turn, next, step);
    moved += now;
    if (now < slice) return moved;
  }
}

/** Moves every offer that the condition names (of table `o`), each with its event. @returns how many. */
export function moveWhere(
  turn: Turn,
  where: RawBuilder<unknown>,
  { move, to, reason, detail = {}, expiresOn, applicationId }: OfferStep,
): Promise<number> {
  return turn.run(sql`
    with before as (
      select o.city, o.id, o.state from offer o where o.city = ${turn.city} and ${where} for update
    ), moved as (
      update offer n set state = ${to}, state_since = ${turn.now}, version = n.version + 1,
        expires_on = coalesce(${expiresOn ?? null}::date, n.expires_on),
        application_id = coalesce(${applicationId ?? null}::uuid, n.application_id)
      from before b where n.city = b.city and n.id = b.id
      returning n.city, n.id, n.version, b.state as was
    )
    insert into offer_event (city, offer_id, number, move, from_state, to_state, actor_person_id,
      reason, detail, at)
    select city, id, version, ${move}, was, ${to}, ${turn.actor?.personId ?? null}::uuid,
      ${reason ?? null}, ${JSON.stringify(detail)}::jsonb, ${turn.now} from moved`);
}

/** Names on a list, as the draw takes them. */
export async function listItems(turn: Turn, roundId: string): Promise<string[]> {
  const rows = await turn.rows<{ id: string }>(sql`
    select id from offer where city = ${turn.city} and round_id = ${roundId} order by id`);
  return rows.map((row) => row.id);
}

/** Keeps each one's ticket, and which of them are the sample. */
export async function saveTickets(
  turn: Turn,
  tickets: readonly { readonly item: string; readonly ticket: string; readonly taken: boolean }[],
): Promise<void> {
  for (let from = 0; from < tickets.length; from += slice) {
    const some = JSON.stringify(tickets.slice(from, from + slice));
    await turn.run(sql`
      update offer o set ticket = t.ticket, sampled = t.taken
      from jsonb_to_recordset(${some}::jsonb) as t(item uuid, ticket text, taken boolean)
      where o.city = ${turn.city} and o.id = t.item`);
  }
}

export async function listPicks(turn: Turn, roundId: string): Promise<string[]> {
  const rows = await turn.rows<{ id: string }>(sql`
    select id from offer where city = ${turn.city} and round_id = ${roundId} and sampled order by id`);
  return rows.map((row) => row.id);
}

/** Marks that an officer looked at a person of the sample. */
export async function saveLook(turn: Turn, id: string, personId: string): Promise<void> {
  await turn.run(sql`
    update offer set looked_by_person = ${personId} where city = ${turn.city} and id = ${id}`);
}

export interface OfferPage {
  readonly counties: readonly string[];
  readonly after: readonly string[] | undefined;
  readonly limit: number;
}

export function listOfRound(
  turn: Turn,
  roundId: string,
  show: 'sample' | 'all',
  { counties, after, limit }: OfferPage,
): Promise<OfferRow[]> {
  const [id] = after ?? [];
  const beyond = id ? sql`and o.id > ${id}::uuid` : sql``;
  return turn.rows<OfferRow>(sql`
    ${offers} where ${ofRound(turn, roundId, show, counties)} ${beyond} order by o.id limit ${limit}`);
}

export async function countOfRound(
  turn: Turn,
  roundId: string,
  show: 'sample' | 'all',
  counties: readonly string[],
): Promise<number> {
  return counted(turn, ofRound(turn, roundId, show, counties));
}

function ofRound(
  turn: Turn,
  roundId: string,
  show: 'sample' | 'all',
  counties: readonly string[],
): RawBuilder<unknown> {
  const some = show === 'sample' ? sql`and o.sampled` : sql``;
  return sql`o.city = ${turn.city} and o.round_id = ${roundId} ${some} ${inCounties(counties)}`;
}

/** Offers that wait for money, the next one first. */
export function listWaiting(
  turn: Turn,
  { counties, after, limit }: OfferPage,
): Promise<OfferRow[]> {
  const [on, ticket, id] = after ?? [];
  const beyond =
    on && ticket && id
      ? sql`and (o.found_on, o.ticket, o.id) > (${on}::date, ${ticket}, ${id}::uuid)`
      : sql``;
  return turn.rows<OfferRow>(sql`
    ${offers} where o.city = ${turn.city} and o.state = 'waiting' ${inCounties(counties)} ${beyond}
    order by o.found_on, o.ticket, o.id limit ${limit}`);
}

export function countWaiting(turn: Turn, counties: readonly string[]): Promise<number> {
  return counted(turn, sql`o.city = ${turn.city} and o.state = 'waiting' ${inCounties(counties)}`);
}

function inCounties(counties: readonly string[]): RawBuilder<unknown> {
  return counties.length > 0 ? sql`and o.county = any(${[...counties]}::text[])` : sql``;
}

async function counted(turn: Turn, where: RawBuilder<unknown>): Promise<number> {
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::int as count from (select from offer o where ${where} limit 10001) counted`);
  return row?.count ?? 0;
}

/** Places in the waiting order of their benefit, from 1, by offer. */
export async function placesOf(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await turn.rows<{ id: string; place: number }>(sql`
    select o.id, (select count(*)::int from offer b where b.city = o.city
        and b.benefit_id = o.benefit_id and b.state = 'waiting'
        and (b.found_on, b.ticket, b.id) <= (o.found_on, o.ticket, o.id)) as place
    from offer o where o.city = ${turn.city} and o.id = any(${[...ids]}::uuid[])
      and o.state = 'waiting'`);
  return new Map(rows.map(({ id, place }) => [id, place]));
}

/** What counts for the budget of an offer that is not confirmed yet. */
export interface OfferSum {
  readonly id: string;
  readonly benefitId: string;
  readonly policyDigest: string;
  readonly county: string | null;
  readonly amountFen: Fen;
}

const sums = sql`o.id, o.benefit_id as "benefitId", o.policy_digest as "policyDigest", o.county,
  o.amount_fen as "amountFen"`;

/** Sums of the waiting offers, in their order, up to so many. */
export function listWaitingSums(turn: Turn, most: number): Promise<OfferSum[]> {
  return turn.rows<OfferSum>(sql`
    select ${sums} from offer o where o.city = ${turn.city} and o.state = 'waiting'
    order by o.found_on, o.ticket, o.id limit ${most}`);
}

/** Sums of those on a list who were not taken out, in the order in which they would wait. */
export function listRoundSums(turn: Turn, roundId: string): Promise<OfferSum[]> {
  return turn.rows<OfferSum>(sql`
    select ${sums} from offer o where o.city = ${turn.city} and o.round_id = ${roundId}
      and o.state = 'found' order by o.ticket, o.id`);
}

/** Sums of offers that were made and hold no money yet; without one of them where told. */
export function listOfferedSums(turn: Turn, except: string | null = null): Promise<OfferSum[]> {
  return turn.rows<OfferSum>(sql`
    select ${sums} from offer o where o.city = ${turn.city} and o.state = 'offered'
      and (${except}::uuid is null or o.id <> ${except})`);
}

/** Offers by id, in the order in which they wait. */
export function listByIds(turn: Turn, ids: readonly string[]): Promise<OfferRow[]> {
  return turn.rows<OfferRow>(sql`
    ${offers} where o.city = ${turn.city} and o.id = any(${[...ids]}::uuid[])
    order by o.found_on, o.ticket, o.id`);
}

/** Offers whose term is over; those that somebody is at now are left for the next time. */
export function lockOver(turn: Turn, most: number): Promise<{ id: string; personId: string }[]> {
  return turn.rows(sql`
    select id, person_id as "personId" from offer
    where city = ${turn.city} and state = 'offered' and expires_on < ${turn.today}
    order by expires_on, id limit ${most} for update skip locked`);
}

/** What a person was offered or waits for, newest first; what never reached them is left out. */
export function listOwn(turn: Turn, personId: string): Promise<OfferRow[]> {
  return turn.rows<OfferRow>(sql`
    ${offers} where o.city = ${turn.city} and o.person_id = any(${recordsOf(turn, personId)})
      and (o.state in ('waiting', 'offered', 'confirmed', 'declined', 'expired', 'asked')
        or (o.state in ('lapsed', 'taken-out') and o.expires_on is not null))
    order by o.id desc limit 50`);
}

export interface OfferEventRow {
  readonly number: number;
  readonly move: OfferMove;
  readonly by: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export function listOfferEvents(turn: Turn, offerId: string): Promise<OfferEventRow[]> {
  return turn.rows<OfferEventRow>(sql`
    select e.number, e.move, p.name as by, e.reason, e.at
    from offer_event e left join person p on p.city = e.city and p.id = e.actor_person_id
    where e.city = ${turn.city} and e.offer_id = ${offerId} order by e.number limit 1000`);
}

/** Two jobs that make offers, or a tap between them, count the same money one after another. */
export async function lockOrder(turn: Turn): Promise<void> {
  await turn.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${turn.city}/offers-in-order`}, 0))`,
  );
}
