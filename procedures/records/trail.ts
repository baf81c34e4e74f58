import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { EventView, PaperView } from './contract.ts';
import * as store from './store.ts';
import type { Subject } from './store.ts';

/** What was done with a record. */
interface RecordAct {
  /** Id of the mechanism, e.g. `platforms`. */
  readonly feature: string;
  readonly move: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Appends to the trail of a record, and to the audit. */
export async function appendEvent(turn: Turn, subject: Subject, act: RecordAct): Promise<void> {
  const { feature, move, from = null, to = null, reason = null } = act;
  await store.saveEvent(turn, subject, { move, from, to, reason });
  await turn.record({
    act: `${feature}.${move}`,
    subject,
    ...(reason === null ? {} : { reason }),
    detail: { from, to, ...act.detail },
  });
}

/** Papers and trail of a record, as a page shows them. */
export async function recordPartsOf(
  turn: Turn,
  subjectId: string,
): Promise<{ papers: PaperView[]; events: EventView[] }> {
  const papers = await store.listPapers(turn, subjectId);
  const events = await store.listEvents(turn, subjectId);
  return {
    papers: papers.map(viewPaper),
    events: events.map((each) => ({ ...each, at: each.at.toISOString() })),
  };
}

export function viewPaper({ fileId: _file, addedAt, ...paper }: store.PaperRow): PaperView {
  return { ...paper, addedAt: addedAt.toISOString() };
}
