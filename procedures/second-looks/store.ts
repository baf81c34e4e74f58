import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Counting } from '../applications/contract.ts';
import type { RoundState } from './contract.ts';
import type { DigestName } from './digests.ts';
import type { ListedItem, Share } from './round-list.ts';

export interface RoundRow {
  readonly id: string;
  readonly number: string;
  readonly from: CivilDate;
  /** Exclusive. */
  readonly until: CivilDate;
  readonly digest: DigestName;
  readonly shares: readonly Share[];
  readonly workingDays: number;
  readonly seedSealed: Buffer;
  readonly commitment: string;
  readonly openedAt: Date;
  readonly openedByName: string;
  readonly state: RoundState;
  readonly listDigest: string | null;
  readonly items: number | null;
  readonly listedAt: Date | null;
  readonly listedByName: string | null;
  readonly seed: string | null;
  readonly drawnAt: Date | null;
  readonly drawnByName: string | null;
  readonly picks: number;
  readonly done: number;
}

const rounds = (turn: Turn) => sql`
  select r.id, r.number, r.period_from as "from", r.period_until as until, r.digest, r.shares,
    r.working_days as "workingDays", r.seed_sealed as "seedSealed", r.commitment,
    r.opened_at as "openedAt", r.opened_by_name as "openedByName",
    case when d.round_id is not null then 'drawn' when l.round_id is not null then 'listed' else 'open' end
      as state,
    l.list_digest as "listDigest", l.items, l.listed_at as "listedAt",
    l.listed_by_name as "listedByName", d.seed, d.drawn_at as "drawnAt",
    d.drawn_by_name as "drawnByName", t.picks, t.done
  from second_look_round r
  left join second_look_list l on l.city = r.city and l.round_id = r.id
  left join second_look_draw d on d.city = r.city and d.round_id = r.id
  left join lateral (
    select count(*)::int as picks, count(s.task_id)::int as done
    from second_look_task k left join second_look_result s on s.city = k.city and s.task_id = k.id
    where k.city = r.city and k.round_id = r.id) t on true
  where r.city = ${turn.city}`;

export function findRound(turn: Turn, id: string): Promise<RoundRow | undefined> {
  return turn.row<RoundRow>(sql`${rounds(turn)} and r.id = ${id}`);
}

/** One round, held until the turn ends: a step is made once. */
export async function lockRound(turn: Turn, id: string): Promise<RoundRow | undefined> {
  await turn.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${turn.city}/second-look/${id}`}, 0))`,
  );
  return findRound(turn, id);
}

