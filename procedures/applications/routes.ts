import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { checkConsistency } from './check-consistency.ts';
import * as contract from './contract.ts';
import { listDutyPairs } from './list-duty-pairs.ts';
import { relaxDutyPair } from './relax-duty-pair.ts';

const overseers = { roles: ['auditor', 'administrator'] } as const;

export const routes: readonly Route[] = [
  route(contract.checkConsistency, { who: overseers, run: (turn) => checkConsistency(turn) }),
  route(contract.listDutyPairs, { who: { kinds: ['staff'] }, run: (turn) => listDutyPairs(turn) }),
  route(contract.relaxDutyPair, { who: { roles: ['administrator'] }, run: relaxDutyPair }),
];
