import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { endGraces } from './end-graces.ts';
import { queues } from './queues.ts';
import { appealable } from './reopen-recovery.ts';
import { routes } from './routes.ts';

/** Broken duties: what comes back of the money, by rule, with a reply, a plan, or a waiver of two people. */
export const recoveries: Feature = {
  id: 'recoveries',
  folder: 'procedures/recoveries',
  routes,
  queues,
  appealable,
  jobs: { 'recoveries.end-graces': endGraces },
  hourly: ['recoveries.end-graces'],
  retention: [
    {
      table: 'recovery',
      keep: { zh: '会计档案，保存三十年', en: 'Accounting records, kept 30 years' },
    },
    {
      table: 'service_report',
      keep: { zh: '与办件同期保存，只增不改', en: 'As long as the case; never changed' },
    },
  ],
};
