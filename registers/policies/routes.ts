import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { decideAll } from './decide-all.ts';
import { decideForVisitor } from './decide-for-visitor.ts';
import { listBenefits } from './list-benefits.ts';
import { listVersions } from './list-versions.ts';
import { showBenefit } from './show-benefit.ts';
import { showCity } from './show-city.ts';
import { showVersion } from './show-version.ts';

const readers = { roles: contract.policyReaders };

export const routes: readonly Route[] = [
  route(contract.showCity, { who: 'anyone', run: (turn) => showCity(turn) }),
  route(contract.listBenefits, { who: 'anyone', run: (turn) => listBenefits(turn) }),
  route(contract.showBenefit, { who: 'anyone', run: showBenefit }),
  route(contract.decideForVisitor, {
    who: 'anyone',
    perMinute: 120,
    readOnly: true,
    run: decideForVisitor,
  }),
  route(contract.decideAll, { who: 'anyone', perMinute: 120, readOnly: true, run: decideAll }),
  route(contract.listVersions, { who: readers, run: (turn) => listVersions(turn) }),
  route(contract.showVersion, { who: readers, run: showVersion }),
];
