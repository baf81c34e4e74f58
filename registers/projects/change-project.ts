import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { requireContent } from './check-content.ts';
import type * as contract from './contract.ts';
import { getListed, lockCurrent } from './get-project.ts';
import { mayKeep, requireMove } from './lifecycle.ts';
import { nameKey } from './same-name.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A science officer changes or corrects a project; the version before stays in the history. */
export async function changeProject(
  turn: Turn,
  { params, body }: Input<typeof contract.changeProject>,
): Promise<Output<typeof contract.changeProject>> {
  const { version, reason, ...content } = body;
  const row = await lockCurrent(turn, params.projectId, version);
  requireMove('change', row.state);
  if (!mayKeep(actorOf(turn), content.county)) throw fault('request.not-allowed', { status: 403 });
  await requireContent(turn, content, row);
  await store.changeProject(turn, row, { ...content, nameKey: nameKey(content.name) });
  const { id, state } = row;
  await store.appendEvent(turn, {
    projectId: id,
    number: version + 1,
    move: 'change',
    from: state,
    to: state,
    reason,
  });
  await turn.record({
    act: 'projects.change',
    subject: { type: 'project', id },
    reason,
    detail: { before: row, after: content },
  });
  return viewDetail(turn, await getListed(turn, id));
}
