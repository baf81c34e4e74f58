import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

const shared = {
  roles: ['science-officer'],
  seenBy: ['leader', 'auditor'],
  subject: 'platform',
  rowPath: '/desk/platforms/:id',
} as const;

/** Platforms behind their task with who answers for it, and years that wait for their score. */
export const queues: readonly QueueDeclaration[] = [
  {
    ...shared,
    id: 'platforms.behind',
    name: { zh: '进度落后的平台', en: 'Platforms behind their task' },
    stepNames: { red: { zh: '落后', en: 'Behind' } },
    holders: { red: 'science-officer' },
    listPath: '/desk/platform-tasks?light=red',
    rows: (city) => sql`
      select p.id, t.owner as reference, p.name as title, t.light as step, p.type as kind, p.county,
        null::bigint as amount_fen, t.due_on, t.recorded_from as since, null::uuid as person_id
      from platform_task t
      join platform p on p.city = t.city and p.id = t.platform_id
      where t.city = ${city} and t.light = 'red' and not t.dropped
        and p.state not in ('removed', 'withdrawn')
        and t.id = (select min(m.id::text)::uuid from platform_task m where m.city = t.city
          and m.platform_id = t.platform_id and m.light = 'red' and not m.dropped)`,
  },
  {
    ...shared,
    id: 'platforms.to-score',
    name: { zh: '待评分的年度报告', en: 'Yearly reports to score' },
    stepNames: { reported: { zh: '已上报', en: 'Reported' } },
    holders: { reported: 'science-officer' },
    rows: (city, reader) => sql`
      select p.id, s.year::text as reference, p.name as title, 'reported' as step, p.type as kind, p.county,
        null::bigint as amount_fen, null::date as due_on, s.recorded_from as since, null::uuid as person_id
      from platform_score s
      join platform p on p.city = s.city and p.id = s.platform_id
      where s.city = ${city} and s.score is null and s.reported_by_person <> ${reader} and p.state <> 'withdrawn'
        and s.id = (select min(m.id::text)::uuid from platform_score m where m.city = s.city
          and m.platform_id = s.platform_id and m.score is null and m.reported_by_person <> ${reader})`,
  },
];
