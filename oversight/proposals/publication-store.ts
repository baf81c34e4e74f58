import { sql } from 'kysely';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';

export async function savePublication(
  turn: Turn,
  proposalId: string,
  row: { mode: string; reason: string | null; asked: string | null; answered: string | null },
): Promise<void> {
  await turn.run(sql`
    insert into proposal_publication (city, proposal_id, mode, reason, asked, answered, person_id, at)
    values (${turn.city}, ${proposalId}, ${row.mode}, ${row.reason}, ${row.asked}, ${row.answered},
      ${actorOf(turn).personId}, ${turn.now})
    on conflict (city, proposal_id) do update set mode = excluded.mode, reason = excluded.reason,
      asked = excluded.asked, answered = excluded.answered, person_id = excluded.person_id, at = excluded.at`);
}

export function findPublication(
  turn: Turn,
  proposalId: string,
): Promise<
  { mode: 'full' | 'summary' | 'none'; reason: string | null; answered: string | null } | undefined
> {
  return turn.row(sql`
    select mode, reason, answered from proposal_publication
    where city = ${turn.city} and proposal_id = ${proposalId}`);
}

export interface PublishedRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly body: 'congress' | 'cppcc';
  readonly mode: 'full' | 'summary';
  readonly at: Date;
  readonly asked: string | null;
  readonly answered: string;
  readonly resultClass: string | null;
  readonly letterId: string | null;
}

const published = ({ city }: Turn) => sql`
  select p.id, p.number, p.title, p.body, u.mode, u.at, u.asked, u.answered, p.result_class as "resultClass",
    p.letter_id as "letterId"
  from proposal_publication u join proposal p on p.city = u.city and p.id = u.proposal_id
  where u.city = ${city} and u.mode <> 'none'`;

export function listPublished(
  turn: Turn,
  after: string | undefined,
  limit: number,
): Promise<PublishedRow[]> {
  const beyond = after ? sql`and p.id < ${after}::uuid` : sql``;
  return turn.rows<PublishedRow>(
    sql`${published(turn)} ${beyond} order by p.id desc limit ${limit}`,
  );
}

export async function countPublished(turn: Turn): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (select from proposal_publication
      where city = ${turn.city} and mode <> 'none' limit 10001) counted`);
  return row?.n ?? 0;
}

export function findPublished(turn: Turn, id: string): Promise<PublishedRow | undefined> {
  return turn.row<PublishedRow>(sql`${published(turn)} and p.id = ${id}`);
}
