import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { viewNote } from './list-notes.ts';
import { appendNote } from './store.ts';
import { getSeen } from './things.ts';

/** Notes something for the offices. It is kept for good; a mistake is corrected by another note. */
export async function addNote(
  turn: Turn,
  { params, body }: Input<typeof contract.addNote>,
): Promise<Output<typeof contract.addNote>> {
  const { subject, id: subjectId } = params;
  await getSeen(turn, subject, subjectId);
  const { personId, name } = actorOf(turn);
  const id = turn.newId();
  await appendNote(turn, { id, subject, subjectId, personId, text: body.text });
  await turn.record({ act: 'desk.add-note', subject: { type: subject, id: subjectId } });
  return viewNote({ id, at: turn.now, by: name, text: body.text });
}
