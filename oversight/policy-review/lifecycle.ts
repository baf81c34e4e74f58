import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { DraftState, Duty, MoveId } from './contract.ts';

/** One allowed move of a draft. */
export interface DraftMove {
  readonly move: MoveId;
  readonly from: DraftState;
  readonly to: DraftState;
  readonly duty: Duty;
  readonly reason: 'required' | 'optional' | 'none';
}

/** Who may draft, propose and publish. */
export const policyOfficer = 'policy-admin';

/**
 * Every move. Writing 拟稿 and deciding 审核发布 exclude each other for one natural person; the
 * constraints `policy_draft_event_excluded` and `policy_version_two_persons` are the guard.
 */
const moves: readonly DraftMove[] = [
  { move: 'edit', from: 'draft', to: 'draft', duty: 'write', reason: 'none' },
  { move: 'propose', from: 'draft', to: 'proposed', duty: 'write', reason: 'required' },
  { move: 'drop', from: 'draft', to: 'dropped', duty: 'write', reason: 'optional' },
  { move: 'withdraw', from: 'proposed', to: 'draft', duty: 'write', reason: 'optional' },
  { move: 'send-back', from: 'proposed', to: 'draft', duty: 'decide', reason: 'required' },
  { move: 'publish', from: 'proposed', to: 'published', duty: 'decide', reason: 'optional' },
];

/** The moves that an actor's roles allow in a state. */
export function movesIn(state: DraftState, actor: Actor | null): DraftMove[] {
  return hasRole(actor, policyOfficer) ? moves.filter((each) => each.from === state) : [];
}

/** The one move of that name; a name stands once in the table. */
export function moveNamed(move: MoveId): DraftMove {
  const found = moves.find((each) => each.move === move);
  if (!found) throw new Error(`no move ${move}`);
  return found;
}
