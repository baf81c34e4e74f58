import { caseRoles } from '../applications/offers.ts';
import { route, type Route } from '@yanzhen/server/routes/route.ts';
import { addNote } from './add-note.ts';
import { assign } from './assign.ts';
import { claim } from './claim.ts';
import * as contract from './contract.ts';
import { dropQuery } from './drop-query.ts';
import { findByIdentity } from './find-by-identity.ts';
import { findThing } from './find-thing.ts';
import { handOver } from './hand-over.ts';
import { keepQuery } from './keep-query.ts';
import { listColleagues } from './list-colleagues.ts';
import { listNotes } from './list-notes.ts';
import { listOperations } from './list-operations.ts';
import { listQueue } from './list-queue.ts';
import { listViews } from './list-views.ts';
import { listWork } from './list-work.ts';
import { listMessages, resendMessage } from './messages-of.ts';
import { release } from './release.ts';
import { trailRoles } from './trail-roles.ts';

/** What each sees and does follows from the roles that the queues declare. */
const staff = { kinds: ['staff'] } as const;
const trail = { roles: trailRoles } as const;

export const routes: readonly Route[] = [
  route(contract.listWork, { who: staff, run: (turn) => listWork(turn) }),
  route(contract.listQueue, { who: staff, run: listQueue }),
  route(contract.claim, { who: staff, idempotent: true, run: claim }),
  route(contract.assign, { who: staff, idempotent: true, run: assign }),
  route(contract.release, { who: staff, idempotent: true, run: release }),
  route(contract.handOver, { who: staff, idempotent: true, run: handOver }),
  route(contract.listColleagues, { who: staff, run: (turn) => listColleagues(turn) }),
  route(contract.keepQuery, { who: staff, idempotent: true, run: keepQuery }),
  route(contract.dropQuery, { who: staff, run: dropQuery }),
  route(contract.listNotes, { who: staff, run: listNotes }),
  route(contract.addNote, { who: staff, idempotent: true, run: addNote }),
  route(contract.listMessages, { who: staff, run: listMessages }),
  route(contract.resendMessage, { who: staff, idempotent: true, run: resendMessage }),
  route(contract.listOperations, { who: staff, run: (turn) => listOperations(turn) }),
  route(contract.findByIdentity, {
    who: { roles: [...caseRoles, 'window-clerk'] },
    perMinute: 20,
    run: findByIdentity,
  }),
  route(contract.listViews, { who: trail, run: listViews }),
  route(contract.findThing, { who: trail, perMinute: 60, run: findThing }),
];
