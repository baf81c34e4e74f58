import { sql } from 'kysely';
import type { PersonRecordDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { stateNames } from './contract.ts';

/** Cases of a person, by the record under which each was filed. */
export const personRecords: readonly PersonRecordDeclaration[] = [
  {
    id: 'applications.cases',
    name: { zh: '办件', en: 'Cases' },
    stepNames: stateNames,
    rowPath: '/desk/cases/:id',
    rows: (city) => sql`
      select a.applicant_person_id as person_id, a.id, a.reference, a.benefit_id as kind, a.state as step,
        yanzhen_day(coalesce(a.submitted_at, a.created_at)) as happened_on, a.amount_fen,
        a.holder_since as recorded_at
      from application a where a.city = ${city} and not a.for_organisation`,
  },
];
