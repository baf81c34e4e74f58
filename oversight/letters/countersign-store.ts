import { sql } from 'kysely';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';

/** A unit that was asked to countersign (会签) a version; `by` where one of its persons did. */
export interface CountersignRecord {
  readonly office: string;
  readonly by: string | null;
  readonly opinion: string | null;
  readonly at: Date | null;
}

export async function listCountersigns(
  turn: Turn,
  letterId: string,
  version: number,
): Promise<CountersignRecord[]> {
  return turn.rows<CountersignRecord>(sql`
    select c.office, p.name as by, c.opinion, c.at
    from letter_countersign c left join person p on p.city = c.city and p.id = c.person_id
    where c.city = ${turn.city} and c.letter_id = ${letterId} and c.version = ${version} order by c.office`);
}

export async function askCountersigns(
  turn: Turn,
  letterId: string,
  version: number,
  offices: readonly string[],
): Promise<void> {
  await turn.run(sql`
    insert into letter_countersign (city, letter_id, version, office)
    select ${turn.city}, ${letterId}, ${version}, office from unnest(${[...offices]}::text[]) office
    on conflict (city, letter_id, version, office) do nothing`);
}

/** One unit countersigns; 0 where it was not asked or has done so. */
export async function keepCountersign(
  turn: Turn,
  letterId: string,
  version: number,
  given: { readonly office: string; readonly opinion: string | null },
): Promise<number> {
  return turn.run(sql`
    update letter_countersign set person_id = ${actorOf(turn).personId}, opinion = ${given.opinion}, at = ${turn.now}
    where city = ${turn.city} and letter_id = ${letterId} and version = ${version}
      and office = ${given.office} and person_id is null`);
}
