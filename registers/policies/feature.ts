import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { indicators } from './indicators.ts';
import { keepParameters } from './keep-parameters.ts';
import { routes } from './routes.ts';

export const policies: Feature = {
  id: 'policies',
  folder: 'registers/policies',
  routes,
  indicators,
  // What was published before parameters were kept apart is read again.
  jobs: { 'policies.keep-parameters': keepParameters },
  hourly: ['policies.keep-parameters'],
  roles: [{ id: 'policy-admin', name: { zh: '政策管理员', en: 'Policy administrator' } }],
  retention: [
    {
      table: 'policy_version',
      keep: {
        zh: '已发布的政策版本永久保存，以便多年后重新计算。',
        en: 'Published versions are kept for good, so that a decision can be computed again.',
      },
    },
  ],
};
