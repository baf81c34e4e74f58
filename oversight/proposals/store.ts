import { sql, type RawBuilder } from 'kysely';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { bodies, ProposalMove, ProposalState, topics } from './contract.ts';

export interface Proposal {
  readonly id: string;
  readonly body: (typeof bodies)[number];
  readonly congress: number;
  readonly session: number;
  readonly inSession: boolean;
  readonly number: string | null;
  readonly title: string;
  readonly topic: (typeof topics)[number];
  readonly content: string;
  readonly publishConsent: boolean;
  readonly receivedOn: string;
  readonly state: ProposalState;
  readonly version: number;
  readonly round: number;
  readonly leadUnit: string | null;
  readonly returnUntil: string | null;
  readonly dueOn: string | null;
  readonly ceilingOn: string | null;
  readonly counting: {
    readonly months: number;
    readonly source: { zh: string; en: string };
  } | null;
  readonly letterId: string | null;
  readonly resultClass: string | null;
  readonly answeredOn: string | null;
  readonly firstAnsweredOn: string | null;
  readonly mergedInto: string | null;
  readonly partOf: string | null;
  readonly sponsors: string;
}

const columns = sql`p.id, p.body, p.congress, p.session, p.in_session as "inSession", p.number, p.title, p.topic,
  p.content, p.publish_consent as "publishConsent", p.received_on as "receivedOn", p.state, p.version, p.round,
  p.lead_unit as "leadUnit", p.return_until as "returnUntil", p.due_on as "dueOn", p.ceiling_on as "ceilingOn",
  p.counting, p.letter_id as "letterId", p.result_class as "resultClass", p.answered_on as "answeredOn",
  p.first_answered_on as "firstAnsweredOn", p.merged_into as "mergedInto", p.part_of as "partOf",
  (select string_agg(w.name, '、' order by s.place) from proposal_sponsor s
    join person w on w.city = s.city and w.id = s.person_id
    where s.city = p.city and s.proposal_id = p.id) as sponsors`;

export function findProposal(turn: Turn, id: string): Promise<Proposal | undefined> {
  return turn.row<Proposal>(sql`
    select ${columns} from proposal p where p.city = ${turn.city} and p.id = ${id}`);
}

/** One item, held until the turn ends. */
export function lockProposal(turn: Turn, id: string): Promise<Proposal | undefined> {
  return turn.row<Proposal>(sql`
    select ${columns} from proposal p where p.city = ${turn.city} and p.id = ${id} for update of p`);
}

export function findByLetter(turn: Turn, letterId: string): Promise<Proposal | undefined> {
  return turn.row<Proposal>(sql`
    select ${columns} from proposal p join proposal_reply r on r.city = p.city and r.proposal_id = p.id
    where p.city = ${turn.city} and r.letter_id = ${letterId}`);
}

function inStates(turn: Turn, states: readonly ProposalState[]): RawBuilder<unknown> {
  return sql`p.city = ${turn.city} and p.state = any(${[...states]}::text[])`;
}

export function listProposals(
  turn: Turn,
  states: readonly ProposalState[],
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<Proposal[]> {
  const beyond = page.after ? sql`and p.id < ${page.after}::uuid` : sql``;
  return turn.rows<Proposal>(sql`
    select ${columns} from proposal p where ${inStates(turn, states)} ${beyond}
    order by p.id desc limit ${page.limit}`);
}

export async function countProposals(
  turn: Turn,
  states: readonly ProposalState[],
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select from proposal p where ${inStates(turn, states)} limit 10001) counted`);
  return row?.n ?? 0;
}

export function listOfSponsor(turn: Turn, personId: string): Promise<Proposal[]> {
  return turn.rows<Proposal>(sql`
    select ${columns} from proposal p
    where p.city = ${turn.city} and p.id in (select s.proposal_id from proposal_sponsor s
      where s.city = ${turn.city} and s.person_id = any(${recordsOf(turn, personId)}))
    order by p.id desc limit 200`);
}

export type NewProposal = Pick<
  Proposal,
  'id' | 'body' | 'congress' | 'session' | 'inSession' | 'number' | 'title' | 'topic' | 'content' | 'publishConsent' | 'receivedOn' | 'state' | 'dueOn' | 'ceilingOn' | 'counting' | 'partOf'
>; // prettier-ignore

/** Keeps a new item with its first event. */
export async function appendProposal(
  turn: Turn,
  row: NewProposal,
  move: ProposalMove,
): Promise<void> {
  await turn.run(sql`
    insert into proposal (city, id, body, congress, session, in_session, number, title, topic, content,
      publish_consent, received_on, state, state_since, version, due_on, ceiling_on, counting, part_of, filed_at)
    values (${turn.city}, ${row.id}, ${row.body}, ${row.congress}, ${row.session}, ${row.inSession}, ${row.number},
      ${row.title}, ${row.topic}, ${row.content}, ${row.publishConsent}, ${row.receivedOn}, ${row.state},
      ${turn.now}, 1, ${row.dueOn}, ${row.ceilingOn},
      ${row.counting === null ? null : JSON.stringify(row.counting)}, ${row.partOf}, ${turn.now})`);
  await appendEvent(turn, row.id, { number: 1, move, from: null, to: row.state, reason: null });
}

export async function appendEvent(
  turn: Turn,
  proposalId: string,
  event: {
    readonly number: number;
    readonly move: ProposalMove;
    readonly from: ProposalState | null;
    readonly to: ProposalState;
    readonly reason: string | null;
    readonly byRules?: boolean;
  },
): Promise<void> {
  const by = event.byRules ? null : (turn.actor?.personId ?? null);
  await turn.run(sql`
    insert into proposal_event (city, id, proposal_id, number, move, from_state, to_state, person_id, reason, at)
    values (${turn.city}, ${turn.newId()}, ${proposalId}, ${event.number}, ${event.move}, ${event.from},
      ${event.to}, ${by}::uuid, ${event.reason}, ${turn.now})`);
}

/** Moves an item from the version that was read. @returns rows touched. */
export function writeState(
  turn: Turn,
  row: Pick<Proposal, 'id' | 'version'>,
  to: ProposalState,
  settle: Readonly<Record<string, unknown>>,
): Promise<number> {
  const changes = Object.entries(settle).map(
    ([column, value]) => sql`, ${sql.ref(column)} = ${value}`,
  );
  return turn.run(sql`
    update proposal set state = ${to}, state_since = ${turn.now}, version = version + 1
      ${changes.length > 0 ? sql.join(changes, sql``) : sql``}
    where city = ${turn.city} and id = ${row.id} and version = ${row.version}`);
}

export interface EventRow {
  readonly id: string;
  readonly move: ProposalMove;
  readonly by: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export function listEvents(turn: Turn, proposalId: string): Promise<EventRow[]> {
  return turn.rows<EventRow>(sql`
    select e.id, e.move, w.name as by, e.reason, e.at from proposal_event e
      left join person w on w.city = e.city and w.id = e.person_id
    where e.city = ${turn.city} and e.proposal_id = ${proposalId} order by e.number desc limit 200`);
}

/** What indicators count of an item, first known. */
export async function appendOutcome(turn: Turn, row: Pick<NewProposal, 'id' | 'body'>) {
  await turn.run(sql`
    insert into proposal_outcome (city, id, body, filed_on, valid_from, recorded_from)
    values (${turn.city}, ${row.id}, ${row.body}, ${turn.today}, ${turn.today}, ${turn.now})`);
}
