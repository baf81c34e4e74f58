import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { decidingRoles } from './lifecycle.ts';
import { listGroups } from './list-groups.ts';
import { doMerge, dropMerge, prepareMerge, undoMerge } from './merge-records.ts';
import { decideGroup } from './move-group.ts';
import { previewMerge } from './preview-merge.ts';
import { reportPair } from './report-pair.ts';
import { setApart } from './set-apart.ts';
import { showGroup } from './show-group.ts';

const officers = { roles: decidingRoles } as const;
const readers = { roles: [...decidingRoles, 'auditor'] } as const;

export const routes: readonly Route[] = [
  route(contract.listGroups, { who: readers, run: listGroups }),
  route(contract.showGroup, {
    who: readers,
    run: (turn, { params }) => showGroup(turn, params.groupId),
  }),
  route(contract.reportPair, { who: officers, idempotent: true, run: reportPair }),
  route(contract.moveGroup, { who: officers, idempotent: true, run: decideGroup }),
  route(contract.setApart, { who: officers, idempotent: true, run: setApart }),
  route(contract.previewMerge, { who: readers, run: previewMerge }),
  route(contract.prepareMerge, { who: officers, idempotent: true, run: prepareMerge }),
  route(contract.doMerge, { who: officers, idempotent: true, run: doMerge }),
  route(contract.dropMerge, { who: officers, idempotent: true, run: dropMerge }),
  route(contract.undoMerge, { who: officers, idempotent: true, run: undoMerge }),
];
