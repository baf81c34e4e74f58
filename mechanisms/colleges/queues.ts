import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

const shared = {
  roles: ['education-officer'],
  seenBy: ['leader', 'auditor'],
  subject: 'college-upgrade',
  rowPath: '/desk/colleges/:id',
} as const;

/** Milestones by their day, the next of each college; plans that wait for another officer. */
export const queues: readonly QueueDeclaration[] = [
  {
    ...shared,
    id: 'colleges.milestones',
    name: { zh: '升本里程碑', en: 'Milestones of colleges' },
    stepNames: { open: { zh: '未完成', en: 'Not reached' } },
    holders: { open: 'education-officer' },
    rows: (city) => sql`
      select u.id, m.says as reference, o.name as title, 'open' as step, u.kind, u.county,
        null::bigint as amount_fen, m.due_on, m.recorded_from as since, null::uuid as person_id
      from college_milestone m
      join college_upgrade u on u.city = m.city and u.id = m.upgrade_id
      join organisation o on o.city = u.city and o.id = u.organisation_id
      where m.city = ${city} and m.reached_on is null and u.state <> 'stopped'
        and m.id = (select n.id from college_milestone n where n.city = m.city and n.upgrade_id = m.upgrade_id
          and n.reached_on is null order by n.due_on, n.id limit 1)`,
  },
  {
    ...shared,
    id: 'colleges.plans-to-approve',
    name: { zh: '待审定的拨款方案', en: 'Plans of appropriation to approve' },
    stepNames: { draft: { zh: '拟定', en: 'Draft' } },
    holders: { draft: 'education-officer' },
    rows: (city, reader) => sql`
      select u.id, p.reach_year::text as reference, o.name as title, p.state as step, u.kind, u.county,
        p.reach_fen as amount_fen, null::date as due_on, p.recorded_from as since, null::uuid as person_id
      from college_plan p
      join college_upgrade u on u.city = p.city and u.id = p.upgrade_id
      join organisation o on o.city = u.city and o.id = u.organisation_id
      where p.city = ${city} and p.state = 'draft' and p.made_by_person <> ${reader} and u.state <> 'stopped'
        and p.id = (select max(q.id::text)::uuid from college_plan q where q.city = p.city
          and q.upgrade_id = p.upgrade_id and q.state = 'draft' and q.made_by_person <> ${reader})`,
  },
];
