import { fault } from '@yanzhen/server/routes/fault.ts';
import { faults } from '../contract.ts';
import type { instituteMoves, InstituteState } from '../contract-institutes.ts';

type MoveId = (typeof instituteMoves)[number];

/** The one table of moves of an institute that has not settled; from then on its yearly assessment keeps it or lets it leave. */
const moves: readonly {
  readonly move: MoveId;
  readonly from: readonly InstituteState[];
  readonly to: InstituteState;
}[] = [
  { move: 'agree', from: ['assessing'], to: 'agreed' },
  { move: 'settle', from: ['agreed'], to: 'settled' },
  { move: 'decline', from: ['assessing', 'agreed'], to: 'declined' },
];

/** Where a move leads. @throws Fault `cooperation.wrong-state`. */
export function leadsTo(moveId: MoveId, state: InstituteState): InstituteState {
  const found = moves.find(({ move, from }) => move === moveId && from.includes(state));
  if (!found) throw fault(faults.wrongState);
  return found.to;
}

/** Moves out of a state, for buttons. */
export function movesOf(state: InstituteState): MoveId[] {
  return moves.flatMap(({ move, from }) => (from.includes(state) ? move : []));
}
