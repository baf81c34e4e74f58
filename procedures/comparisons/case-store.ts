import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** A case of a person whom a list names: granted, or still under way. */
export interface MatchedCase {
  readonly applicationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly identityIndex: Buffer;
  readonly benefitId: string;
  readonly policyDigest: string;
  readonly organisationId: string | null;
  readonly county: string | null;
  readonly boughtOn: CivilDate | null;
  readonly grantedOn: CivilDate | null;
  readonly paidFen: Fen;
  readonly firstPaidOn: CivilDate | null;
}

/**
 * Cases of the natural persons behind blind indexes, under whichever of their records: those that hold an award, and those still under way.
 *
 * @param openStates  States in which a case without an award counts as open.
 */
export function matchCases(
  turn: Turn,
  identityIndexes: readonly Buffer[],
  openStates: readonly string[],
): Promise<MatchedCase[]> {
  return turn.rows<MatchedCase>(sql`
    select a.id as "applicationId", coalesce(p.kept_id, p.id) as "personId", p.name as "personName",
           p.identity_index as "identityIndex", a.benefit_id as "benefitId",
           a.policy_digest as "policyDigest", a.organisation_id as "organisationId", a.county,
           coalesce(a.decision #>> '{facts,purchaseSignedOn,value}',
             (select f.value #>> '{}' from fact f where f.city = a.city and f.person_id = any(o.ids)
                and f.name = 'purchaseSignedOn' order by f.recorded_from desc limit 1)) as "boughtOn",
           w.granted_on as "grantedOn", coalesce(m.fen, 0)::bigint as "paidFen", m.first as "firstPaidOn"
    from person p
    cross join lateral (select yanzhen_records_of(p.city, p.id) as ids) o
    join application a on a.city = p.city and a.applicant_person_id = any(o.ids)
      and not a.for_organisation
    left join award w on w.city = a.city and w.application_id = a.id
    left join lateral (
      select sum(amount_fen) as fen, min(valid_from) as first from payment y
      where y.city = a.city and y.application_id = a.id and y.valid_until is null
    ) m on true
    where p.city = ${turn.city} and p.identity_index = any(${[...identityIndexes]}::bytea[])
      and (w.application_id is not null or a.state = any(${[...openStates]}::text[]))
    order by a.id`);
}

/** Persons with an enabled account as agent of an employer. */
export async function listAgents(turn: Turn, organisationId: string): Promise<string[]> {
  const rows = await turn.rows<{ id: string }>(sql`
    select distinct person_id as id from account
    where city = ${turn.city} and organisation_id = ${organisationId} and kind = 'agent'
      and disabled_at is null order by 1 limit 50`);
  return rows.map(({ id }) => id);
}
