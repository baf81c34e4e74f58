import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { indicators } from './indicators.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Calls for grants to projects, the applications under them, and what is granted by milestones. */
export const specialFunds: Feature = {
  id: 'special-funds',
  folder: 'mechanisms/special-funds',
  routes,
  indicators,
  queues,
  retention: [
    {
      table: 'fund_call',
      keep: { zh: '申报通知长期保存。', en: 'Calls are kept for good.' },
    },
    {
      table: 'fund_application',
      keep: { zh: '与办件同期保存三十年', en: 'Kept 30 years with the case' },
    },
  ],
};
