import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

const shared = {
  roles: ['nomination-officer'],
  seenBy: ['auditor'],
  subject: 'nomination',
  rowPath: '/desk/nominations/:id',
} as const;

/** Nominees to recommend, by the last day of their round; terms of service by their end. */
export const queues: readonly QueueDeclaration[] = [
  {
    ...shared,
    id: 'nominations.to-recommend',
    name: { zh: '待推荐的人选', en: 'Nominees to recommend' },
    stepNames: { proposed: { zh: '已提名', en: 'Proposed' } },
    holders: { proposed: 'nomination-officer' },
    rows: (city, reader) => sql`
      select n.id, r.name as reference, p.name as title, n.state as step, r.kind, n.county,
        null::bigint as amount_fen, r.closes_on as due_on, n.recorded_from as since, n.person_id
      from nomination n
      join nomination_round r on r.city = n.city and r.id = n.round_id
      join person p on p.city = n.city and p.id = n.person_id
      where n.city = ${city} and n.state = 'proposed' and n.proposed_by_person <> ${reader}`,
  },
  {
    ...shared,
    id: 'nominations.in-service',
    name: { zh: '服务期跟踪', en: 'Terms of service' },
    stepNames: { serving: { zh: '服务期内', en: 'Serving' } },
    holders: { serving: 'nomination-officer' },
    rows: (city) => sql`
      select n.id, r.name as reference, p.name as title, n.state as step, r.kind, n.county,
        null::bigint as amount_fen, n.service_until as due_on, n.recorded_from as since, n.person_id
      from nomination n
      join nomination_round r on r.city = n.city and r.id = n.round_id
      join person p on p.city = n.city and p.id = n.person_id
      where n.city = ${city} and n.state = 'serving'`,
  },
];
