import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import * as documents from './contract-documents.ts';
import * as payees from './contract-payees.ts';
import {
  askPayeeAtWindow,
  askPayeeChange,
  confirmPayeeChange,
  refusePayeeChange,
  withdrawPayeeChange,
} from './decide-payee-change.ts';
import { addDocument, addMyDocument, listMyDocuments } from './keep-document.ts';
import { listMyPayees, listOrganisationPayees, listPayeeChanges } from './list-payees.ts';
import { askOrganisationPayee } from './organisation-payee.ts';
import { saveMe } from './save-me.ts';
import { saveMyFacts } from './save-my-facts.ts';
import { showMe } from './show-me.ts';
import { unmask, unmaskRoles } from './unmask.ts';

/** Who looks at the proof of an account and confirms it; finance does not. */
const payeeRoles = ['window-clerk', 'county-officer', 'city-checker'] as const;
const owner = { kinds: ['talent', 'agent'] } as const;

export const routes: readonly Route[] = [
  route(contract.showMe, { who: owner, run: (turn) => showMe(turn) }),
  route(contract.saveMe, { who: owner, run: saveMe }),
  route(contract.saveMyFacts, { who: owner, run: saveMyFacts }),
  route(contract.unmask, { who: { roles: unmaskRoles }, perMinute: 60, run: unmask }),
  route(documents.listMyDocuments, { who: owner, run: (turn) => listMyDocuments(turn) }),
  route(documents.addMyDocument, { who: owner, idempotent: true, run: addMyDocument }),
  route(documents.addDocument, { who: { roles: payeeRoles }, idempotent: true, run: addDocument }),
  route(payees.listMyPayees, { who: owner, run: (turn) => listMyPayees(turn) }),
  route(payees.listOrganisationPayees, {
    who: { kinds: ['agent'] },
    run: (turn) => listOrganisationPayees(turn),
  }),
  route(payees.askOrganisationPayee, {
    who: { kinds: ['agent'] },
    idempotent: true,
    perMinute: 10,
    run: askOrganisationPayee,
  }),
  route(payees.withdrawPayeeChange, { who: owner, idempotent: true, run: withdrawPayeeChange }),
  route(payees.listPayeeChanges, {
    who: { roles: [...payeeRoles, 'auditor'] },
    run: listPayeeChanges,
  }),
  route(payees.askPayeeChange, {
    who: { roles: ['window-clerk'] },
    idempotent: true,
    run: askPayeeChange,
  }),
  route(payees.askPayeeAtWindow, {
    who: { roles: ['window-clerk'] },
    idempotent: true,
    perMinute: 20,
    run: askPayeeAtWindow,
  }),
  route(payees.confirmPayeeChange, {
    who: { roles: payeeRoles },
    idempotent: true,
    run: confirmPayeeChange,
  }),
  route(payees.refusePayeeChange, {
    who: { roles: payeeRoles },
    idempotent: true,
    run: refusePayeeChange,
  }),
];
