import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { keyOf } from './assignments.ts';
import type * as contract from './contract.ts';
import { queuesDoneBy } from './declared.ts';
import { viewAssignee } from './row-view.ts';
import { listAssignmentLines, listAssignments, listNoteRows, type NoteRow } from './store.ts';
import { findThings, getSeen } from './things.ts';

/** What the offices noted about a thing, and who had it. */
export async function listNotes(
  turn: Turn,
  { params }: Input<typeof contract.listNotes>,
): Promise<Output<typeof contract.listNotes>> {
  const { subject, id } = params;
  const found = await getSeen(turn, subject, id);
  const done = queuesDoneBy(actorOf(turn)).filter((each) => each.subject === subject);
  const waiting = await findThings(turn, done, [id], (queue) => queue.roles);
  const assignments = await listAssignments(turn, [keyOf(found)]);
  const lines = await listAssignmentLines(turn, subject, id);
  return {
    notes: (await listNoteRows(turn, subject, id)).map(viewNote),
    assignee: viewAssignee(assignments.get(id)),
    claimable: waiting.has(id),
    assignments: lines.map((line) => ({ ...line, at: line.at.toISOString() })),
  };
}

export function viewNote(note: NoteRow) {
  return { ...note, at: note.at.toISOString() };
}
