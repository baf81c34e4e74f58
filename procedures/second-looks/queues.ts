import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { lookingRoles } from './tasks.ts';

/**
 * Decisions drawn for a second look that nobody has told the result of. Who acted in a case does not see that
 * it was drawn, as on the page of the tasks.
 */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'second-looks.tasks',
    name: { zh: '抽查复核', en: 'Second looks' },
    roles: lookingRoles,
    subject: 'second-look-task',
    rowPath: '/desk/second-looks?task=:id',
    listPath: '/desk/second-looks',
    stepNames: {
      open: { zh: '待领取', en: 'To be taken' },
      taken: { zh: '已领取', en: 'Taken' },
    },
    rows: (city, reader) => sql`
      select k.id, a.reference, a.applicant_name as title,
        case when exists (select from second_look_part w where w.city = k.city and w.task_id = k.id
          and w.part = 'looks') then 'taken' else 'open' end as step,
        i.benefit_id as kind, i.county, a.amount_fen, k.due_on, d.drawn_at as since,
        a.applicant_person_id as person_id
      from second_look_task k
      join second_look_item i on i.city = k.city and i.id = k.item_id
      join second_look_draw d on d.city = k.city and d.round_id = k.round_id
      join application a on a.city = k.city and a.id = k.application_id
      where k.city = ${city}
        and not exists (select from second_look_result s where s.city = k.city and s.task_id = k.id)
        and not exists (select from application_event e where e.city = k.city
          and e.application_id = k.application_id and e.actor_person_id = ${reader})`,
  },
];
