import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { routes } from './routes.ts';

export const upkeep: Feature = {
  id: 'upkeep',
  folder: 'oversight/upkeep',
  routes,
  retention: [
    {
      table: 'audit_seal',
      keep: {
        zh: '与审计轨迹同期保存，不删除',
        en: 'As long as the audit trail; never removed',
      },
    },
  ],
};
