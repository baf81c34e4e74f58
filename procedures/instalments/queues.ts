import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { checkRoles } from './list-checks.ts';

/** Instalments whose duty an officer looks at before they are paid. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'instalments.checks',
    name: { zh: '到期分期待复核', en: 'Instalments to check' },
    roles: checkRoles,
    seenBy: ['auditor'],
    subject: 'duty-check',
    rowPath: '/desk/instalments?check=:id',
    listPath: '/desk/instalments',
    stepNames: { open: { zh: '待复核', en: 'To be checked' } },
    rows: (city) => sql`
      select d.id, a.reference, a.applicant_name as title, d.state as step, a.benefit_id as kind, a.county,
        i.amount_fen, i.due_on, d.opened_at as since, a.applicant_person_id as person_id
      from duty_check d
      join instalment i on i.city = d.city and i.application_id = d.application_id and i.number = d.instalment
      join application a on a.city = d.city and a.id = d.application_id
      where d.city = ${city} and d.state = 'open'`,
  },
];
