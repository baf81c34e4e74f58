import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { checkConsistency } from './check-consistency.ts';
import * as contract from './contract.ts';
import * as consistency from './contract-consistency.ts';
import * as delegations from './contract-delegations.ts';
import { delegateRole } from './delegate-role.ts';
import { endDelegation } from './end-delegation.ts';
import { extendTerm } from './extend-term.ts';
import { listDelegates, listDelegations } from './list-delegations.ts';
import { listDutyPairs } from './list-duty-pairs.ts';
import { recountTerm } from './recount-term.ts';
import { relaxDutyPair } from './relax-duty-pair.ts';
import { listConsistencyRuns, showConsistencyRun } from './show-consistency-runs.ts';

const overseers = { roles: ['auditor', 'administrator'] } as const;
const staff = { kinds: ['staff'] } as const;

export const routes: readonly Route[] = [
  route(contract.checkConsistency, { who: overseers, run: (turn) => checkConsistency(turn) }),
  route(consistency.listConsistencyRuns, { who: overseers, run: listConsistencyRuns }),
  route(consistency.showConsistencyRun, { who: overseers, run: showConsistencyRun }),
  route(contract.listDutyPairs, { who: staff, run: (turn) => listDutyPairs(turn) }),
  route(contract.relaxDutyPair, { who: { roles: ['administrator'] }, run: relaxDutyPair }),
  route(contract.extendTerm, { who: { roles: ['approver'] }, idempotent: true, run: extendTerm }),
  route(contract.recountTerm, { who: { roles: ['approver'] }, idempotent: true, run: recountTerm }),
  route(delegations.listDelegations, { who: staff, run: listDelegations }),
  route(delegations.listDelegates, { who: staff, run: listDelegates }),
  route(delegations.delegateRole, { who: staff, idempotent: true, run: delegateRole }),
  route(delegations.endDelegation, { who: staff, idempotent: true, run: endDelegation }),
];
