import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { importRoutes } from '../imports/offers.ts';
import * as contract from './contract.ts';
import { approveClear, askAgain, proposeClear, rejectClear } from './decide-suspect.ts';
import { explainForCounty, explainForEmployer, explainMine } from './explain-suspect.ts';
import { approveRoles, countyRoles, decideRoles, importRoles } from './lifecycle.ts';
import { listKind } from './list-kind.ts';
import { openList } from './open-list.ts';
import { listKinds, listLists, viewList } from './read-lists.ts';
import { listEmployerSuspects, listMySuspects, listSuspects } from './read-suspects.ts';
import { downloadTotals, showTotals } from './totals.ts';
import { stopParts, upholdSuspect } from './uphold-suspect.ts';
import { viewSuspect } from './view-suspect.ts';

const readers = {
  roles: [...importRoles, ...countyRoles, ...decideRoles, ...approveRoles, 'auditor', 'leader'],
} as const;
/** Whoever sees a single record; the importer sees what came of a list, not the answers. */
const deciders = { roles: [...countyRoles, ...decideRoles, ...approveRoles, 'auditor'] } as const;
const importers = { roles: importRoles } as const;
const checkers = { roles: decideRoles } as const;
const approvers = { roles: approveRoles } as const;
const talent = { kinds: ['talent'] } as const;
const agent = { kinds: ['agent'] } as const;

export const routes: readonly Route[] = [
  route(contract.listKinds, { who: readers, run: () => Promise.resolve(listKinds()) }),
  route(contract.openList, { who: importers, idempotent: true, run: openList }),
  route(contract.listLists, { who: readers, run: listLists }),
  route(contract.showList, {
    who: readers,
    run: (turn, { params }) => viewList(turn, params.listId),
  }),
  ...importRoutes(listKind),
  route(contract.listSuspects, { who: deciders, run: listSuspects }),
  route(contract.showSuspect, {
    who: deciders,
    run: (turn, { params }) => viewSuspect(turn, params.suspectId),
  }),
  route(contract.explainForCounty, {
    who: { roles: countyRoles },
    idempotent: true,
    run: explainForCounty,
  }),
  route(contract.askAgain, { who: checkers, idempotent: true, run: askAgain }),
  route(contract.proposeClear, { who: checkers, idempotent: true, run: proposeClear }),
  route(contract.approveClear, { who: approvers, idempotent: true, run: approveClear }),
  route(contract.rejectClear, { who: approvers, idempotent: true, run: rejectClear }),
  route(contract.uphold, { who: checkers, idempotent: true, run: upholdSuspect }),
  route(contract.stopParts, { who: checkers, idempotent: true, run: stopParts }),
  route(contract.showTotals, { who: readers, run: showTotals }),
  route(contract.downloadTotals, { who: readers, perMinute: 20, run: downloadTotals }),
  route(contract.listMySuspects, { who: talent, run: (turn) => listMySuspects(turn) }),
  route(contract.explainMine, { who: talent, idempotent: true, run: explainMine }),
  route(contract.listEmployerSuspects, { who: agent, run: listEmployerSuspects }),
  route(contract.explainForEmployer, { who: agent, idempotent: true, run: explainForEmployer }),
];
