import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { stateNames } from '../applications/contract.ts';

/** What waits for the publicity office: approved cases to publish, and objections to decide. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'publicity.to-publish',
    name: { zh: '待公示', en: 'To be published' },
    roles: ['publicity-officer'],
    subject: 'application',
    rowPath: '/desk/cases/:id',
    listPath: '/desk/publicity',
    stepNames: stateNames,
    rows: (city) => sql`
      select a.id, a.reference, a.applicant_name as title, a.state as step, a.benefit_id as kind,
        a.county, a.amount_fen, a.due_on, a.holder_since as since, a.applicant_person_id as person_id
      from application a where a.city = ${city} and a.state = 'approved'`,
  },
  {
    id: 'publicity.objections',
    name: { zh: '待核查异议', en: 'Objections to decide' },
    roles: ['publicity-officer'],
    seenBy: ['auditor'],
    subject: 'objection',
    rowPath: '/desk/publicity/objections',
    listPath: '/desk/publicity/objections',
    // Objections come without a name; the line's masked one says whom it is about.
    rows: (city) => sql`
      select o.id, o.number as reference, l.masked_name as title, 'objected' as step,
        null::text as kind, l.county, l.amount_fen, a.due_on, o.received_at as since,
        null::uuid as person_id
      from objection o
      join publicity_line l on l.city = o.city and l.id = o.line_id
      join application a on a.city = l.city and a.id = l.application_id
      where o.city = ${city} and o.state = 'open'`,
  },
];
