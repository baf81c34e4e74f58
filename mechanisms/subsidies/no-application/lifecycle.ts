import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { OfferMove, OfferState, RoundMove, RoundState } from '../contract-no-application.ts';

export type RoundDuty = 'propose' | 'check' | 'approve';

interface Step {
  readonly move: RoundMove;
  readonly from: readonly RoundState[];
  readonly to: RoundState;
  /** Offices; a job where left out. */
  readonly roles?: readonly string[];
  readonly duty: RoundDuty | null;
  readonly needsReason?: true;
  /** Where it is ordered. */
  readonly clause: string;
}

const law = {
  house: '政策文件免申即享条款',
  sample: '内部控制规范：抽样核查由系统按事先承诺的种子抽取',
  separation: '内部控制规范：不相容岗位分离',
} as const;

const [drawers, checker, approver] = [
  ['county-officer', 'city-checker'],
  ['city-checker'],
  ['approver'],
] as const;

/** The one table of a list's moves: guards, buttons and tests read it; roles stand in `offer_round_role` too. */
// prettier-ignore
const roundTable: readonly Step[] = [
  { move: 'open', from: [], to: 'finding', duty: null, clause: law.house },
  { move: 'close-list', from: ['finding'], to: 'found', duty: null, clause: law.house },
  { move: 'close-list', from: ['finding'], to: 'empty', duty: null, clause: law.house },
  { move: 'draw', from: ['found'], to: 'sampled', roles: drawers, duty: 'propose', clause: law.sample },
  { move: 'look', from: ['sampled'], to: 'sampled', roles: checker, duty: 'check', clause: law.sample },
  { move: 'pass', from: ['sampled'], to: 'checked', roles: checker, duty: 'check', clause: law.separation },
  { move: 'stop', from: ['sampled'], to: 'stopped', roles: checker, duty: 'check', needsReason: true, clause: law.separation },
  { move: 'send-back', from: ['checked'], to: 'sampled', roles: approver, duty: 'approve', needsReason: true, clause: law.separation },
  { move: 'approve', from: ['checked'], to: 'approved', roles: approver, duty: 'approve', clause: law.separation },
  { move: 'stop', from: ['checked'], to: 'stopped', roles: approver, duty: 'approve', needsReason: true, clause: law.separation },
];

/** Working days in which an office deals with a list in a state; the house's own. */
export const roundTerms: Partial<Readonly<Record<RoundState, number>>> = {
  found: 3,
  sampled: 5,
  checked: 5,
};

/** Who has a list at each step; for the desk's queue. */
export const roundHolders: Readonly<Record<string, string | null>> = {
  found: 'city-checker',
  sampled: 'city-checker',
  checked: 'approver',
};

/** @param to  Where two rows share move and state: a list that is empty ends there. */
export function findRoundMove(
  move: RoundMove,
  state: RoundState,
  to?: RoundState,
): Step | undefined {
  return roundTable.find(
    (each) => each.move === move && each.from.includes(state) && (!to || each.to === to),
  );
}

export function mayMoveRound({ roles }: Step, actor: Actor | null): boolean {
  return roles === undefined ? actor === null : hasRole(actor, ...roles);
}

/** The moves that an actor can make on a list now; what buttons are made from. */
export function allowedRoundMoves(state: RoundState, actor: Actor | null): readonly RoundMove[] {
  return roundTable
    .filter((each) => each.from.includes(state) && each.roles !== undefined)
    .filter((each) => mayMoveRound(each, actor))
    .map((each) => each.move);
}

interface OfferStep {
  readonly move: OfferMove;
  readonly from: readonly OfferState[];
  readonly to: OfferState;
  readonly by: 'system' | 'owner' | 'office';
}

/** The one table of what becomes of an offer. */
// prettier-ignore
const offerTable: readonly OfferStep[] = [
  { move: 'find', from: [], to: 'found', by: 'system' },
  { move: 'take-out', from: ['found', 'waiting', 'offered'], to: 'taken-out', by: 'office' },
  { move: 'pass-on', from: ['found'], to: 'waiting', by: 'office' },
  { move: 'offer', from: ['waiting'], to: 'offered', by: 'system' },
  { move: 'lapse', from: ['waiting', 'offered'], to: 'lapsed', by: 'system' },
  { move: 'expire', from: ['offered'], to: 'expired', by: 'system' },
  { move: 'confirm', from: ['offered'], to: 'confirmed', by: 'owner' },
  { move: 'put-back', from: ['offered'], to: 'waiting', by: 'owner' },
  { move: 'decline', from: ['waiting', 'offered'], to: 'declined', by: 'owner' },
  { move: 'ask-again', from: ['declined', 'expired'], to: 'asked', by: 'owner' },
];

export function findOfferMove(move: OfferMove, state: OfferState): OfferStep | undefined {
  return offerTable.find((each) => each.move === move && each.from.includes(state));
}
