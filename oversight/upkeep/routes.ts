import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { downloadAnchor } from './download-anchor.ts';
import { listLaidAside } from './list-laid-aside.ts';
import { giveUp, tryAgain } from './settle-job.ts';
import { showTrail } from './show-trail.ts';

const readers = { roles: ['auditor', 'administrator'] } as const;
const administrator = { roles: ['administrator'] } as const;

export const routes: readonly Route[] = [
  route(contract.showTrail, { who: readers, run: (turn) => showTrail(turn) }),
  route(contract.downloadAnchor, { who: readers, run: (turn) => downloadAnchor(turn) }),
  route(contract.listLaidAside, { who: readers, run: (turn) => listLaidAside(turn) }),
  route(contract.tryAgain, { who: administrator, idempotent: true, run: tryAgain }),
  route(contract.giveUp, { who: administrator, idempotent: true, run: giveUp }),
];
