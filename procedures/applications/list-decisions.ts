import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** One approval or refusal of a case. */
export interface CaseDecision {
  readonly eventId: string;
  readonly applicationId: string;
  readonly reference: string | null;
  readonly benefitId: string;
  readonly county: string | null;
  readonly outcome: 'approved' | 'refused';
  /** Who looked at the case: who proposed what was approved, who refused; null for a job. */
  readonly officerPersonId: string | null;
}

/**
 * Approvals and refusals of a span of time, in a fixed order.
 *
 * @param span   From (inclusive) and until (exclusive).
 * @param limit  Rows at most.
 */
export function listDecisions(
  turn: Turn,
  benefitIds: readonly string[],
  span: { readonly from: Date; readonly until: Date },
  limit: number,
): Promise<CaseDecision[]> {
  return turn.rows<CaseDecision>(sql`
    select e.id as "eventId", e.application_id as "applicationId", a.reference,
      a.benefit_id as "benefitId", a.county,
      case e.move when 'approve' then 'approved' else 'refused' end as outcome,
      coalesce(looked.actor_person_id, e.actor_person_id) as "officerPersonId"
    from application_event e
    join application a on a.city = e.city and a.id = e.application_id
    left join lateral (
      select p.actor_person_id from application_event p
      where p.city = e.city and p.application_id = e.application_id and p.move = 'propose'
        and p.number < e.number and e.move = 'approve'
      order by p.number desc limit 1) looked on true
    where e.city = ${turn.city} and e.at >= ${span.from} and e.at < ${span.until}
      and e.move in ('approve', 'refuse', 'uphold-objection')
      and a.benefit_id = any(${[...benefitIds]}::text[])
    order by e.id limit ${limit}`);
}
