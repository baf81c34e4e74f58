import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as calls from './calls.ts';
import * as contract from './contract.ts';
import * as application from './contract-applications.ts';
import { listMine, listOfCall, showFund } from './read-funds.ts';
import { listProjectsForCall, startFund } from './start-fund.ts';
import { saveFund, submitFund, withdrawFund } from './submit-fund.ts';
import { terminateFund } from './terminate-fund.ts';

const keepers = { roles: contract.keepers };
const readers = { roles: contract.readers };
const agent = { kinds: ['agent'] } as const;
/** Offices and enterprises; what each sees is looked at in the use case. */
const insight = { kinds: ['agent', 'staff'] } as const;

export const routes: readonly Route[] = [
  route(contract.listCalls, { who: insight, run: calls.listCalls }),
  route(contract.showCall, { who: insight, run: calls.showCall }),
  route(contract.listBenefitsForCalls, {
    who: keepers,
    run: (turn) => calls.listBenefitsForCalls(turn),
  }),
  route(contract.prepareCall, { who: keepers, idempotent: true, run: calls.prepareCall }),
  route(contract.changeCall, { who: keepers, run: calls.changeCall }),
  route(contract.moveCall, { who: keepers, idempotent: true, run: calls.moveCall }),
  route(application.listOfCall, { who: readers, run: listOfCall }),
  route(application.listMine, { who: agent, run: listMine }),
  route(application.listProjectsForCall, { who: agent, run: listProjectsForCall }),
  route(application.showFund, { who: insight, run: showFund }),
  route(application.startFund, { who: agent, idempotent: true, run: startFund }),
  route(application.saveFund, { who: agent, run: saveFund }),
  route(application.submitFund, { who: agent, idempotent: true, run: submitFund }),
  route(application.withdrawFund, { who: agent, idempotent: true, run: withdrawFund }),
  route(application.terminateFund, {
    who: { roles: contract.terminators },
    idempotent: true,
    run: terminateFund,
  }),
];
