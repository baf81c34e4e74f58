import { importJobs } from '@yanzhen/procedures/imports/offers.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { agreementKind } from './imports/agreement-kind.ts';
import { projectKind } from './imports/project-kind.ts';
import { routes } from './routes.ts';

/** What the city does with its partners: agreements and projects by the sheet, and what grows out of them. */
export const cooperation: Feature = {
  id: 'cooperation',
  folder: 'mechanisms/cooperation',
  routes,
  jobs: { ...importJobs(projectKind), ...importJobs(agreementKind) },
};
