import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { confirmOpening, rejectOpening } from './decide-opening.ts';
import { listOpenings } from './list-openings.ts';
import { downloadTemplate, prepareOpening } from './prepare-opening.ts';
import { openingRoles } from './view-act.ts';

const readers = {
  roles: ['finance-preparer', 'finance-signer', 'finance-releaser', 'auditor'],
} as const;
const confirmers = { roles: openingRoles.confirm } as const;

export const routes: readonly Route[] = [
  route(contract.listOpenings, { who: readers, run: listOpenings }),
  route(contract.downloadTemplate, { who: readers, run: (turn) => downloadTemplate(turn) }),
  route(contract.prepareOpening, {
    who: { roles: openingRoles.prepare },
    slow: true,
    run: prepareOpening,
  }),
  route(contract.confirmOpening, {
    who: confirmers,
    idempotent: true,
    slow: true,
    run: confirmOpening,
  }),
  route(contract.rejectOpening, { who: confirmers, idempotent: true, run: rejectOpening }),
];
