import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { indicators } from './indicators.ts';
import { keepCalendar } from './keep-calendar.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Cooperation agreements with their parties, terms, reviews and renewals. */
export const agreements: Feature = {
  id: 'agreements',
  folder: 'registers/agreements',
  routes,
  jobs: { 'agreements.keep-calendar': keepCalendar },
  hourly: ['agreements.keep-calendar'],
  indicators,
  queues,
  roles: [
    { id: 'science-officer', name: { zh: '科技合作专员', en: 'Science officer' } },
    { id: 'education-officer', name: { zh: '教育合作专员', en: 'Education officer' } },
  ],
  retention: [
    {
      table: 'agreement',
      keep: {
        zh: '合作协议及其变更长期保存。',
        en: 'Agreements and their changes, kept for good.',
      },
    },
  ],
};
