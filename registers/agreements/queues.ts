import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

/** Agreements whose term ends soon: renew, close, or let the term end. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'agreements.due-soon',
    name: { zh: '即将到期的合作协议', en: 'Agreements due soon' },
    roles: ['science-officer', 'education-officer'],
    seenBy: ['leader', 'auditor'],
    subject: 'agreement',
    rowPath: '/desk/agreements/:id',
    listPath: '/desk/agreements?state=due-soon',
    stepNames: { 'due-soon': { zh: '即将到期', en: 'Due soon' } },
    holders: { 'due-soon': 'science-officer' },
    rows: (city) => sql`
      select a.id, a.number as reference, a.title, a.state as step, a.level as kind, a.county,
        a.money_fen as amount_fen, a.term_until as due_on, a.recorded_from as since,
        null::uuid as person_id
      from agreement a where a.city = ${city} and a.state = 'due-soon'`,
  },
];
