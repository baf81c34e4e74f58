import { importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import { paperRoutes, requireCurrent } from '@yanzhen/procedures/records/offers.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { listGoals, setGoal } from './goals.ts';
import { platformKind } from './imports/platform-kind.ts';
import { movePlatform } from './move-platform.ts';
import { listPlatforms, showPlatform } from './read-platforms.ts';
import { changePlatform, registerPlatform } from './register-platform.ts';
import { reportYear, scoreYear } from './scores.ts';
import { findPlatform } from './store.ts';
import { dropTask, listTasks, reportTask, setTask } from './tasks.ts';

const readers = { roles: contract.readers };
const keepers = { roles: contract.keepers };

export const routes: readonly Route[] = [
  ...importRoutes(platformKind),
  ...paperRoutes({
    feature: 'platforms',
    type: 'platform',
    endpoints: contract.platformPapers,
    keepers: contract.keepers,
    readers: contract.readers,
    requireKept: async (turn, id) =>
      requireCurrent(turn, await findPlatform(turn, id), contract.keepers),
  }),
  route(contract.listPlatforms, { who: readers, run: listPlatforms }),
  route(contract.showPlatform, { who: readers, run: showPlatform }),
  route(contract.registerPlatform, { who: keepers, idempotent: true, run: registerPlatform }),
  route(contract.changePlatform, { who: keepers, run: changePlatform }),
  route(contract.movePlatform, { who: keepers, idempotent: true, run: movePlatform }),
  route(contract.listTasks, { who: readers, run: listTasks }),
  route(contract.setTask, { who: keepers, idempotent: true, run: setTask }),
  route(contract.reportTask, { who: keepers, idempotent: true, run: reportTask }),
  route(contract.dropTask, { who: keepers, idempotent: true, run: dropTask }),
  route(contract.reportYear, { who: keepers, idempotent: true, run: reportYear }),
  route(contract.scoreYear, { who: keepers, idempotent: true, run: scoreYear }),
  route(contract.listGoals, { who: readers, run: listGoals }),
  route(contract.setGoal, { who: keepers, run: setGoal }),
];
