import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { GroupMove, GroupState } from './contract.ts';

/** Who decides on groups; the two of a confirmation are two natural persons of these. */
export const decidingRoles = ['city-checker', 'approver'] as const;

export interface GroupMoveRow {
  readonly move: GroupMove;
  readonly from: readonly GroupState[];
  readonly to: GroupState | 'same';
  /** A job, or whoever entered what was found; never a button. */
  readonly by: 'finder' | 'officer';
  /** Who proposed does not make this move. */
  readonly another?: true;
}

/** The one table of moves of a match group; buttons, guards and the README's diagram are read from it. */
// prettier-ignore
const moves: readonly GroupMoveRow[] = [
  { move: 'found', from: [], to: 'open', by: 'finder' },
  { move: 'join', from: ['open', 'unclear', 'disputed'], to: 'same', by: 'finder' },
  { move: 'join', from: ['proposed'], to: 'open', by: 'finder' },
  { move: 'set-apart', from: ['open', 'unclear', 'disputed'], to: 'same', by: 'officer' },
  { move: 'doubt', from: ['open', 'disputed'], to: 'unclear', by: 'officer' },
  { move: 'dispute', from: ['open', 'unclear', 'confirmed'], to: 'disputed', by: 'officer' },
  { move: 'propose', from: ['open', 'unclear', 'disputed'], to: 'proposed', by: 'officer' },
  { move: 'confirm', from: ['proposed'], to: 'confirmed', by: 'officer', another: true },
  { move: 'reject', from: ['proposed'], to: 'open', by: 'officer' },
  { move: 'dismiss', from: ['open', 'unclear', 'disputed'], to: 'false', by: 'officer' },
  { move: 'reopen', from: ['false'], to: 'open', by: 'officer' },
];

export function findMove(move: GroupMove, from: GroupState): GroupMoveRow | undefined {
  return moves.find((each) => each.move === move && each.from.includes(from));
}

/** The moves that an actor can make now; what buttons are made from. */
export function allowedMoves(
  group: { readonly state: GroupState; readonly proposedByPerson: string | null },
  actor: Actor | null,
): readonly GroupMove[] {
  if (!hasRole(actor, ...decidingRoles)) return [];
  return moves
    .filter(({ from, by }) => by === 'officer' && from.includes(group.state))
    .filter(({ another }) => !another || actor?.personId !== group.proposedByPerson)
    .map(({ move }) => move);
}
