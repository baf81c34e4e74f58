import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { routes } from './routes.ts';

export const organisations: Feature = {
  id: 'organisations',
  folder: 'registers/organisations',
  routes,
  retention: [
    {
      table: 'organisation',
      keep: {
        zh: '公开登记信息，长期保存。',
        en: 'Public register entries, kept for good.',
      },
    },
  ],
};
