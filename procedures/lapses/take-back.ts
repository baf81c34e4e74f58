import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { findPaid, releaseReservation } from '../payments/offers.ts';
import { takeOffNotice } from '../publicity/offers.ts';
import { faults } from './contract.ts';

/**
 * Takes back what an approval gave: the money goes back to its budget line, the line comes off the public
 * notice. Safe for a case that holds neither. Comes before the case's own move.
 *
 * @throws Fault `lapses.part-paid`.
 */
export async function takeBack(turn: Turn, applicationId: string, reason: string): Promise<void> {
  await requireUnpaid(turn, applicationId);
  await releaseReservation(turn, applicationId, reason);
  await takeOffNotice(turn, applicationId);
}

/** @throws Fault `lapses.part-paid` where money of the case arrived: the rest is stopped, nothing taken back. */
export async function requireUnpaid(turn: Turn, applicationId: string): Promise<void> {
  if (await partPaid(turn, applicationId)) throw fault(faults.partPaid);
}

/** Whether money of a case arrived and was not sent back. */
export async function partPaid(turn: Turn, applicationId: string): Promise<boolean> {
  return ((await findPaid(turn, applicationId))?.paidFen ?? 0) > 0;
}
