import { importRoutes } from '@yanzhen/procedures/imports/offers.ts';
import { mayKeep, paperRoutes } from '@yanzhen/procedures/records/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { moveStage, writeRecord } from './coaching.ts';
import * as contract from './contract.ts';
import * as enterprises from './enterprises.ts';
import { enterpriseKind } from './imports/enterprise-kind.ts';
import { findEnterprise } from './store.ts';
import { isAdviser, viewDetail } from './view.ts';

const readers = { roles: contract.readers };
const keepers = { roles: contract.keepers };

export const routes: readonly Route[] = [
  ...importRoutes(enterpriseKind),
  ...paperRoutes({
    feature: 'listing',
    type: 'listing-enterprise',
    endpoints: contract.listingPapers,
    keepers: [...contract.keepers, ...contract.advisers],
    readers: contract.readers,
    requireKept: async (turn, id) => {
      const row = await findEnterprise(turn, id);
      const keeps = row && mayKeep(turn.actor, contract.keepers, row.county);
      if (!row || !(keeps || (await isAdviser(turn, row)))) throw notFound();
    },
    requireRead: viewDetail,
  }),
  route(contract.listEnterprises, { who: readers, run: enterprises.listEnterprises }),
  route(contract.showEnterprise, { who: readers, run: enterprises.showEnterprise }),
  route(contract.enrol, { who: keepers, idempotent: true, run: enterprises.enrol }),
  route(contract.appointAdviser, {
    who: keepers,
    idempotent: true,
    run: enterprises.appointAdviser,
  }),
  route(contract.writeRecord, {
    who: { roles: contract.advisers },
    idempotent: true,
    run: writeRecord,
  }),
  route(contract.moveStage, { who: keepers, idempotent: true, run: moveStage }),
  route(contract.endEnterprise, { who: keepers, idempotent: true, run: enterprises.endEnterprise }),
];
