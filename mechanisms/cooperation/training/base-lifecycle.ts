import { fault } from '@yanzhen/server/routes/fault.ts';
import { faults } from '../contract.ts';
import type { baseMoves, baseStates } from '../contract-bases.ts';

type MoveId = (typeof baseMoves)[number];
type State = (typeof baseStates)[number];

/** The one table of moves of a base. */
const moves: readonly {
  readonly move: MoveId;
  readonly from: readonly State[];
  readonly to: State;
}[] = [
  { move: 'check', from: ['applied'], to: 'checked' },
  { move: 'recognise', from: ['checked'], to: 'recognised' },
  { move: 'remove', from: ['recognised'], to: 'removed' },
  { move: 'withdraw', from: ['applied', 'checked', 'recognised', 'removed'], to: 'withdrawn' },
];

/** Where a move leads. @throws Fault `cooperation.wrong-state`. */
export function leadsTo(moveId: MoveId, state: State): State {
  const found = moves.find(({ move, from }) => move === moveId && from.includes(state));
  if (!found) throw fault(faults.wrongState);
  return found.to;
}

/** Moves out of a state, for buttons. */
export function movesOf(state: State): MoveId[] {
  return moves.flatMap(({ move, from }) => (from.includes(state) ? move : []));
}
