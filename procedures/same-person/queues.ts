import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { groupStates, stateNames } from './contract.ts';
import { decidingRoles } from './lifecycle.ts';

const [checker] = decidingRoles;

/** Groups that wait for a decision, and confirmed ones whose records are not merged yet. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'same-person.groups',
    name: { zh: '疑似同一人', en: 'Perhaps one person' },
    roles: decidingRoles,
    seenBy: ['auditor'],
    subject: 'match-group',
    rowPath: '/desk/same-person/:id',
    listPath: '/desk/same-person',
    stepNames: stateNames,
    holders: Object.fromEntries(groupStates.map((state) => [state, checker])),
    rows: (city) => sql`
      select g.id, g.number as reference, (
          select string_agg(p.name, '、' order by m.added_at, p.id) from match_group_member m
          join person p on p.city = m.city and p.id = m.person_id
          where m.city = g.city and m.group_id = g.id and m.apart_at is null) as title,
        g.state as step, null::text as kind, null::text as county, null::bigint as amount_fen,
        g.due_on, g.state_since as since, null::uuid as person_id
      from match_group g
      where g.city = ${city} and (
        g.state in ('open', 'unclear', 'disputed', 'proposed')
        or (g.state = 'confirmed' and 1 < (
          select count(distinct coalesce(p.kept_id, p.id)) from match_group_member m
          join person p on p.city = m.city and p.id = m.person_id
          where m.city = g.city and m.group_id = g.id and m.apart_at is null)))`,
  },
];
