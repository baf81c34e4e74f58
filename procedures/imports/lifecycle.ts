import { fault } from '@yanzhen/server/routes/fault.ts';
import { faults, type ImportState, type importMoves } from './contract.ts';

interface Move {
  readonly move: string;
  readonly from: readonly ImportState[];
  readonly to: ImportState;
  /** A job's, or a person's who may import this kind. */
  readonly by: 'job' | 'person';
}

/** The one table of moves of an import. */
// prettier-ignore
export const moves = [
  { move: 'read', from: ['reading'], to: 'checking', by: 'job' },
  { move: 'fail', from: ['reading'], to: 'failed', by: 'job' },
  { move: 'check', from: ['checking'], to: 'checked', by: 'job' },
  { move: 'accept', from: ['checked'], to: 'keeping', by: 'person' },
  { move: 'keep', from: ['keeping'], to: 'kept', by: 'job' },
  { move: 'undo', from: ['kept'], to: 'undoing', by: 'person' },
  { move: 'end-undo', from: ['undoing'], to: 'undone', by: 'job' },
  { move: 'discard', from: ['reading', 'checking', 'checked', 'failed'], to: 'discarded', by: 'person' },
] as const satisfies readonly Move[];

export type MoveId = (typeof moves)[number]['move'];

/** What a person can do in a state. */
export function movesIn(state: ImportState): (typeof importMoves)[number][] {
  return moves.flatMap(({ move, from, by }) =>
    by === 'person' && (from as readonly ImportState[]).includes(state) ? move : [],
  );
}

/** The state after a move. @throws Fault `imports.wrong-state`. */
export function stateAfter(moveId: MoveId, state: ImportState): ImportState {
  const move = moves.find((each) => each.move === moveId);
  if (!move || !(move.from as readonly ImportState[]).includes(state))
    throw fault(faults.wrongState);
  return move.to;
}
