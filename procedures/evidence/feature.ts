import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { routes } from './routes.ts';

/** Files that support the facts of a case. */
export const evidence: Feature = {
  id: 'evidence',
  folder: 'procedures/evidence',
  routes,
  retention: [
    {
      table: 'evidence',
      keep: { zh: '与办件同期保存', en: 'As long as the case it supports' },
    },
  ],
};
