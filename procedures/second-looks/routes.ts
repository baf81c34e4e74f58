import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { drawRound } from './draw-round.ts';
import { makeList } from './make-list.ts';
import { openRound } from './open-round.ts';
import * as rounds from './read-rounds.ts';
import { listTasks, lookingRoles, overseeingRoles, recordResult, takeTask } from './tasks.ts';

const officer = { roles: ['second-look-officer'] } as const;
const overseers = { roles: overseeingRoles } as const;
const lookers = { roles: lookingRoles } as const;

export const routes: readonly Route[] = [
  route(contract.listPublicRounds, { who: 'anyone', run: rounds.listPublicRounds }),
  route(contract.showPublicRound, { who: 'anyone', run: rounds.showPublicRound }),
  route(contract.showRecord, { who: 'anyone', perMinute: 30, run: rounds.showRecord }),
  route(contract.listRounds, { who: overseers, run: rounds.listStaffRounds }),
  route(contract.showRound, { who: overseers, run: rounds.showStaffRound }),
  route(contract.downloadList, {
    who: { roles: ['second-look-officer', 'auditor'] },
    run: rounds.downloadList,
  }),
  route(contract.openRound, { who: officer, idempotent: true, run: openRound }),
  route(contract.makeList, { who: officer, idempotent: true, run: makeList }),
  route(contract.drawRound, { who: officer, idempotent: true, run: drawRound }),
  route(contract.listTasks, {
    who: { roles: [...lookingRoles, ...overseeingRoles] },
    run: listTasks,
  }),
  route(contract.takeTask, { who: lookers, idempotent: true, run: takeTask }),
  route(contract.recordResult, { who: lookers, idempotent: true, run: recordResult }),
];
