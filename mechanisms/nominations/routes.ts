import { importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import { paperRoutes, requireCurrent } from '@yanzhen/procedures/records/offers.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { nomineeKind } from './imports/nominee-kind.ts';
import { moveNomination, showNomination } from './move-nomination.ts';
import { nominate } from './nominate.ts';
import { findRound } from './round-store.ts';
import { applyForRound, listRounds, moveRound, showRound } from './rounds.ts';
import { findNomination } from './store.ts';

const readers = { roles: contract.readers };
const keepers = { roles: contract.keepers };

export const routes: readonly Route[] = [
  ...importRoutes(nomineeKind),
  ...paperRoutes({
    feature: 'nominations',
    type: 'nomination-round',
    endpoints: contract.roundPapers,
    keepers: contract.keepers,
    readers: contract.readers,
    requireKept: async (turn, id) =>
      requireCurrent(turn, await findRound(turn, id), contract.keepers),
  }),
  ...paperRoutes({
    feature: 'nominations',
    type: 'nomination',
    endpoints: contract.nominationPapers,
    keepers: contract.keepers,
    readers: contract.personReaders,
    requireKept: async (turn, id) =>
      requireCurrent(turn, await findNomination(turn, id), contract.keepers),
  }),
  route(contract.listRounds, { who: readers, run: listRounds }),
  route(contract.showRound, { who: readers, run: showRound }),
  route(contract.applyForRound, { who: keepers, idempotent: true, run: applyForRound }),
  route(contract.moveRound, { who: keepers, idempotent: true, run: moveRound }),
  route(contract.nominate, { who: keepers, idempotent: true, run: nominate }),
  route(contract.showNomination, { who: readers, run: showNomination }),
  route(contract.moveNomination, { who: keepers, idempotent: true, run: moveNomination }),
];
