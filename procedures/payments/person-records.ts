import { sql } from 'kysely';
import type { PersonRecordDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** What a person was granted and paid, by this system and before it. */
export const personRecords: readonly PersonRecordDeclaration[] = [
  {
    id: 'payments.granted',
    name: { zh: '核定补助', en: 'Awards' },
    stepNames: {
      granted: { zh: '本系统审定', en: 'Approved here' },
      imported: { zh: '期初导入', en: 'Brought in' },
    },
    rowPath: '/desk/cases/:id',
    rows: (city) => sql`
      select w.person_id, w.application_id as id, a.reference, w.benefit_id as kind,
        case when w.opening_act_id is null then 'granted' else 'imported' end as step,
        w.granted_on as happened_on, w.total_fen as amount_fen, w.planned_at as recorded_at
      from award w join application a on a.city = w.city and a.id = w.application_id
      where w.city = ${city}`,
  },
  {
    id: 'payments.paid',
    name: { zh: '到账资金', en: 'Money that arrived' },
    stepNames: { paid: { zh: '已到账', en: 'Paid' } },
    rows: (city) => sql`
      select w.person_id, p.id, p.reference, p.benefit_id as kind, 'paid' as step,
        p.valid_from as happened_on, p.amount_fen, p.recorded_from as recorded_at
      from award w join payment p on p.city = w.city and p.application_id = w.application_id
        and p.valid_until is null
      where w.city = ${city}`,
  },
];
