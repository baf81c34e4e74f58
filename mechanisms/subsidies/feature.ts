import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { queues } from './queues.ts';
import { filingKind } from './filing/filing-kind.ts';
import { routes } from './routes.ts';

/** Every cash benefit that a city pack declares, from the draft to the approved list. */
export const subsidies: Feature = {
  id: 'subsidies',
  folder: 'mechanisms/subsidies',
  routes,
  queues,
  jobs: importJobs(filingKind),
};
