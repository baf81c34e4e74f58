import { importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import { paperRoutes } from '@yanzhen/procedures/records/offers.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { valueKind } from './imports/value-kind.ts';
import { requireFiller } from './may-fill.ts';
import * as plans from './plans.ts';
import { findUpgrade } from './store.ts';
import { listCollege, listUpgrades, moveUpgrade, showUpgrade } from './upgrades.ts';
import { changeCriterion, fillValues, listCriteria } from './values.ts';

const readers = { roles: contract.readers };
const keepers = { roles: contract.keepers };
const fillers = { roles: contract.fillers };

export const routes: readonly Route[] = [
  ...importRoutes(valueKind),
  ...paperRoutes({
    feature: 'colleges',
    type: 'college-upgrade',
    endpoints: contract.collegePapers,
    keepers: contract.fillers,
    readers: contract.readers,
    requireKept: async (turn, id) => requireFiller(turn, await findUpgrade(turn, id)),
  }),
  route(contract.listUpgrades, { who: readers, run: listUpgrades }),
  route(contract.showUpgrade, { who: readers, run: showUpgrade }),
  route(contract.listCollege, { who: keepers, idempotent: true, run: listCollege }),
  route(contract.moveUpgrade, { who: keepers, idempotent: true, run: moveUpgrade }),
  route(contract.fillValues, { who: fillers, run: fillValues }),
  route(contract.listCriteria, { who: readers, run: listCriteria }),
  route(contract.changeCriterion, { who: keepers, run: changeCriterion }),
  route(contract.makePlan, { who: keepers, idempotent: true, run: plans.makePlan }),
  route(contract.approvePlan, { who: keepers, idempotent: true, run: plans.approvePlan }),
  route(contract.setStaffing, { who: keepers, run: plans.setStaffing }),
  route(contract.setMilestone, { who: keepers, idempotent: true, run: plans.setMilestone }),
  route(contract.reachMilestone, { who: fillers, idempotent: true, run: plans.reachMilestone }),
];
