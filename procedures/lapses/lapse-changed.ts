import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listReviewed } from '../applications/offers.ts';
import { lapseIfChanged } from './lapse-case.ts';

/** Cases looked at in one turn; what is left is the next job's. */
const batch = 200;

/**
 * The job that looks at every case between its proposal and its payment, and sends those back whose
 * content changed. One batch a turn, so that it holds little and what it found is kept as it goes.
 */
export async function lapseChanged(
  turn: Turn,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const after = typeof payload['after'] === 'string' ? payload['after'] : undefined;
  const rows = await listReviewed(turn, { limit: batch, ...(after ? { after } : {}) });
  for (const application of rows) await lapseIfChanged(turn, application);
  const last = rows.at(-1);
  if (rows.length === batch && last) {
    await turn.enqueue('lapses.lapse-changed', { after: last.id }, `lapses/${last.id}`);
  }
}
