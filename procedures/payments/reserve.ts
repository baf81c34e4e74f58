import { yuanForReader } from '@yanzhen/values/money.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { findFunding, type FundingRequest } from './find-funding.ts';
import { post, postSure } from './ledger.ts';
import type { ShortLine } from './move-counters.ts';
import * as store from './store.ts';

export interface ReserveRequest extends FundingRequest {
  readonly applicationId: string;
  readonly personId: string;
}

/**
 * Reserves money for approved applications, all or none, from this year's budget lines of each
 * benefit's payers. Stands in the approval's own turn.
 *
 * @throws Fault `payments.no-budget`, `payments.budget-short` (with what is left),
 *         `payments.reserved-before`.
 */
export async function reserveAll(turn: Turn, requests: readonly ReserveRequest[]): Promise<void> {
  if (requests.length === 0) return;
  const rows = await findFunding(turn, requests);
  const kept = await store.saveReservations(turn, rows);
  if (kept < rows.length) throw fault(faults.reservedBefore);
  const short = await post(turn, 'reserve', rows);
  if (short) throw budgetShort(short);
}

/** As `reserveAll`, for one application. */
export function reserve(turn: Turn, request: ReserveRequest): Promise<void> {
  return reserveAll(turn, [request]);
}

/**
 * Gives reserved money back to its budget line: an approved application ends without a payment.
 *
 * @returns false when the application holds no money (any more), and nothing is done.
 */
export async function releaseReservation(
  turn: Turn,
  applicationId: string,
  reason: string,
): Promise<boolean> {
  const [held] = await store.moveReservations(turn, [applicationId], 'reserved', 'released');
  if (!held) return false;
  await postSure(turn, 'release', [held], { memo: reason });
  return true;
}

/** The fault of an empty budget line, with the figures an officer needs. */
export function budgetShort(short: ShortLine): Error {
  const { leftFen, neededFen } = short;
  return fault(faults.budgetShort, {
    values: {
      leftFen,
      neededFen,
      left: yuanForReader(leftFen),
      needed: yuanForReader(neededFen),
      missing: yuanForReader(neededFen - leftFen),
    },
  });
}
