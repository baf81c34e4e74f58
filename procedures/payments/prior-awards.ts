import { sql } from 'kysely';
import type { PriorAward } from '@yanzhen/policy';
import type { PayeeHolder } from '@yanzhen/registers/talents/offers.ts';
import { recordsOf, recordsOfAll } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/**
 * What a person or an organisation was granted, as the stacking of policies counts it: by this system and before it, on
 * the day of the grant, under whichever record, whole sums however they are paid. What was stopped does not count.
 *
 * @param except  The case that is asked for.
 */
export async function priorAwardsOf(
  turn: Turn,
  holder: PayeeHolder,
  except: string | null = null,
): Promise<Omit<PriorAward, 'holder'>[]> {
  const whose =
    holder.organisationId === null
      ? sql`a.person_id = any(${recordsOf(turn, holder.personId)})`
      : sql`a.organisation_id = ${holder.organisationId}`;
  return turn.rows(sql`
    select a.benefit_id as benefit, sum(i.amount_fen)::bigint as fen, a.granted_on as on
    from award a
    join instalment i on i.city = a.city and i.application_id = a.application_id
      and i.state <> 'stopped'
    where a.city = ${turn.city} and ${whose}
      and (${except}::uuid is null or a.application_id <> ${except})
    group by a.city, a.application_id order by a.granted_on, a.application_id`);
}

/** As `priorAwardsOf`, of many persons at once; those who were granted nothing are left out. */
export async function priorAwardsOfAll(
  turn: Turn,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Omit<PriorAward, 'holder'>[]>> {
  const { ids, personsOf } = await recordsOfAll(turn, personIds);
  const rows = await turn.rows<Omit<PriorAward, 'holder'> & { recordId: string }>(sql`
    select a.person_id as "recordId", a.benefit_id as benefit, sum(i.amount_fen)::bigint as fen,
      a.granted_on as on
    from award a
    join instalment i on i.city = a.city and i.application_id = a.application_id
      and i.state <> 'stopped'
    where a.city = ${turn.city} and a.person_id = any(${ids}::uuid[])
    group by a.city, a.application_id order by a.granted_on, a.application_id`);
  const found = new Map<string, Omit<PriorAward, 'holder'>[]>();
  for (const { recordId, ...award } of rows) {
    for (const person of personsOf(recordId)) {
      found.set(person, [...(found.get(person) ?? []), award]);
    }
  }
  return found;
}
