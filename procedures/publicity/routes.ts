import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { decideObjection, revealContact } from './decide-objection.ts';
import { endPeriod } from './end-periods.ts';
import { objectToLine } from './object-to-line.ts';
import { showObjectionFile } from './objection-files.ts';
import { publishList } from './publish-list.ts';
import * as lists from './read-lists.ts';
import { staffRoles } from './views.ts';

const officer = { roles: ['publicity-officer'] };
const staff = { roles: staffRoles };

export const routes: readonly Route[] = [
  route(contract.listPublic, { who: 'anyone', run: lists.listPublic }),
  route(contract.showPublic, { who: 'anyone', run: lists.showPublic }),
  // No idempotency key, which needs an account: the same words twice are one objection.
  route(contract.objectToLine, { who: 'anyone', perMinute: 10, nameless: true, run: objectToLine }),
  // Fewer a minute than without files: ten megabytes each.
  route(contract.objectWithFiles, {
    who: 'anyone',
    perMinute: 5,
    nameless: true,
    run: objectToLine,
  }),
  route(contract.listCandidates, { who: officer, run: lists.listCandidates }),
  route(contract.previewPeriod, { who: officer, run: lists.previewPeriod }),
  route(contract.publishList, { who: officer, idempotent: true, run: publishList }),
  route(contract.listStaffLists, { who: staff, run: lists.listStaffLists }),
  route(contract.showStaffList, { who: staff, run: lists.showStaffList }),
  route(contract.endPeriod, { who: officer, idempotent: true, run: endPeriod }),
  route(contract.listObjections, {
    who: { roles: ['publicity-officer', 'auditor'] },
    run: lists.listObjections,
  }),
  route(contract.decideObjection, { who: officer, idempotent: true, run: decideObjection }),
  route(contract.revealContact, { who: officer, run: revealContact }),
  route(contract.showObjectionFile, {
    who: { roles: ['publicity-officer', 'auditor'] },
    run: showObjectionFile,
  }),
];
