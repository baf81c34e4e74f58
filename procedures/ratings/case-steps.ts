import { sql } from 'kysely';
import type { RateableDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** A case that has ended, or whose money goes on in parts; once, however it ended. */
const finished: RateableDeclaration = {
  id: 'applications.finished',
  name: { zh: '整件办理', en: 'The whole case' },
  rows: (city) => sql`
    select a.id, a.id as case_id, a.applicant_person_id as person_id,
      a.filed_by_person_id as agent_person_id, a.reference, a.benefit_id as kind, a.county,
      case a.state
        when 'refused' then coalesce((
          select case e.from_state when 'proposed' then 'city-checker' when 'checked' then 'approver'
            when 'objected' then 'publicity-officer' else 'county-officer' end
          from application_event e
          where e.city = a.city and e.application_id = a.id and e.number = a.version), 'county-officer')
        when 'paid' then 'approver' when 'in-service' then 'approver' else 'county-officer' end as role,
      array(select distinct e.actor_person_id from application_event e
        where e.city = a.city and e.application_id = a.id and e.actor_person_id is not null
          and e.duty is not null and e.duty not in ('apply', 'vouch')) as officer_person_ids,
      a.holder_since as at
    from application a
    where a.city = ${city} and a.submitted_at is not null
      and a.state in ('paid', 'in-service', 'refused', 'stopped', 'withdrawn', 'expired')`,
};

/** Each correction that the applicant sent: how it was asked for. */
const corrected: RateableDeclaration = {
  id: 'applications.corrected',
  name: { zh: '补正', en: 'A correction' },
  rows: (city) => sql`
    select e.id, a.id as case_id, a.applicant_person_id as person_id,
      a.filed_by_person_id as agent_person_id, a.reference, a.benefit_id as kind, a.county,
      'county-officer' as role,
      array(select q.actor_person_id from application_event q
        where q.city = e.city and q.application_id = e.application_id and q.move = 'ask-correction'
          and q.number < e.number and q.actor_person_id is not null
        order by q.number desc limit 1) as officer_person_ids,
      e.at
    from application a
    join application_event e on e.city = a.city and e.application_id = a.id
    where a.city = ${city} and e.move = 'correct'`,
};

export const caseSteps: readonly RateableDeclaration[] = [finished, corrected];
