import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { requireContent } from './check-content.ts';
import { mayKeep } from './lifecycle.ts';
import { nameKey } from './same-name.ts';
import * as store from './store.ts';

/**
 * Keeps a new project: planned, or running where its first day has come.
 *
 * @returns its id.
 * @throws Fault as `projects.record` tells.
 */
export async function keepProject(turn: Turn, content: store.ProjectContent): Promise<string> {
  if (!mayKeep(actorOf(turn), content.county)) throw fault('request.not-allowed', { status: 403 });
  await requireContent(turn, content, null);
  const id = turn.newId();
  const state = content.startedOn <= turn.today ? 'running' : 'planned';
  await store.saveProject(turn, { ...content, id, state, nameKey: nameKey(content.name) });
  await store.appendEvent(turn, {
    projectId: id,
    number: 1,
    move: 'record',
    from: null,
    to: state,
  });
  await turn.record({
    act: 'projects.record',
    subject: { type: 'project', id },
    detail: { number: content.number },
  });
  return id;
}
