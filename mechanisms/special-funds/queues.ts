import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Calls that a colleague prepared and another person publishes. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'special-funds.to-publish',
    name: { zh: '待发布的申报通知', en: 'Calls to publish' },
    roles: ['science-officer'],
    seenBy: ['leader', 'auditor'],
    subject: 'fund-call',
    rowPath: '/desk/funds/:id',
    listPath: '/desk/funds',
    stepNames: { draft: { zh: '待发布', en: 'To be published' } },
    holders: { draft: 'science-officer' },
    // Who prepared it waits for another person.
    rows: (city, reader) => sql`
      select c.id, c.number as reference, c.title, 'draft' as step, c.benefit_id as kind, null::text as county,
        c.total_fen as amount_fen, c.last_day as due_on, c.prepared_at as since, null::uuid as person_id
      from fund_call c
      where c.city = ${city} and c.state = 'draft' and c.prepared_by_person <> ${reader}`,
  },
];
