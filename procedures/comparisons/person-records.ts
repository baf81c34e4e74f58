import { sql } from 'kysely';
import type { PersonRecordDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { stepNames } from './queues.ts';

/** Suspect records of a person, beside the cases they are about. */
export const personRecords: readonly PersonRecordDeclaration[] = [
  {
    id: 'comparisons.suspects',
    name: { zh: '疑点', en: 'Suspect records' },
    stepNames,
    rowPath: '/desk/comparisons/suspects/:id',
    rows: (city) => sql`
      select s.person_id, s.id, s.number as reference, a.benefit_id as kind, s.state as step,
        s.flagged_on as happened_on, s.stake_fen as amount_fen, s.state_since as recorded_at
      from suspect_record s join application a on a.city = s.city and a.id = s.application_id
      where s.city = ${city} and s.state <> 'withdrawn'`,
  },
];
