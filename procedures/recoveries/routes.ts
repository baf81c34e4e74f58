import { route, type Route } from '@yanzhen/server/routes/route.ts';
import * as contract from './contract.ts';
import { listRecoveries } from './list-recoveries.ts';
import { listMyRecoveries, replyToNotice } from './my-recoveries.ts';
import { openRecovery } from './open-recovery.ts';
import { listServing, reportService } from './report-service.ts';
import { viewRecovery } from './view-recovery.ts';
import * as work from './work-recovery.ts';

const officers = { roles: ['county-officer', 'city-checker'] } as const;
const approver = { roles: ['approver'] } as const;
const finance = { roles: ['finance-preparer', 'finance-releaser'] } as const;
const readers = {
  roles: ['county-officer', 'city-checker', 'approver', 'finance-preparer', 'finance-signer', 'finance-releaser', 'auditor'],
} as const; // prettier-ignore
/** Whose money it was: the person, or an agent of the organisation. */
const owner = { kinds: ['talent', 'agent'] } as const;
const agent = { kinds: ['agent'] } as const;

export const routes: readonly Route[] = [
  route(contract.listRecoveries, { who: readers, run: listRecoveries }),
  route(contract.showRecovery, {
    who: readers,
    run: (turn, { params }) => viewRecovery(turn, params.recoveryId),
  }),
  route(contract.openRecovery, { who: officers, idempotent: true, run: openRecovery }),
  route(contract.sendNotice, { who: officers, idempotent: true, run: work.sendNotice }),
  route(contract.recount, { who: officers, idempotent: true, run: work.recount }),
  route(contract.demand, {
    who: { roles: ['city-checker', 'approver'] },
    idempotent: true,
    run: work.demand,
  }),
  route(contract.receive, { who: finance, idempotent: true, run: work.receive }),
  route(contract.setOff, { who: finance, idempotent: true, run: work.setOff }),
  route(contract.enforce, { who: approver, idempotent: true, run: work.enforce }),
  route(contract.proposeWaiver, { who: officers, idempotent: true, run: work.proposeWaiver }),
  route(contract.approveWaiver, { who: approver, idempotent: true, run: work.approveWaiver }),
  route(contract.rejectWaiver, { who: approver, idempotent: true, run: work.rejectWaiver }),
  route(contract.listMyRecoveries, { who: owner, run: (turn) => listMyRecoveries(turn) }),
  route(contract.replyToNotice, { who: owner, idempotent: true, run: replyToNotice }),
  route(contract.listServing, { who: agent, run: listServing }),
  route(contract.reportService, { who: agent, idempotent: true, run: reportService }),
];
