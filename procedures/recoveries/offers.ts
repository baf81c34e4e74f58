/**
 * What other procedures may ask of recoveries. Each function takes the turn.
 */
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findOfCase } from './store.ts';

export { keepRecovery } from './open-recovery.ts';
export { newestReports, type ServiceReport } from './report-store.ts';

/** Whether the money of a case is being recovered: its service was broken off. */
export async function hasOpenRecovery(turn: Turn, applicationId: string): Promise<boolean> {
  const found = await findOfCase(turn, applicationId);
  return found !== undefined && !['waived', 'recovered'].includes(found.state);
}
