import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { lapseChanged } from './lapse-changed.ts';
import { routes } from './routes.ts';

/** Approvals that no longer hold: the case goes back to its review, the money to its budget line. */
export const lapses: Feature = {
  id: 'lapses',
  folder: 'procedures/lapses',
  routes,
  jobs: { 'lapses.lapse-changed': lapseChanged },
  hourly: ['lapses.lapse-changed'],
};
