import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareAppealable } from './declared.ts';
import { queues } from './queues.ts';
import { heard } from './rateable.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';

/** Appeals: a decision looked at again by a natural person who took no part in it. */
export const appeals: Feature = {
  id: 'appeals',
  folder: 'procedures/appeals',
  routes,
  learn: declareAppealable,
  queues,
  appealable: [refusals],
  rateable: [heard],
  roles: [{ id: 'appeal-officer', name: { zh: '申诉复核岗', en: 'Appeal officer' } }],
  retention: [
    {
      table: 'appeal',
      keep: { zh: '随办件保存三十年', en: 'Kept 30 years with the case' },
    },
    {
      table: 'appeal_event',
      keep: { zh: '随办件保存三十年，只增不改', en: 'Kept 30 years with the case; never changed' },
    },
  ],
};
