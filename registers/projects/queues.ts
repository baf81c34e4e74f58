import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Outcomes with a paper that nobody has audited yet. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'projects.to-audit',
    name: { zh: '待审核的合作成果', en: 'Outcomes to audit' },
    roles: ['science-officer'],
    seenBy: ['leader', 'auditor'],
    subject: 'outcome',
    rowPath: '/desk/projects/outcomes/:id',
    stepNames: { reported: { zh: '已上报', en: 'Reported' } },
    holders: { reported: 'science-officer' },
    rows: (city) => sql`
      select o.id, coalesce(p.number, a.number) as reference, o.title, 'reported' as step, o.kind,
        coalesce(p.county, a.county) as county,
        case when o.quantity > 1 then o.quantity end as amount_fen, null::date as due_on,
        o.reported_at as since, null::uuid as person_id
      from project_outcome o
      left join project p on p.city = o.city and p.id = o.project_id
      left join agreement a on a.city = o.city and a.id = o.agreement_id
      where o.city = ${city} and o.audited_at is null and not o.withdrawn
        and exists (select 1 from outcome_evidence v where v.city = o.city and v.outcome_id = o.id)`,
  },
];
