import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { listYears } from './list-years.ts';
import { saveYear } from './save-year.ts';

export const routes: readonly Route[] = [
  route(contract.listYears, { who: 'anyone', run: (turn) => listYears(turn) }),
  route(contract.saveYear, { who: { roles: ['administrator'] }, run: saveYear }),
];
