import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { lapseByHand, lapseRoles } from './lapse-by-hand.ts';

export const routes: readonly Route[] = [
  route(contract.lapseCase, { who: { roles: lapseRoles }, idempotent: true, run: lapseByHand }),
];
