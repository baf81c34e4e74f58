import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareRateable } from './declared.ts';
import { caseSteps } from './case-steps.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';
import { tendTasks } from './tend-tasks.ts';

/** Service ratings: five grades a step, and what becomes of the bad ones. */
export const ratings: Feature = {
  id: 'ratings',
  folder: 'procedures/ratings',
  routes,
  learn: declareRateable,
  queues,
  rateable: caseSteps,
  jobs: { 'ratings.tend-tasks': tendTasks },
  hourly: ['ratings.tend-tasks'],
  retention: [
    {
      table: 'rating',
      keep: {
        zh: '随办件保存三十年，只增不改；评价人只有回访人员说明理由后可见',
        en: 'Kept 30 years with the case, never changed; who rated is seen only by who calls back, on record',
      },
    },
    {
      table: 'rating_task',
      keep: { zh: '随评价保存', en: 'As long as the rating' },
    },
  ],
};
