import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { amendAgreement } from './amend-agreement.ts';
import * as contract from './contract.ts';
import { listAgreements } from './list-agreements.ts';
import { moveAgreement } from './move-agreement.ts';
import { recordAgreement } from './record-agreement.ts';
import { renewAgreement } from './renew-agreement.ts';
import { reviewAgreement } from './review-agreement.ts';
import { showAgreement } from './show-agreement.ts';

const readers = { roles: contract.readers };
const keepers = { roles: contract.keepers };

export const routes: readonly Route[] = [
  route(contract.listAgreements, { who: readers, run: listAgreements }),
  route(contract.showAgreement, { who: readers, run: showAgreement }),
  route(contract.recordAgreement, { who: keepers, idempotent: true, run: recordAgreement }),
  route(contract.amendAgreement, { who: keepers, run: amendAgreement }),
  route(contract.moveAgreement, { who: keepers, idempotent: true, run: moveAgreement }),
  route(contract.reviewAgreement, { who: keepers, idempotent: true, run: reviewAgreement }),
  route(contract.renewAgreement, { who: keepers, idempotent: true, run: renewAgreement }),
];
