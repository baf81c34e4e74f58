import { sql, type RawBuilder } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Counting } from '@yanzhen/procedures/applications/contract.ts';
import type { OfferState, RoundMove, RoundState } from '../contract-no-application.ts';
import type { RoundDuty } from './lifecycle.ts';

export interface RoundRow {
  readonly id: string;
  readonly number: string;
  readonly benefitId: string;
  readonly on: CivilDate;
  readonly state: RoundState;
  readonly since: Date;
  readonly version: number;
  readonly dueOn: CivilDate | null;
  readonly counting: Counting | null;
  readonly digest: 'sha256' | 'sm3';
  readonly seedSealed: Buffer;
  readonly commitment: string;
  readonly samplePercent: number;
  readonly sampleLeast: number;
  readonly offerDays: number;
  readonly lookedTo: string | null;
  readonly looked: number;
  readonly found: number;
  readonly unknown: number;
  readonly barred: number;
  readonly listDigest: string | null;
  readonly seed: string | null;
}

const columns = sql`r.id, r.number, r.benefit_id as "benefitId", r.on_day as "on", r.state,
  r.state_since as since, r.version, r.due_on as "dueOn", r.counting, r.digest, r.seed_sealed as "seedSealed",
  r.commitment, r.sample_percent as "samplePercent", r.sample_least as "sampleLeast",
  r.offer_days as "offerDays", r.looked_to as "lookedTo", r.looked, r.found, r.unknown, r.barred,
  r.list_digest as "listDigest", r.seed`;

export type NewRound = Pick<
  RoundRow,
  | 'id'
  | 'number'
  | 'benefitId'
  | 'digest'
  | 'seedSealed'
  | 'commitment'
  | 'samplePercent'
  | 'sampleLeast'
  | 'offerDays'
>;

/** Whether a benefit has its list of the day. */
export async function hasRoundOfDay(turn: Turn, benefitId: string): Promise<boolean> {
  const row = await turn.row(sql`
    select from offer_round where city = ${turn.city} and benefit_id = ${benefitId}
      and on_day = ${turn.today}`);
  return row !== undefined;
}

/** Opens the list of a day with its first event. @returns false where the day has one. */
export async function saveRound(turn: Turn, round: NewRound): Promise<boolean> {
  const made = await turn.run(sql`
    insert into offer_round (city, id, number, benefit_id, on_day, state, state_since, version, digest,
      seed_sealed, commitment, sample_percent, sample_least, offer_days)
    values (${turn.city}, ${round.id}, ${round.number}, ${round.benefitId}, ${turn.today}, 'finding',
      ${turn.now}, 1, ${round.digest}, ${round.seedSealed}, ${round.commitment}, ${round.samplePercent},
      ${round.sampleLeast}, ${round.offerDays})
    on conflict (city, benefit_id, on_day) do nothing`);
  if (made === 0) return false;
  await appendRoundEvent(turn, { id: round.id, version: 0 }, { move: 'open', from: null, to: 'finding', duty: null }); // prettier-ignore
  return true;
}

export function findRound(turn: Turn, id: string): Promise<RoundRow | undefined> {
  return turn.row<RoundRow>(
    sql`select ${columns} from offer_round r where r.city = ${turn.city} and r.id = ${id}`,
  );
}

/** One list, held until the turn ends. */
export function lockRound(turn: Turn, id: string): Promise<RoundRow | undefined> {
  return turn.row<RoundRow>(sql`
    select ${columns} from offer_round r where r.city = ${turn.city} and r.id = ${id} for update`);
}

/** As `lockRound`, unless somebody else has it: two jobs never look through one list at once. */
export function lockFreeRound(turn: Turn, id: string): Promise<RoundRow | undefined> {
  return turn.row<RoundRow>(sql`
    select ${columns} from offer_round r where r.city = ${turn.city} and r.id = ${id}
    for update skip locked`);
}

/** Lists that are not looked through yet, the oldest first. */
export function listUnfinished(turn: Turn): Promise<{ id: string }[]> {
  return turn.rows<{ id: string }>(sql`
    select id from offer_round where city = ${turn.city} and state = 'finding' order by id limit 100`);
}

export interface Looked {
  readonly to: string | null;
  readonly looked: number;
  readonly found: number;
  readonly unknown: number;
  readonly barred: number;
}

