import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { stateNames } from '../../applications/contract.ts';
import { standings } from '../../applications/offers.ts';

const rows: QueueDeclaration['rows'] = (city) => sql`
  select a.id, a.reference, a.applicant_name as title, a.state as step, a.benefit_id as kind, a.county,
    a.amount_fen, a.due_on, a.holder_since as since, a.applicant_person_id as person_id
  from application a where a.city = ${city} and a.state <> 'draft'`;

const common = {
  subject: 'application',
  rowPath: '/desk/cases/:id',
  stepNames: stateNames,
} as const;

/** What a feature would declare: one queue of work, and one list that others look into. */
export const sampleFeature = {
  queues: [
    {
      ...common,
      id: 'sample.review',
      name: { zh: '待初审', en: 'To review' },
      roles: ['county-officer'],
      rows: (city: string, reader: string) =>
        sql`select * from (${rows(city, reader)}) r where r.step = 'county-review'`,
    },
    {
      ...common,
      id: 'sample.all',
      name: { zh: '全部', en: 'All' },
      roles: [],
      seenBy: ['county-officer', 'city-checker', 'auditor'],
      holders: Object.fromEntries(
        Object.entries(standings).map(([state, { holder }]) => [state, holder]),
      ),
      rows,
    },
  ] satisfies QueueDeclaration[],
  operations: [
    {
      id: 'sample.merge',
      name: { zh: '合并重复档案', en: 'Merge two records' },
      says: { zh: '同一人有两份档案时使用', en: 'When one person has two records' },
      roles: ['county-officer'],
      path: '/desk/persons/merge',
    },
  ],
};
