import { importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import type { Route } from '@yanzhen/server/routes/route.ts';
import { agreementKind } from './imports/agreement-kind.ts';
import { projectKind } from './imports/project-kind.ts';

export const routes: readonly Route[] = [
  ...importRoutes(projectKind),
  ...importRoutes(agreementKind),
];