/** Keeps how far a list has come. */
export async function addLooked(turn: Turn, id: string, add: Looked): Promise<void> {
  await turn.run(sql`
    update offer_round set looked_to = coalesce(${add.to}::uuid, looked_to),
      looked = looked + ${add.looked}, found = found + ${add.found},
      unknown = unknown + ${add.unknown}, barred = barred + ${add.barred}
    where city = ${turn.city} and id = ${id}`);
}

export interface RoundStep {
  readonly move: RoundMove;
  readonly from: RoundState | null;
  readonly to: RoundState;
  readonly duty: RoundDuty | null;
  readonly reason?: string | undefined;
}

export async function appendRoundEvent(
  turn: Turn,
  round: Pick<RoundRow, 'id' | 'version'>,
  step: RoundStep,
): Promise<void> {
  const actor = step.duty === null ? null : turn.actor;
  await turn.run(sql`
    insert into offer_round_event (city, id, round_id, number, move, from_state, to_state, duty,
      actor_person_id, actor_account_id, reason, at)
    values (${turn.city}, ${turn.newId()}, ${round.id}, ${round.version + 1}, ${step.move}, ${step.from},
      ${step.to}, ${step.duty}, ${actor?.personId ?? null}, ${actor?.accountId ?? null},
      ${step.reason ?? null}, ${turn.now})`);
}

/** What a move settles in the row. */
export interface RoundSettled {
  readonly dueOn: CivilDate | null;
  readonly counting: Counting | null;
  readonly listDigest?: string | undefined;
  readonly seed?: string | undefined;
}

/** @returns 0 when the list moved on meanwhile. */
export function writeRoundState(
  turn: Turn,
  round: Pick<RoundRow, 'id' | 'version'>,
  to: RoundState,
  { dueOn, counting, listDigest, seed }: RoundSettled,
): Promise<number> {
  return turn.run(sql`
    update offer_round set state = ${to}, state_since = ${turn.now}, version = version + 1,
      due_on = ${dueOn}, counting = ${counting && JSON.stringify(counting)}::jsonb,
      list_digest = coalesce(${listDigest ?? null}, list_digest),
      seed = coalesce(${seed ?? null}, seed)
    where city = ${turn.city} and id = ${round.id} and version = ${round.version}`);
}

export interface RoundEventRow {
  readonly number: number;
  readonly move: RoundMove;
  readonly duty: RoundDuty | null;
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export function listRoundEvents(turn: Turn, roundId: string): Promise<RoundEventRow[]> {
  return turn.rows<RoundEventRow>(sql`
    select e.number, e.move, e.duty, e.actor_person_id as "personId",
      e.actor_account_id as "accountId", p.name as by, e.reason, e.at
    from offer_round_event e
    left join person p on p.city = e.city and p.id = e.actor_person_id
    where e.city = ${turn.city} and e.round_id = ${roundId} order by e.number limit 1000`);
}

export interface RoundPage {
  readonly state: RoundState | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

export function listRounds(turn: Turn, { state, after, limit }: RoundPage): Promise<RoundRow[]> {
  const beyond = after ? sql`and r.id < ${after}::uuid` : sql``;
  return turn.rows<RoundRow>(sql`
    select ${columns} from offer_round r where ${roundsOf(turn, state)} ${beyond}
    order by r.id desc limit ${limit}`);
}

export async function countRounds(turn: Turn, state: RoundState | undefined): Promise<number> {
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::int as count from (
      select from offer_round r where ${roundsOf(turn, state)} limit 10001) counted`);
  return row?.count ?? 0;
}

function roundsOf(turn: Turn, state: RoundState | undefined): RawBuilder<unknown> {
  const stands = state ? sql`r.state = ${state}` : sql`r.state <> 'empty'`;
  return sql`r.city = ${turn.city} and ${stands}`;
}

export interface StateCount {
  readonly roundId: string;
  readonly state: OfferState;
  readonly count: number;
  readonly sample: number;
  readonly sampleDone: number;
  readonly amountFen: number;
}

/** How the offers of lists stand, by state. */
export function countOffers(turn: Turn, roundIds: readonly string[]): Promise<StateCount[]> {
  return turn.rows<StateCount>(sql`
    select o.round_id as "roundId", o.state, count(*)::int as count,
      (count(*) filter (where o.sampled))::int as sample,
      (count(*) filter (where o.sampled and (o.looked_by_person is not null or o.state = 'taken-out')))::int
        as "sampleDone",
      sum(o.amount_fen)::bigint as "amountFen"
    from offer o where o.city = ${turn.city} and o.round_id = any(${[...roundIds]}::uuid[])
    group by o.round_id, o.state`);
}
