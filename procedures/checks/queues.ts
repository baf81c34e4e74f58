import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { standings } from '../applications/offers.ts';
import { askingStates } from './case-checks.ts';

/**
 * What waits for the office of a case: answers that differ. A department's questions are no queue of the
 * desk, whose rows every holder of a role sees: each department sees its own on its own page.
 */
export const queues: readonly QueueDeclaration[] = askingStates.map((state) => ({
  id: `checks.disputed-${state}`,
  name: { zh: '联审答复不一致', en: 'Joint checks whose answers differ' },
  roles: [standings[state].holder].flatMap((holder) => holder ?? []),
  seenBy: ['auditor'],
  subject: 'check-question',
  rowPath: '/desk/checks/questions/:id',
  listPath: '/desk/checks?tab=disputed',
  stepNames: { disputed: { zh: '答复不一致', en: 'Answers differ' } },
  rows: (city) => sql`
    select q.id, q.number as reference, a.applicant_name as title, q.state as step,
      a.benefit_id as kind, q.county, null::bigint as amount_fen, q.due_on, q.asked_at as since,
      q.applicant_person_id as person_id
    from check_question q
    join application a on a.city = q.city and a.id = q.application_id
    where q.city = ${city} and q.state = 'disputed' and a.state = ${state}`,
}));
