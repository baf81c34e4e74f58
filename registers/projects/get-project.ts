import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { mayKeep } from './lifecycle.ts';
import * as store from './store.ts';

/** One project as a list shows it. @throws Fault `request.not-found`. */
export async function getListed(turn: Turn, id: string): Promise<store.ListedProject> {
  const row = await store.findProject(turn, id);
  if (!row) throw notFound();
  return row;
}

/**
 * A project for a change by one of its county's keepers, held until the turn ends.
 *
 * @throws Fault `request.not-found`, `projects.stale`.
 */
export async function lockCurrent(
  turn: Turn,
  id: string,
  version: number,
): Promise<store.ProjectRow> {
  const row = await store.lockProject(turn, id);
  if (!row || !mayKeep(actorOf(turn), row.county)) throw notFound();
  if (row.version !== version) throw fault(faults.stale);
  return row;
}
