import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { lapseByHand } from './lapse-by-hand.ts';

const holders = ['city-checker', 'approver', 'publicity-officer', 'finance-preparer'] as const;

export const routes: readonly Route[] = [
  route(contract.lapseCase, { who: { roles: holders }, idempotent: true, run: lapseByHand }),
];
