import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { caseRoles } from '../applications/offers.ts';
import { listPromised } from '../payments/offers.ts';
import * as contract from './contract.ts';
import { confirmDuty, stopInstalments } from './decide-check.ts';
import { checkRoles, listChecks } from './list-checks.ts';
import { giveUp } from './give-up.ts';
import { listMySchedules, showSchedule } from './show-schedules.ts';

const officers = { roles: checkRoles } as const;
const planners = { roles: ['finance-preparer', 'finance-signer', 'finance-releaser', 'auditor', 'approver', 'leader', 'administrator'] } as const; // prettier-ignore

export const routes: readonly Route[] = [
  route(contract.listChecks, { who: { roles: [...checkRoles, 'auditor'] }, run: listChecks }),
  route(contract.confirmDuty, { who: officers, idempotent: true, run: confirmDuty }),
  route(contract.stopInstalments, { who: officers, idempotent: true, run: stopInstalments }),
  route(contract.listMySchedules, {
    who: { kinds: ['talent'] },
    run: (turn) => listMySchedules(turn),
  }),
  route(contract.giveUp, { who: { kinds: ['talent'] }, idempotent: true, run: giveUp }),
  route(contract.showSchedule, { who: { roles: caseRoles }, run: showSchedule }),
  route(contract.listPromised, {
    who: planners,
    run: async (turn) => ({ rows: await listPromised(turn) }),
  }),
];
