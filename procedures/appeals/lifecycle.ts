import { holdsFor, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { AppealMove, AppealState } from './contract.ts';

/** What a guard reads of an appeal. */
export interface Standing {
  readonly state: AppealState;
  readonly personId: string;
  readonly county: string | null;
}

interface Move {
  readonly move: AppealMove;
  readonly from: readonly AppealState[];
  readonly to: AppealState;
  readonly by: { readonly roles?: readonly string[]; readonly owner?: true };
  /** Where it is ordered. */
  readonly clause: string;
}

const law = {
  ask: '政策文件：对决定有异议的，可以在期限内申请复核',
  other: '行政复议法、公务员回避规定：没有参与原决定的人办理',
  told: '行政决定应当说明理由、告知救济途径',
} as const;

/** Who hears appeals; whoever took part in the case is refused by `appeal_other_person`. */
export const hearingRoles = ['appeal-officer'] as const;

/** The one table of moves: guards and buttons read it. */
// prettier-ignore
const moves: readonly Move[] = [
  { move: 'file', from: [], to: 'filed', by: { owner: true }, clause: law.ask },
  { move: 'file-late', from: [], to: 'out-of-time', by: { owner: true }, clause: law.ask },
  { move: 'take', from: ['filed', 'taken'], to: 'taken', by: { roles: hearingRoles }, clause: law.other },
  { move: 'uphold', from: ['taken'], to: 'upheld', by: { roles: hearingRoles }, clause: law.told },
  { move: 'change', from: ['taken'], to: 'changed', by: { roles: hearingRoles }, clause: law.told },
  { move: 'withdraw', from: ['filed', 'taken'], to: 'withdrawn', by: { owner: true }, clause: law.ask },
];

/** States in which an appeal waits to be decided. */
export const openStates: readonly AppealState[] = ['filed', 'taken'];

export function findMove(move: AppealMove, from: AppealState): Move | undefined {
  return moves.find((each) => each.move === move && each.from.includes(from));
}

export function mayMove({ by }: Move, appeal: Standing, actor: Actor | null): boolean {
  if (!actor) return false;
  if (by.owner) return actor.kind === 'talent' && actor.personId === appeal.personId;
  return by.roles !== undefined && holdsFor(actor, by.roles, appeal.county);
}

/** The moves that an actor can make now; what buttons are made from. */
export function allowedMoves(appeal: Standing, actor: Actor | null): readonly AppealMove[] {
  return moves
    .filter((each) => each.from.includes(appeal.state) && mayMove(each, appeal, actor))
    .map((each) => each.move);
}
