import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { platformKind } from './imports/platform-kind.ts';
import { indicators } from './indicators.ts';
import { keepLights } from './keep-lights.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Innovation platforms: the register, the yearly task list, scores and the goal. */
export const platforms: Feature = {
  id: 'platforms',
  folder: 'mechanisms/platforms',
  routes,
  indicators,
  queues,
  jobs: { ...importJobs(platformKind), 'platforms.keep-lights': keepLights },
  hourly: ['platforms.keep-lights'],
  retention: [
    {
      table: 'platform',
      keep: { zh: '平台载体及其变更长期保存。', en: 'Platforms and their changes, kept for good.' },
    },
  ],
};
