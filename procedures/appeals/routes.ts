import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { fileAppeal } from './file-appeal.ts';
import { decideAppeal, takeAppeal } from './hear-appeal.ts';
import { hearingRoles } from './lifecycle.ts';
import * as mine from './my-appeals.ts';
import * as read from './read-appeals.ts';

const talent = { kinds: ['talent'] } as const;
const hearers = { roles: hearingRoles } as const;
const readers = { roles: read.readingRoles } as const;

export const routes: readonly Route[] = [
  route(contract.listMine, { who: talent, run: mine.listMine }),
  route(contract.showMine, { who: talent, run: mine.showMine }),
  route(contract.fileAppeal, { who: talent, idempotent: true, perMinute: 20, run: fileAppeal }),
  route(contract.addFile, { who: talent, perMinute: 60, run: mine.addFile }),
  route(contract.withdrawAppeal, { who: talent, idempotent: true, run: mine.withdrawAppeal }),
  route(contract.showFile, { who: { kinds: ['talent', 'staff'] }, run: read.showFile }),
  route(contract.listAppeals, { who: readers, run: read.listAppeals }),
  route(contract.showAppeal, { who: readers, run: read.showAppeal }),
  route(contract.takeAppeal, { who: hearers, idempotent: true, run: takeAppeal }),
  route(contract.decideAppeal, { who: hearers, idempotent: true, run: decideAppeal }),
];
