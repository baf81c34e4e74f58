import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { decideForVisitor } from './decide-for-visitor.ts';
import { listBenefits } from './list-benefits.ts';
import { listVersions } from './list-versions.ts';
import { publishVersion } from './publish-version.ts';
import { showBenefit } from './show-benefit.ts';
import { showCity } from './show-city.ts';
import { showVersion } from './show-version.ts';

const readers = { roles: contract.policyReaders };

export const routes: readonly Route[] = [
  route(contract.showCity, { who: 'anyone', run: (turn) => showCity(turn) }),
  route(contract.listBenefits, { who: 'anyone', run: (turn) => listBenefits(turn) }),
  route(contract.showBenefit, { who: 'anyone', run: showBenefit }),
  route(contract.decideForVisitor, { who: 'anyone', perMinute: 120, run: decideForVisitor }),
  route(contract.listVersions, { who: readers, run: (turn) => listVersions(turn) }),
  route(contract.showVersion, { who: readers, run: showVersion }),
  route(contract.publishVersion, {
    who: { roles: ['policy-admin'] },
    perMinute: 30,
    run: publishVersion,
  }),
];
