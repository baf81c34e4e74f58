import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** How soon a bad rating is followed up, in working days; the house's own where the pack says nothing. */
export async function getTerms(
  turn: Turn,
): Promise<{ readonly callBackWorkingDays: number; readonly replyWorkingDays: number }> {
  const { ratings } = await getCityProfile(turn);
  return ratings ?? { callBackWorkingDays: 1, replyWorkingDays: 15 };
}
