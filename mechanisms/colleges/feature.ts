import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { valueKind } from './imports/value-kind.ts';
import { indicators } from './indicators.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';

/** Colleges on their way to the undergraduate level. */
export const colleges: Feature = {
  id: 'colleges',
  folder: 'mechanisms/colleges',
  routes,
  indicators,
  queues,
  jobs: importJobs(valueKind),
  roles: [{ id: 'college-clerk', name: { zh: '院校填报员', en: 'College clerk' } }],
  retention: [
    {
      table: 'college_upgrade',
      keep: {
        zh: '升格本科的记录、方案和变更长期保存。',
        en: 'Upgrades, plans and their changes, kept for good.',
      },
    },
  ],
};
