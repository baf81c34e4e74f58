import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { releaseReservation } from '../payments/offers.ts';
import { takeOffNotice } from '../publicity/offers.ts';

/**
 * Takes back what an approval gave: the money goes back to its budget line, the line comes off the public
 * notice. Safe for a case that holds neither. Comes before the case's own move.
 */
export async function takeBack(turn: Turn, applicationId: string, reason: string): Promise<void> {
  await releaseReservation(turn, applicationId, reason);
  await takeOffNotice(turn, applicationId);
}
