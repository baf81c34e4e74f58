import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { changeOrganisation } from './change-organisation.ts';
import * as contract from './contract.ts';
import { listOrganisations } from './list-organisations.ts';
import { registerOrganisation } from './register-organisation.ts';
import { showOrganisation } from './show-organisation.ts';

const signedIn = { kinds: ['talent', 'agent', 'staff'] } as const;
const keepers = {
  roles: ['window-clerk', 'county-officer', 'city-checker', 'administrator'],
} as const;

export const routes: readonly Route[] = [
  route(contract.listOrganisations, { who: signedIn, perMinute: 240, run: listOrganisations }),
  route(contract.showOrganisation, { who: signedIn, run: showOrganisation }),
  route(contract.registerOrganisation, {
    who: keepers,
    idempotent: true,
    run: registerOrganisation,
  }),
  route(contract.changeOrganisation, { who: keepers, run: changeOrganisation }),
];
