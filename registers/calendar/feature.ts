import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { routes } from './routes.ts';

export const calendar: Feature = {
  id: 'calendar',
  folder: 'registers/calendar',
  routes,
  roles: [{ id: 'administrator', name: { zh: '管理员', en: 'Administrator' } }],
};
