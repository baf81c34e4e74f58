import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { mayKeep } from './lifecycle.ts';
import * as store from './store.ts';

/**
 * Withdraws a project that nobody did anything with since it was recorded, e.g. by an import that is taken back.
 *
 * @returns whether it was withdrawn; false where it was changed, moved, has outcomes, or is another county's.
 */
export async function withdrawUntouched(turn: Turn, id: string, reason: string): Promise<boolean> {
  const row = await store.lockProject(turn, id);
  const listed = row && (await store.findProject(turn, id));
  if (!row || !listed || row.version > 1 || listed.outcomes > 0) return false;
  if (!mayKeep(actorOf(turn), row.county)) return false;
  await store.changeProject(turn, row, { state: 'withdrawn' });
  await store.appendEvent(turn, {
    projectId: id,
    number: 2,
    move: 'withdraw',
    from: row.state,
    to: 'withdrawn',
    reason,
  });
  await turn.record({ act: 'projects.withdraw', subject: { type: 'project', id }, reason });
  return true;
}
