import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { listMine, rateAgain, rateStep } from './rate.ts';
import { listRecords, showStatistics } from './statistics.ts';
import { listTasks, overseeingRoles, showContact, showTask, takeTask } from './tasks.ts';
import { callBack, handle, reply } from './work-task.ts';

const raters = { kinds: ['talent', 'agent'] } as const;
const overseers = { roles: overseeingRoles } as const;
/** Which department's task it is is looked at in the use case. */
const staff = { kinds: ['staff'] } as const;

export const routes: readonly Route[] = [
  route(contract.listMine, { who: raters, run: listMine }),
  route(contract.rateStep, { who: raters, idempotent: true, perMinute: 30, run: rateStep }),
  route(contract.rateAgain, { who: raters, idempotent: true, perMinute: 30, run: rateAgain }),
  route(contract.listTasks, { who: staff, run: listTasks }),
  route(contract.showTask, { who: staff, run: showTask }),
  route(contract.takeTask, { who: staff, idempotent: true, run: takeTask }),
  route(contract.showContact, { who: staff, perMinute: 20, run: showContact }),
  route(contract.callBack, { who: staff, idempotent: true, run: callBack }),
  route(contract.handle, { who: staff, idempotent: true, run: handle }),
  route(contract.reply, { who: staff, idempotent: true, run: reply }),
  route(contract.showStatistics, { who: overseers, run: showStatistics }),
  route(contract.listRecords, { who: overseers, run: listRecords }),
];
