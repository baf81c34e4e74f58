import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { accepters } from './contract-milestones.ts';
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
      where d.city = ${city} and d.state = 'open' and not (coalesce(i.recheck ? 'acceptance', false)
        and exists (select from milestone m where m.city = i.city and m.application_id = i.application_id
          and m.part_id = i.part_id and m.state <> 'accepted'))`,
  },
  {
    id: 'instalments.milestones',
    name: { zh: '里程碑：待汇报、待验收', en: 'Milestones to be reported and accepted' },
    roles: accepters,
    seenBy: ['leader', 'auditor'],
    subject: 'milestone',
    rowPath: '/desk/milestones/:id',
    listPath: '/desk/milestones',
    stepNames: {
      agreed: { zh: '待汇报', en: 'To be reported' },
      reported: { zh: '待验收', en: 'To be accepted' },
    },
    holders: { agreed: 'science-officer', reported: 'science-officer' },
    rows: (city) => sql`
      select m.id, a.reference, a.applicant_name as title, m.state as step, a.benefit_id as kind, a.county,
        i.amount_fen, m.due_on, coalesce(m.reported_at, i.state_since) as since, null::uuid as person_id
      from milestone m
      join application a on a.city = m.city and a.id = m.application_id
      join instalment i on i.city = m.city and i.application_id = m.application_id and i.part_id = m.part_id
        and i.state not in ('paid', 'stopped')
      where m.city = ${city} and m.state in ('agreed', 'reported')`,
  },
];
