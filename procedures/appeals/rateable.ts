import { sql } from 'kysely';
import type { RateableDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** An appeal that was decided: how it was heard may be rated, whatever came of it. */
export const heard: RateableDeclaration = {
  id: 'appeals.heard',
  name: { zh: '申诉复核', en: 'Hearing of an appeal' },
  rows: (city) => sql`
    select p.id, p.application_id as case_id, p.person_id, null::uuid as agent_person_id, a.reference,
      p.benefit_id as kind, p.county, 'appeal-officer' as role,
      array[p.heard_by_person] as officer_person_ids, p.state_since as at
    from appeal p join application a on a.city = p.city and a.id = p.application_id
    where p.city = ${city} and p.state in ('upheld', 'changed')`,
};
