import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declarePersons } from './declared.ts';
import { caseGuards } from './guard.ts';
import { decidingRoles } from './lifecycle.ts';
import { lookAtPerson } from './look.ts';
import { passNightly } from './pass.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Records that may be of one natural person: found, settled by two people, and merged. */
export const samePerson: Feature = {
  id: 'same-person',
  folder: 'procedures/same-person',
  routes,
  learn: declarePersons,
  queues,
  caseGuards,
  personChanged: 'same-person.look',
  jobs: { 'same-person.look': lookAtPerson, 'same-person.pass': passNightly },
  hourly: ['same-person.pass'],
  operations: [
    {
      id: 'same-person.merge',
      name: { zh: '合并同一人的两份档案', en: 'Merge two records of one person' },
      says: {
        zh: '从已确认的匹配组合并；没有自动发现的，用两件申请的编号提出。一人准备，另一人合并，原档案保留。',
        en: 'From a confirmed group; where nothing was found, put two cases forward by their numbers. One person prepares, another merges; the record stays.',
      },
      roles: decidingRoles,
      path: '/desk/same-person',
    },
  ],
  retention: [
    {
      table: 'match_group',
      keep: {
        zh: '随所涉办件保存三十年；命中的只记标志种类，不记号码',
        en: 'Kept 30 years with the cases concerned; which signs matched, never a number',
      },
    },
    {
      table: 'person_merge',
      keep: { zh: '随档案长期保存，只增不改', en: 'Kept as long as the record; never changed' },
    },
    {
      table: 'match_pass',
      keep: { zh: '保存十年，供审计查阅', en: 'Ten years, for auditors' },
    },
  ],
};
