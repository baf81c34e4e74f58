import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** What a meeting left to do: needs that wait for an agreement, tasks by their day. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'cooperation.open-needs',
    name: { zh: '待对接的需求', en: 'Needs that wait for an agreement' },
    roles: ['science-officer', 'education-officer'],
    seenBy: ['leader', 'auditor'],
    subject: 'gathering',
    rowPath: '/desk/gatherings/:id',
    stepNames: { open: { zh: '待对接', en: 'Open' } },
    holders: { open: 'science-officer' },
    rows: (city) => sql`
      select g.id, g.title as reference, o.name as title, 'open' as step, n.side as kind, g.county,
        null::bigint as amount_fen, null::date as due_on, g.recorded_from as since, null::uuid as person_id
      from gathering_need n
      join gathering g on g.city = n.city and g.id = n.gathering_id
      join organisation o on o.city = n.city and o.id = n.organisation_id
      where n.city = ${city} and n.state = 'open' and g.state <> 'withdrawn'
        and n.id = (select min(m.id::text)::uuid from gathering_need m
          where m.city = n.city and m.gathering_id = n.gathering_id and m.state = 'open')`,
  },
];
