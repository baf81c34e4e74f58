import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Enterprises whose adviser recommends the next stage. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'listing.to-move',
    name: { zh: '待推进阶段的企业', en: 'Enterprises to move to the next stage' },
    roles: ['listing-officer'],
    seenBy: ['leader', 'auditor'],
    subject: 'listing-enterprise',
    rowPath: '/desk/listing/:id',
    stepNames: {
      reformed: { zh: '股改', en: 'Reformed' },
      filed: { zh: '辅导备案', en: 'Filed' },
      coached: { zh: '辅导验收', en: 'Coached' },
      applied: { zh: '申报受理', en: 'Applied' },
      passed: { zh: '审核通过', en: 'Passed' },
      listed: { zh: '上市', en: 'Listed' },
    },
    holders: {
      reformed: 'listing-officer',
      filed: 'listing-officer',
      coached: 'listing-officer',
      applied: 'listing-officer',
      passed: 'listing-officer',
      listed: 'listing-officer',
    },
    rows: (city) => sql`
      select e.id, r.topic as reference, o.name as title, r.recommends as step, e.board as kind, e.county,
        null::bigint as amount_fen, null::date as due_on, r.recorded_at as since, null::uuid as person_id
      from listing_record r
      join listing_enterprise e on e.city = r.city and e.id = r.enterprise_id
      join organisation o on o.city = e.city and o.id = e.organisation_id
      where r.city = ${city} and e.state = 'active' and r.recommends is not null
        and not exists (select 1 from listing_step s where s.city = r.city and s.enterprise_id = r.enterprise_id
          and s.to_stage = r.recommends)
        and r.id = (select max(m.id::text)::uuid from listing_record m where m.city = r.city
          and m.enterprise_id = r.enterprise_id and m.recommends = r.recommends)`,
  },
];
