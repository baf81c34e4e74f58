import { coversCounty, hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { RecoveryMove, RecoveryState } from './contract.ts';

/** What a guard reads of a recovery. */
export interface Standing {
  readonly state: RecoveryState;
  readonly county: string | null;
  readonly personId: string;
  /** Of an organisation's own case. */
  readonly organisationId: string | null;
}

export interface Move {
  readonly move: RecoveryMove;
  readonly from: readonly RecoveryState[];
  /** `before`: the state that a waiver was proposed from. */
  readonly to: RecoveryState | 'before';
  readonly by: {
    readonly roles?: readonly string[];
    readonly owner?: true;
    readonly system?: true;
  };
  /** Where it is ordered. */
  readonly clause: string;
}

const law = {
  duties: '政策文件服务期条款',
  hearing: '行政处罚法、行政许可法的陈述申辩权',
  treasury: '财政资金收缴',
  waiver: '内部控制规范：豁免须双人',
  appeal: '复核申请：由没有参与办理的人复核',
} as const;

const officers = ['county-officer', 'city-checker'] as const;
const finance = ['finance-preparer', 'finance-releaser'] as const;
const running: readonly RecoveryState[] = ['opened', 'noticed', 'replied', 'repaying', 'enforced'];

/** The one table of moves: guards, buttons and the tests read it. */
// prettier-ignore
const moves: readonly Move[] = [
  { move: 'open', from: [], to: 'opened', by: { system: true, roles: officers }, clause: law.duties },
  { move: 'open', from: [], to: 'grace', by: { system: true, roles: officers }, clause: law.duties },
  { move: 'count-on', from: ['grace'], to: 'dropped', by: { system: true }, clause: law.duties },
  { move: 'end-grace', from: ['grace'], to: 'opened', by: { system: true }, clause: law.duties },
  { move: 'send-notice', from: ['opened'], to: 'noticed', by: { roles: officers }, clause: law.hearing },
  { move: 'reply', from: ['noticed'], to: 'replied', by: { owner: true }, clause: law.hearing },
  { move: 'recount', from: ['opened', 'noticed', 'replied'], to: 'opened', by: { roles: officers }, clause: law.duties },
  { move: 'demand', from: ['noticed', 'replied'], to: 'repaying', by: { roles: ['city-checker', 'approver'] }, clause: law.duties },
  { move: 'receive', from: ['repaying'], to: 'repaying', by: { roles: finance }, clause: law.treasury },
  { move: 'receive', from: ['enforced'], to: 'enforced', by: { roles: finance }, clause: law.treasury },
  { move: 'set-off', from: ['repaying'], to: 'repaying', by: { roles: finance }, clause: law.treasury },
  { move: 'settle', from: ['repaying', 'enforced'], to: 'recovered', by: { roles: finance }, clause: law.treasury },
  { move: 'enforce', from: ['repaying'], to: 'enforced', by: { roles: ['approver'] }, clause: law.treasury },
  { move: 'propose-waiver', from: running, to: 'waiver-proposed', by: { roles: officers }, clause: law.waiver },
  { move: 'approve-waiver', from: ['waiver-proposed'], to: 'waived', by: { roles: ['approver'] }, clause: law.waiver },
  { move: 'reject-waiver', from: ['waiver-proposed'], to: 'before', by: { roles: ['approver'] }, clause: law.waiver },
  { move: 'reopen', from: ['repaying'], to: 'opened', by: { roles: ['appeal-officer'] }, clause: law.appeal },
];

/** Steps that the system makes with another step, never by a button of their own. */
const silent: readonly RecoveryMove[] = ['open', 'settle', 'count-on', 'end-grace', 'reopen'];

export function findMove(move: RecoveryMove, from: RecoveryState): Move | undefined {
  return moves.find((each) => each.move === move && each.from.includes(from));
}

export function mayMove({ by }: Move, recovery: Standing, actor: Actor | null): boolean {
  if (!actor) return by.system === true;
  if (by.owner && isOwner(recovery, actor)) return true;
  return (
    by.roles !== undefined && hasRole(actor, ...by.roles) && coversCounty(actor, recovery.county)
  );
}

/** Whether the actor is whom the money is asked back from, or an agent of the organisation that is. */
export function isOwner({ personId, organisationId }: Standing, actor: Actor): boolean {
  if (organisationId !== null) {
    return actor.kind === 'agent' && actor.organisationId === organisationId;
  }
  return actor.kind === 'talent' && actor.personId === personId;
}

/** The moves that an actor can make now; what buttons are made from. */
export function allowedMoves(recovery: Standing, actor: Actor | null): readonly RecoveryMove[] {
  return moves
    .filter((each) => each.from.includes(recovery.state) && !silent.includes(each.move))
    .filter((each) => mayMove(each, recovery, actor))
    .map((each) => each.move);
}
