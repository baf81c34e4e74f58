import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { caseRoles } from '../applications/offers.ts';
import { listPromised } from '../payments/offers.ts';
import * as contract from './contract.ts';
import * as milestone from './contract-milestones.ts';
import { confirmDuty, stopInstalments } from './decide-check.ts';
import { checkRoles, listChecks } from './list-checks.ts';
import { giveUp } from './give-up.ts';
import * as steps from './move-milestone.ts';
import {
  listMilestones,
  listMilestonesOf,
  milestoneReaders,
  showMilestone,
  showMilestonePaper,
} from './show-milestones.ts';
import { listMySchedules, showSchedule } from './show-schedules.ts';

const officers = { roles: checkRoles } as const;
/** Which case is in sight is looked at in the use case. */
const insight = { kinds: ['talent', 'agent', 'staff'] } as const;
const acceptance = { roles: milestone.accepters } as const;
const planners = { roles: ['finance-preparer', 'finance-signer', 'finance-releaser', 'auditor', 'approver', 'leader', 'administrator'] } as const; // prettier-ignore

export const routes: readonly Route[] = [
  route(contract.listChecks, { who: { roles: [...checkRoles, 'auditor'] }, run: listChecks }),
  route(contract.confirmDuty, { who: officers, idempotent: true, run: confirmDuty }),
  route(contract.stopInstalments, { who: officers, idempotent: true, run: stopInstalments }),
  route(milestone.listMilestones, { who: { roles: milestoneReaders }, run: listMilestones }),
  route(milestone.listMilestonesOf, { who: insight, run: listMilestonesOf }),
  route(milestone.showMilestone, { who: insight, run: showMilestone }),
  route(milestone.showMilestonePaper, { who: insight, run: showMilestonePaper }),
  route(milestone.addMilestonePaper, { who: insight, perMinute: 60, run: steps.addMilestonePaper }),
  route(milestone.reportMilestone, { who: insight, idempotent: true, run: steps.reportMilestone }),
  route(milestone.sendBackMilestone, {
    who: acceptance,
    idempotent: true,
    run: steps.sendBackMilestone,
  }),
  route(milestone.acceptMilestone, {
    who: acceptance,
    idempotent: true,
    run: steps.acceptMilestone,
  }),
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
