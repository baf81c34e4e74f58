import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication, standings } from '../applications/offers.ts';
import { findRecoveryById } from '../recoveries/offers.ts';
import type { RecoveryState } from '../recoveries/contract.ts';
import type { Outcome } from './contract.ts';
import { eraseOldRows } from './list-store.ts';
import { moveSuspect } from './move-suspect.ts';
import { lockOverdue, lockUpheld, type SuspectRow } from './store.ts';

/** Records looked at in one step of the job. */
const most = 500;

/** Days for which the line of a list is kept after its last record ended. */
const keptDays = 90;

/**
 * Each hour: what was not explained in time goes back to the officer; what was upheld ends with its recovery; what
 * lines of lists said is erased when its time is over. Safe to repeat and to run twice at once.
 */
export async function tendSuspects(turn: Turn): Promise<void> {
  for (const row of await lockOverdue(turn, most)) await moveSuspect(turn, row, 'lapse');
  let after: string | undefined;
  for (;;) {
    const rows = await lockUpheld(turn, after, most);
    for (const row of rows) await closeUpheld(turn, row);
    after = rows.at(-1)?.id;
    if (rows.length < most) break;
  }
  await eraseOldRows(turn, new Date(turn.now.getTime() - keptDays * 86_400_000), most);
}

/** How a recovery that has ended ends its records; one that is not there has not ended. */
const ends: Readonly<Partial<Record<RecoveryState, Outcome>>> = {
  recovered: 'recovered',
  enforced: 'enforced',
  waived: 'waived',
  dropped: 'counted-on',
};

async function closeUpheld(turn: Turn, row: SuspectRow): Promise<void> {
  const recovery = row.recoveryId ? await findRecoveryById(turn, row.recoveryId) : undefined;
  const outcome = recovery ? ends[recovery.state] : 'stopped';
  if (!outcome || !(await nothingToCome(turn, row, outcome))) return;
  await moveSuspect(turn, row, 'close', { detail: { outcome }, settle: { outcome } });
}

/** Whether nothing of the case is paid any more, or what is may be. */
async function nothingToCome(turn: Turn, row: SuspectRow, outcome: Outcome): Promise<boolean> {
  if (row.partsStopped || outcome === 'counted-on' || outcome === 'waived') return true;
  const { state } = await getApplication(turn, row.applicationId);
  return standings[state].ends === true;
}
