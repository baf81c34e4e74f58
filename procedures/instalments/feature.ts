import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { checkDuties } from './check-duties.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Later parts of a granted sum: paid after the duty they depend on was checked again. */
export const instalments: Feature = {
  id: 'instalments',
  folder: 'procedures/instalments',
  routes,
  queues,
  jobs: { 'instalments.check-duties': checkDuties },
  hourly: ['instalments.check-duties'],
  retention: [
    {
      table: 'duty_check',
      keep: { zh: '与办件同期保存三十年', en: 'Kept 30 years with the case' },
    },
    {
      table: 'milestone',
      keep: { zh: '与办件同期保存三十年', en: 'Kept 30 years with the case' },
    },
  ],
};
