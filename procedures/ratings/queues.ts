import { sql, type RawBuilder } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { handlingRoles } from './lifecycle.ts';

const common = {
  subject: 'rating-task',
  rowPath: '/desk/ratings/:id',
  listPath: '/desk/ratings',
  stepNames: {
    open: { zh: '待领取', en: 'To be taken' },
    taken: { zh: '待回访', en: 'To be called back' },
    called: { zh: '待整改', en: 'To be put right' },
    handled: { zh: '待答复', en: 'To be answered' },
  },
} as const;

// A rating's own number stands in place of a name: who rated is nobody's to see in a list. Who was rated finds no row.
const rows = (city: string, reader: string, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select t.id, r.number as reference, r.number as title, t.state as step, r.benefit_id as kind, t.county,
    null::bigint as amount_fen, t.due_on, r.at as since, null::uuid as person_id
  from rating_task t join rating r on r.city = t.city and r.id = t.rating_id
  where t.city = ${city} and t.state in ('open', 'taken', 'called', 'handled') and ${where}
    and not exists (select from rating_part w where w.city = t.city and w.task_id = t.id
      and w.person_id = ${reader}::uuid and w.part = 'rated')`;

/** Bad ratings to follow up, one queue a role, since each office sees its own; what is overdue is the leader's. */
export const queues: readonly QueueDeclaration[] = [
  ...handlingRoles.map((role) => ({
    ...common,
    id: `ratings.tasks-${role}`,
    name: { zh: '差评整改', en: 'Bad ratings' },
    roles: [role],
    rows: (city: string, reader: string) => rows(city, reader, sql`t.role = ${role}`),
  })),
  {
    ...common,
    id: 'ratings.overdue',
    name: { zh: '逾期的差评整改', en: 'Bad ratings overdue' },
    roles: ['leader'],
    listPath: '/desk/ratings?tab=late',
    rows: (city: string, reader: string) => rows(city, reader, sql`t.escalated_at is not null`),
  },
];
