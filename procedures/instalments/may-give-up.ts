import type { Fen } from '@yanzhen/values/money.ts';
import type { State } from '../applications/contract.ts';
import type { InstalmentRow } from '../payments/offers.ts';
import type { faults } from './contract.ts';

const waiting: readonly State[] = ['in-service', 'payable', 'returned'];
const settled: readonly InstalmentRow['state'][] = ['paid', 'stopped'];

/**
 * Whether the owner of a granted sum may do without the parts still to come, or why not.
 *
 * @param paidFen  What arrived and was not sent back, whole fen, >= 0.
 */
export function mayGiveUp(
  state: State | undefined,
  parts: readonly Pick<InstalmentRow, 'state'>[],
  paidFen: Fen,
): 'yes' | keyof Pick<typeof faults, 'underWay' | 'notBegun' | 'nothingLeft'> {
  if (parts.some((part) => part.state === 'batched')) return 'underWay';
  if (parts.every((part) => settled.includes(part.state))) return 'nothingLeft';
  if (state === 'payable' && paidFen === 0) return 'notBegun';
  return state !== undefined && waiting.includes(state) ? 'yes' : 'notBegun';
}
