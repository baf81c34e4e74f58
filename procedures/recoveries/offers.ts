/**
 * What other procedures may ask of recoveries. Each function takes the turn.
 */
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { RecoveryState } from './contract.ts';
import { findOfCase, findRecovery, type RecoveryRow } from './store.ts';

export { countFor as countRecoveryOf, keepRecovery } from './open-recovery.ts';
export { newestReports, type ServiceReport } from './report-store.ts';

/** The recovery of a case that is not dropped: where it stands. */
export async function findRecoveryOf(
  turn: Turn,
  applicationId: string,
): Promise<{ readonly id: string; readonly state: RecoveryState } | undefined> {
  return findOfCase(turn, applicationId);
}

/** A recovery by its id: what of it came back, and how it was counted. */
export function findRecoveryById(turn: Turn, id: string): Promise<RecoverySums | undefined> {
  return findRecovery(turn, id);
}

/** What other procedures may know of a recovery. */
type RecoverySums = Pick<RecoveryRow, 'id' | 'number' | 'state' | 'amountFen' | 'receivedFen'>;

/** Whether the money of a case is being recovered: its service was broken off. */
export async function hasOpenRecovery(turn: Turn, applicationId: string): Promise<boolean> {
  const found = await findOfCase(turn, applicationId);
  return found !== undefined && !['waived', 'recovered'].includes(found.state);
}
