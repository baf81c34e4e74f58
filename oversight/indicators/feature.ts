import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { declareRows } from './declared-rows.ts';
import { routes } from './routes.ts';

export const indicators: Feature = {
  id: 'indicators',
  folder: 'oversight/indicators',
  routes,
  learn: declareRows,
  retention: [
    {
      table: 'indicator',
      keep: {
        zh: '长期保存：指标口径，不含个人信息',
        en: 'Kept for good: definitions, no personal data',
      },
    },
  ],
};
