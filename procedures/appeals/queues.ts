import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { hearingRoles } from './lifecycle.ts';

/** Appeals that wait to be heard; none of a case in which the reader acted. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'appeals.to-hear',
    name: { zh: '待复核的申诉', en: 'Appeals to hear' },
    roles: hearingRoles,
    seenBy: ['leader', 'auditor'],
    subject: 'appeal',
    rowPath: '/desk/appeals/:id',
    listPath: '/desk/appeals',
    stepNames: {
      filed: { zh: '待领取', en: 'To be taken' },
      taken: { zh: '复核中', en: 'Being heard' },
    },
    rows: (city, reader) => sql`
      select p.id, p.number as reference, a.applicant_name as title, p.state as step,
        p.benefit_id as kind, p.county, null::bigint as amount_fen, p.due_on, p.filed_at as since,
        p.person_id
      from appeal p join application a on a.city = p.city and a.id = p.application_id
      where p.city = ${city} and p.state in ('filed', 'taken')
        and not exists (select from application_event e where e.city = p.city
          and e.application_id = p.application_id and e.actor_person_id = ${reader}::uuid)`,
  },
];
