import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveRecovery } from './move-recovery.ts';
import { findServingAgain } from './report-store.ts';
import { listInGrace } from './store.ts';

/** Recoveries looked at in one run of the job. */
const most = 500;

/**
 * Each night: a person who serves another employer here within the grace counts on, and the recovery
 * is dropped; one whose grace is over is opened. Safe to run at any time and twice at once.
 */
export async function endGraces(turn: Turn): Promise<void> {
  for (const row of await listInGrace(turn, most)) {
    const until = row.graceUntil ?? row.leftOn;
    const again = await findServingAgain(turn, row.personId, row.leftOn, until);
    if (again) await moveRecovery(turn, row, 'count-on', { detail: { on: again.on } });
    else if (until < turn.today) await moveRecovery(turn, row, 'end-grace');
  }
}
