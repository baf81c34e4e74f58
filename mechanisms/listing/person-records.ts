import { sql } from 'kysely';
import type { PersonRecordDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Whom a person advises, beside what else is kept of them. */
export const personRecords: readonly PersonRecordDeclaration[] = [
  {
    id: 'listing.adviser',
    name: { zh: '上市辅导', en: 'Listing adviser' },
    kindNames: { adviser: { zh: '辅导人员', en: 'Adviser' } },
    stepNames: {
      advising: { zh: '辅导中', en: 'Advising' },
      ended: { zh: '已结束', en: 'Ended' },
    },
    rowPath: '/desk/listing/:id',
    rows: (city) => sql`
      select a.person_id, a.enterprise_id as id, a.firm as reference, 'adviser' as kind,
        case when a.ended_on is null then 'advising' else 'ended' end as step, a.appointed_on as happened_on,
        null::bigint as amount_fen, a.appointed_on::timestamp at time zone 'Asia/Shanghai' as recorded_at
      from listing_adviser a where a.city = ${city}`,
  },
];
