import { hasRole, holdsFor, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { Explainer, SuspectMove, SuspectState } from './contract.ts';

/** What a guard reads of a suspect record. */
export interface Standing {
  readonly state: SuspectState;
  readonly county: string | null;
  readonly explainer: Explainer;
  readonly personId: string;
  readonly organisationId: string | null;
}

/** As what an actor speaks. */
export type ActorAs = 'person' | 'employer' | 'office' | 'system';

export interface Move {
  readonly move: SuspectMove;
  readonly from: readonly SuspectState[];
  /** `before`: the state that the clearing was proposed from. */
  readonly to: SuspectState | 'before';
  readonly by: {
    readonly roles?: readonly string[];
    /** The person whose case it is; an agent of the employer, or a county, where that is asked. */
    readonly owner?: true;
    readonly employer?: true;
    readonly county?: true;
    readonly system?: true;
  };
  /** Where it is ordered. */
  readonly clause: string;
}

const law = {
  sharing: '个人信息保护法第三十四条（履行法定职责）',
  hearing: '行政法上的陈述申辩权',
  control: '内部控制规范：澄清须双人',
  duties: '政策文件服务期与享受条件条款',
} as const;

/** Who brings lists in, and who decides. */
export const importRoles = ['comparison-officer'] as const;
export const countyRoles = ['county-officer'] as const;
export const decideRoles = ['city-checker'] as const;
export const approveRoles = ['approver'] as const;

/** The one table of moves: guards, buttons and the tests read it. */
// prettier-ignore
const moves: readonly Move[] = [
  { move: 'flag', from: [], to: 'flagged', by: { roles: importRoles }, clause: law.sharing },
  { move: 'explain', from: ['flagged', 'overdue'], to: 'explained', by: { owner: true, employer: true, county: true }, clause: law.hearing },
  { move: 'lapse', from: ['flagged'], to: 'overdue', by: { system: true }, clause: law.hearing },
  { move: 'ask-again', from: ['explained', 'overdue'], to: 'flagged', by: { roles: decideRoles }, clause: law.hearing },
  { move: 'propose-clear', from: ['flagged', 'explained', 'overdue'], to: 'clear-proposed', by: { roles: decideRoles }, clause: law.control },
  { move: 'approve-clear', from: ['clear-proposed'], to: 'closed', by: { roles: approveRoles }, clause: law.control },
  { move: 'reject-clear', from: ['clear-proposed'], to: 'before', by: { roles: approveRoles }, clause: law.control },
  { move: 'uphold', from: ['explained', 'overdue'], to: 'upheld', by: { roles: decideRoles }, clause: law.duties },
  { move: 'stop-parts', from: ['upheld'], to: 'upheld', by: { roles: decideRoles }, clause: law.duties },
  { move: 'close', from: ['upheld'], to: 'closed', by: { system: true }, clause: law.duties },
  { move: 'withdraw', from: ['flagged'], to: 'withdrawn', by: { roles: importRoles }, clause: law.sharing },
];

/** Moves that are made with another act, never by a button of their own. */
const silent: readonly SuspectMove[] = ['flag', 'lapse', 'close', 'withdraw'];

export function findMove(move: SuspectMove, from: SuspectState): Move | undefined {
  return moves.find((each) => each.move === move && each.from.includes(from));
}

/** As what the actor may make a move; undefined where the move is not theirs. */
export function mayMove({ by }: Move, record: Standing, actor: Actor | null): ActorAs | undefined {
  if (!actor) return by.system ? 'system' : undefined;
  if (by.owner && actor.kind === 'talent' && actor.personId === record.personId) return 'person';
  const { organisationId, explainer, county } = record;
  const ours = organisationId !== null && actor.organisationId === organisationId;
  if (by.employer && explainer === 'employer' && actor.kind === 'agent' && ours) return 'employer';
  const roles = [...(by.roles ?? []), ...(by.county && explainer === 'county' ? countyRoles : [])];
  return hasRole(actor, ...roles) && holdsFor(actor, roles, county) ? 'office' : undefined;
}

/** The moves that an actor can make now; what buttons are made from. */
export function allowedMoves(record: Standing, actor: Actor | null): readonly SuspectMove[] {
  return moves
    .filter(({ move, from }) => from.includes(record.state) && !silent.includes(move))
    .filter((each) => mayMove(each, record, actor) !== undefined)
    .map(({ move }) => move);
}
