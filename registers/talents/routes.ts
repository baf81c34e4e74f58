import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { saveMe } from './save-me.ts';
import { saveMyFacts } from './save-my-facts.ts';
import { showMe } from './show-me.ts';
import { unmask, unmaskRoles } from './unmask.ts';

const owner = { kinds: ['talent', 'agent'] } as const;

export const routes: readonly Route[] = [
  route(contract.showMe, { who: owner, run: (turn) => showMe(turn) }),
  route(contract.saveMe, { who: owner, run: saveMe }),
  route(contract.saveMyFacts, { who: owner, run: saveMyFacts }),
  route(contract.unmask, { who: { roles: unmaskRoles }, perMinute: 60, run: unmask }),
];
