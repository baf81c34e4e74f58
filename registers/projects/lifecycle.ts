import { fault } from '@yanzhen/server/routes/fault.ts';
import { coversCounty, hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import { faults, keepers, type MoveId, type ProjectState } from './contract.ts';

interface Move {
  readonly move: MoveId;
  readonly from: readonly ProjectState[];
  readonly to: ProjectState | 'same';
  readonly reason?: 'required';
  readonly clause: string;
}

const counted: readonly ProjectState[] = [
  'planned',
  'running',
  'accepted',
  'tracking',
  'closed',
  'stopped',
];
const law = {
  house: '合作项目管理规则（本市确认）',
  special: '专项资金管理办法：中期检查、验收、绩效跟踪三年',
} as const;

/** The one table of moves of a project: guards, buttons and the tests read it. */
// prettier-ignore
const moves: readonly Move[] = [
  { move: 'record', from: [], to: 'planned', clause: law.house },
  { move: 'begin', from: ['planned'], to: 'running', clause: law.house },
  { move: 'mid-term', from: ['running'], to: 'same', reason: 'required', clause: law.special },
  { move: 'accept', from: ['running'], to: 'accepted', reason: 'required', clause: law.special },
  { move: 'track', from: ['accepted'], to: 'tracking', clause: law.special },
  { move: 'close', from: ['accepted', 'tracking'], to: 'closed', reason: 'required', clause: law.special },
  { move: 'stop', from: ['planned', 'running'], to: 'stopped', reason: 'required', clause: law.house },
  { move: 'change', from: counted, to: 'same', reason: 'required', clause: law.house },
  { move: 'join', from: counted, to: 'joined', reason: 'required', clause: law.house },
  { move: 'withdraw', from: counted, to: 'withdrawn', reason: 'required', clause: law.house },
];

/** Whether figures count a project in this state. */
export function isCounted(state: ProjectState): boolean {
  return counted.includes(state);
}

/** The row of the table for a move out of a state. @throws Fault `projects.wrong-state`. */
export function requireMove(moveId: MoveId, state: ProjectState): Move {
  const move = moves.find((each) => each.move === moveId && each.from.includes(state));
  if (!move) throw fault(faults.wrongState);
  return move;
}

/** What an actor can do with a project now. */
export function movesFor(
  { state, county }: { readonly state: ProjectState; readonly county: string },
  actor: Actor | null,
): MoveId[] {
  if (!actor || !mayKeep(actor, county)) return [];
  return moves.flatMap((each) => (each.from.includes(state) ? each.move : []));
}

/** Whether an actor keeps the records of a county; null is the whole city's. */
export function mayKeep(actor: Actor, county: string | null): boolean {
  return hasRole(actor, ...keepers) && coversCounty(actor, county);
}