export function listRounds(
  turn: Turn,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<RoundRow[]> {
  const beyond = page.after ? sql`and r.number < ${page.after}` : sql``;
  return turn.rows<RoundRow>(
    sql`${rounds(turn)} ${beyond} order by r.number desc limit ${page.limit}`,
  );
}

export async function countRounds(turn: Turn): Promise<number> {
  const row = await turn.row<{ count: number }>(
    sql`select count(*)::int as count from second_look_round where city = ${turn.city}`,
  );
  return row?.count ?? 0;
}

export type NewRound = Pick<
  RoundRow,
  'id' | 'number' | 'from' | 'until' | 'digest' | 'shares' | 'workingDays' | 'seedSealed' | 'commitment' // prettier-ignore
>;
interface By {
  readonly personId: string;
  readonly name: string;
}

export async function saveRound(turn: Turn, round: NewRound, by: By): Promise<void> {
  await turn.run(sql`
    insert into second_look_round (city, id, number, period_from, period_until, digest, shares,
      working_days, seed_sealed, commitment, opened_at, opened_on, opened_by_person, opened_by_name)
    values (${turn.city}, ${round.id}, ${round.number}, ${round.from}, ${round.until}, ${round.digest},
      ${JSON.stringify(round.shares)}, ${round.workingDays}, ${round.seedSealed}, ${round.commitment},
      ${turn.now}, ${turn.today}, ${by.personId}, ${by.name})`);
}

export async function saveList(
  turn: Turn,
  round: Pick<RoundRow, 'id' | 'until'>,
  listDigest: string,
  items: readonly ListedItem[],
  by: By,
): Promise<void> {
  await turn.run(sql`
    insert into second_look_list (city, round_id, period_until, list_digest, items, listed_at, listed_on,
      listed_by_person, listed_by_name)
    values (${turn.city}, ${round.id}, ${round.until}, ${listDigest}, ${items.length}, ${turn.now},
      ${turn.today}, ${by.personId}, ${by.name})`);
  const rows = items.map((each) => ({ ...each, id: turn.newId() }));
  await turn.run(sql`
    insert into second_look_item (city, id, round_id, event_id, application_id, benefit_id, county,
      outcome, officer_person_id, stratum, take, token, salt)
    select ${turn.city}, r.id, ${round.id}, r."eventId", r."applicationId", r."benefitId", r.county,
      r.outcome, r."officerPersonId", r.stratum, r.take, r.token, r.salt
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "eventId" uuid,
      "applicationId" uuid, "benefitId" text, county text, outcome text, "officerPersonId" uuid,
      stratum text, take int, token text, salt text)`);
}

export interface ItemRow {
  readonly id: string;
  readonly applicationId: string;
  readonly reference: string | null;
  readonly benefitId: string;
  readonly outcome: 'approved' | 'refused';
  readonly officer: string | null;
  readonly stratum: string;
  readonly take: number;
  readonly token: string;
  readonly salt: string;
  readonly picked: boolean;
}

/** The list of a round, as it was made. */
export function listItemsOf(turn: Turn, roundId: string): Promise<ItemRow[]> {
  return turn.rows<ItemRow>(sql`
    select i.id, i.application_id as "applicationId", a.reference, i.benefit_id as "benefitId",
      i.outcome, p.name as officer, i.stratum, i.take, i.token, i.salt, k.id is not null as picked
    from second_look_item i
    join application a on a.city = i.city and a.id = i.application_id
    left join person p on p.city = i.city and p.id = i.officer_person_id
    left join second_look_task k on k.city = i.city and k.item_id = i.id
    where i.city = ${turn.city} and i.round_id = ${roundId} order by i.stratum, i.token`);
}

export interface StratumRow {
  readonly id: string;
  readonly benefitId: string;
  readonly outcome: 'approved' | 'refused';
  readonly items: number;
  readonly take: number;
}

export function listStrata(turn: Turn, roundId: string): Promise<StratumRow[]> {
  return turn.rows<StratumRow>(sql`
    select stratum as id, benefit_id as "benefitId", outcome, count(*)::int as items, take
    from second_look_item where city = ${turn.city} and round_id = ${roundId}
    group by stratum, benefit_id, outcome, take order by stratum`);
}

/** Keeps the revealed seed and what it picked as tasks. */
export async function saveDraw(
  turn: Turn,
  roundId: string,
  drawn: {
    readonly seed: string;
    readonly items: readonly ItemRow[];
    readonly dueOn: CivilDate;
    readonly counting: Counting;
  },
  by: By,
): Promise<void> {
  await turn.run(sql`
    insert into second_look_draw (city, round_id, seed, drawn_at, drawn_by_person, drawn_by_name)
    values (${turn.city}, ${roundId}, ${drawn.seed}, ${turn.now}, ${by.personId}, ${by.name})`);
  const rows = drawn.items.map(({ id, applicationId }) => ({ id: turn.newId(), itemId: id, applicationId })); // prettier-ignore
  await turn.run(sql`
    insert into second_look_task (city, id, round_id, item_id, application_id, due_on, counting)
    select ${turn.city}, r.id, ${roundId}, r."itemId", r."applicationId", ${drawn.dueOn},
      ${JSON.stringify(drawn.counting)}::jsonb
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "itemId" uuid, "applicationId" uuid)`);
}

export interface ResultRow {
  readonly officer: string | null;
  readonly benefitId: string;
  readonly outcome: 'approved' | 'refused';
  readonly decided: number;
  readonly picked: number;
  readonly agreed: number;
  readonly disagreed: number;
}

/** How the second looks of a round came out, by officer, benefit and outcome. */
export function countResults(turn: Turn, roundId: string): Promise<ResultRow[]> {
  return turn.rows<ResultRow>(sql`
    select p.name as officer, i.benefit_id as "benefitId", i.outcome, count(*)::int as decided,
      count(k.id)::int as picked, (count(*) filter (where s.verdict = 'agree'))::int as agreed,
      (count(*) filter (where s.verdict = 'disagree'))::int as disagreed
    from second_look_item i
    left join person p on p.city = i.city and p.id = i.officer_person_id
    left join second_look_task k on k.city = i.city and k.item_id = i.id
    left join second_look_result s on s.city = k.city and s.task_id = k.id
    where i.city = ${turn.city} and i.round_id = ${roundId}
    group by i.officer_person_id, p.name, i.benefit_id, i.outcome
    order by disagreed desc, p.name, i.benefit_id, i.outcome`);
}
