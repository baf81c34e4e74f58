import { fault } from '@yanzhen/server/routes/fault.ts';
import { coversCounty, hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { queuesDoneBy } from './declared.ts';
import { viewAssignee } from './row-view.ts';
import { listAccounts, listAssignments, type AssignmentKey, type Colleague } from './store.ts';
import { findThings, type Found } from './things.ts';

/**
 * Things that wait for a role of the actor, in the order of the ids.
 *
 * @throws Fault `desk.not-waiting` with the place of each that does not.
 */
export async function getWaiting(
  turn: Turn,
  { subject, ids }: { readonly subject: string; readonly ids: readonly string[] },
): Promise<Found[]> {
  const queues = queuesDoneBy(actorOf(turn)).filter((each) => each.subject === subject);
  const found = await findThings(turn, queues, ids, (queue) => queue.roles);
  const missing = ids.flatMap((id, at) =>
    found.has(id) ? [] : [fault(faults.notWaiting, { field: `body.ids.${at}` })],
  );
  const [first, ...also] = missing;
  if (first) throw fault(faults.notWaiting, { field: first.field ?? 'body.ids', also });
  return ids.flatMap((id) => found.get(id) ?? []);
}

export function keyOf({ thing, queue }: Found): AssignmentKey {
  return { subject: queue.subject, id: thing.id, step: thing.step };
}

/** Who has each thing now, and whether this act did it. */
export async function resultsOf(turn: Turn, things: readonly Found[], done: readonly string[]) {
  const now = await listAssignments(turn, things.map(keyOf));
  return things.map(({ thing: { id } }) => ({
    id,
    done: done.includes(id),
    assignee: viewAssignee(now.get(id)),
  }));
}

/** Accounts that do the work of one of the actor's queues. */
export function listPeers(turn: Turn): Promise<Colleague[]> {
  const roles = queuesDoneBy(actorOf(turn)).flatMap((queue) => queue.roles);
  return roles.length === 0 ? Promise.resolve([]) : listAccounts(turn, [...new Set(roles)]);
}

/** Whether a colleague does the work of a thing's queue, in its county. */
export function doesWork(colleague: Colleague, { thing, queue }: Found): boolean {
  const as = { ...colleague, kind: 'staff' as const, organisationId: null };
  return hasRole(as, ...queue.roles) && coversCounty(as, thing.county);
}
