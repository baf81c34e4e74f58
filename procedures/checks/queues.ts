import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { standings } from '../applications/offers.ts';
import { askingStates } from './case-checks.ts';

/** Questions that wait for the reader's own department: as on its page, and no other department's. */
const mine: QueueDeclaration = {
  id: 'checks.mine',
  name: { zh: '待答复的联审', en: 'Joint checks to answer' },
  roles: ['joint-checker'],
  subject: 'check-question',
  rowPath: '/desk/checks/mine/:id',
  listPath: '/desk/checks/mine',
  stepNames: { open: { zh: '待答复', en: 'To be answered' } },
  // No benefit, county, sum or person: the department sees its question, not the case.
  rows: (city, reader) => sql`
    select q.id, q.number as reference, a.applicant_name as title, q.state as step, null::text as kind,
      null::text as county, null::bigint as amount_fen, q.due_on, q.asked_at as since, null::uuid as person_id
    from department_seat s
    join check_question q on q.city = s.city and q.department = s.department and q.state = 'open'
    join application a on a.city = q.city and a.id = q.application_id
    where s.city = ${city} and s.person_id = ${reader}`,
};

/** What waits for the office of a case: answers that differ. */
const disputed: readonly QueueDeclaration[] = askingStates.map((state) => ({
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

export const queues: readonly QueueDeclaration[] = [mine, ...disputed];
