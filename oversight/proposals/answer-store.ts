import { sql } from 'kysely';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { answerKinds } from './contract.ts';

export interface PointRow {
  readonly id: string;
  readonly number: number;
  readonly says: string;
}

export function listPoints(turn: Turn, proposalId: string): Promise<PointRow[]> {
  return turn.rows<PointRow>(sql`
    select id, number, says from proposal_point
    where city = ${turn.city} and proposal_id = ${proposalId} order by number limit 100`);
}

/** Adds points behind those that stand there. */
export async function appendPoints(
  turn: Turn,
  proposalId: string,
  points: readonly string[],
): Promise<void> {
  const ids = points.map(() => turn.newId());
  await turn.run(sql`
    insert into proposal_point (city, id, proposal_id, number, says)
    select ${turn.city}, u.id, ${proposalId},
      u.place + (select coalesce(max(p.number), 0) from proposal_point p
        where p.city = ${turn.city} and p.proposal_id = ${proposalId}), u.says
    from unnest(${ids}::uuid[], ${[...points]}::text[]) with ordinality as u(id, says, place)`);
}

export async function removePoints(turn: Turn, proposalId: string): Promise<void> {
  await turn.run(sql`
    delete from proposal_point where city = ${turn.city} and proposal_id = ${proposalId}`);
}

export async function appendReply(
  turn: Turn,
  { id, round }: { readonly id: string; readonly round: number },
  letterId: string,
): Promise<void> {
  await turn.run(sql`
    insert into proposal_reply (city, proposal_id, round, letter_id, at)
    values (${turn.city}, ${id}, ${round}, ${letterId}, ${turn.now})`);
}

export interface AnswerRow {
  readonly pointId: string;
  readonly kind: (typeof answerKinds)[number];
  readonly paragraph: string;
  readonly says: string;
  readonly dueOn: string | null;
  readonly owner: string | null;
  readonly by: string;
  readonly confirmedVersion: number | null;
  readonly confirmedBy: string | null;
}

export function listAnswers(turn: Turn, letterId: string): Promise<AnswerRow[]> {
  return turn.rows<AnswerRow>(sql`
    select a.point_id as "pointId", a.kind, a.paragraph, a.says, a.due_on as "dueOn", a.owner, w.name as by,
      a.confirmed_version as "confirmedVersion", c.name as "confirmedBy"
    from proposal_answer a join person w on w.city = a.city and w.id = a.person_id
    left join person c on c.city = a.city and c.id = a.confirmed_by
    where a.city = ${turn.city} and a.letter_id = ${letterId} limit 100`);
}

/** An answer that is written anew is confirmed anew. */
export async function saveAnswer(
  turn: Turn,
  row: Pick<AnswerRow, 'pointId' | 'kind' | 'paragraph' | 'says' | 'dueOn' | 'owner'> & {
    readonly letterId: string;
    readonly proposalId: string;
  },
): Promise<void> {
  await turn.run(sql`
    insert into proposal_answer as a (city, letter_id, point_id, proposal_id, kind, paragraph, says, due_on, owner,
      person_id, at)
    values (${turn.city}, ${row.letterId}, ${row.pointId}, ${row.proposalId}, ${row.kind}, ${row.paragraph},
      ${row.says}, ${row.dueOn}, ${row.owner}, ${actorOf(turn).personId}, ${turn.now})
    on conflict (city, letter_id, point_id) do update set kind = excluded.kind, paragraph = excluded.paragraph,
      says = excluded.says, due_on = excluded.due_on, owner = excluded.owner, person_id = excluded.person_id,
      at = excluded.at, confirmed_version = null, confirmed_by = null`);
}

/** @returns rows touched: 0 where the point has no answer. */
export function saveConfirmation(
  turn: Turn,
  letterId: string,
  pointId: string,
  version: number,
): Promise<number> {
  return turn.run(sql`
    update proposal_answer set confirmed_version = ${version}, confirmed_by = ${actorOf(turn).personId}
    where city = ${turn.city} and letter_id = ${letterId} and point_id = ${pointId}`);
}

/** Carries confirmations over to a version whose text is the same. */
export async function carryConfirmations(turn: Turn, letterId: string, from: number, to: number) {
  await turn.run(sql`
    update proposal_answer set confirmed_version = ${to}
    where city = ${turn.city} and letter_id = ${letterId} and confirmed_version = ${from}`);
}

export interface CommitmentRow {
  readonly id: string;
  readonly says: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly evidence: string | null;
}

export function listCommitments(turn: Turn, proposalId: string): Promise<CommitmentRow[]> {
  return turn.rows<CommitmentRow>(sql`
    select id, says, owner, due_on as "dueOn", done_on as "doneOn", evidence from proposal_commitment
    where city = ${turn.city} and proposal_id = ${proposalId} order by due_on, id limit 100`);
}

/** @returns rows touched: 0 where it is done already. */
export function finishCommitment(
  turn: Turn,
  proposalId: string,
  id: string,
  evidence: string,
): Promise<number> {
  return turn.run(sql`
    update proposal_commitment set done_on = ${turn.today}, evidence = ${evidence}, done_by = ${actorOf(turn).personId}
    where city = ${turn.city} and proposal_id = ${proposalId} and id = ${id} and done_on is null`);
}
