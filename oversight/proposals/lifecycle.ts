import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { ProposalMove, ProposalState } from './contract.ts';

/** Who makes a move: a role, at the lead unit where it is a unit's; `rules` where it follows from a fact. */
type By = 'deputy' | 'proposal-officer' | 'proposal-handler' | 'proposal-checker' | 'proposal-supervisor' | 'rules'; // prettier-ignore

interface Move {
  readonly move: ProposalMove;
  readonly from: readonly ProposalState[];
  readonly to: ProposalState | 'same';
  readonly by: By;
  /** Where it is ordered. */
  readonly clause: string;
}

const law = {
  file: '建议提案处理办法：登记、立案、编号',
  assign: '建议提案办理办法：交办、主办、会办、分办',
  back: '建议提案办理办法：不属本单位职责的在规定期限内说明理由退回',
  term: '建议提案办理办法：经交办机关同意可以延长，最长不超过六个月',
  reply: '建议提案办理办法：逐条答复，主要负责人审核签发',
  check: '建议提案办理办法：督办审核办理结果类别',
  rate: '建议提案办理办法：代表、委员评价；不满意的重新办理',
  face: '建议提案办理办法：再次不满意的面对面沟通',
  follow: '建议提案办理办法：B类事项跟踪办理，办结后再次答复',
} as const;

/** The one table of moves: guards and buttons read it. */
// prettier-ignore
const moves: readonly Move[] = [
  { move: 'submit', from: [], to: 'submitted', by: 'deputy', clause: law.file },
  { move: 'file', from: ['submitted'], to: 'filed', by: 'proposal-officer', clause: law.file },
  { move: 'decline', from: ['submitted'], to: 'declined', by: 'proposal-officer', clause: law.file },
  { move: 'merge', from: ['filed'], to: 'merged', by: 'proposal-officer', clause: law.assign },
  { move: 'split', from: ['filed'], to: 'split', by: 'proposal-officer', clause: law.assign },
  { move: 'assign', from: ['filed'], to: 'assigned', by: 'proposal-officer', clause: law.assign },
  { move: 'accept', from: ['assigned'], to: 'handling', by: 'proposal-handler', clause: law.assign },
  { move: 'return', from: ['assigned'], to: 'filed', by: 'proposal-handler', clause: law.back },
  { move: 'extend', from: ['assigned', 'handling', 'internal', 'supervision'], to: 'same', by: 'proposal-supervisor', clause: law.term },
  { move: 'draft', from: ['handling'], to: 'same', by: 'proposal-handler', clause: law.reply },
  { move: 'ask-approval', from: ['handling'], to: 'internal', by: 'proposal-handler', clause: law.reply },
  { move: 'approve', from: ['internal'], to: 'supervision', by: 'proposal-checker', clause: law.reply },
  { move: 'send-back', from: ['internal'], to: 'handling', by: 'proposal-checker', clause: law.reply },
  { move: 'send-back', from: ['supervision', 'cleared'], to: 'handling', by: 'proposal-supervisor', clause: law.check },
  { move: 'clear', from: ['supervision'], to: 'cleared', by: 'proposal-supervisor', clause: law.check },
  { move: 'deliver', from: ['cleared'], to: 'answered', by: 'proposal-officer', clause: law.reply },
  { move: 'again', from: ['answered'], to: 'handling', by: 'rules', clause: law.rate },
  { move: 'face', from: ['answered'], to: 'face-to-face', by: 'rules', clause: law.face },
  { move: 'follow', from: ['answered', 'face-to-face'], to: 'following', by: 'rules', clause: law.follow },
  { move: 'close', from: ['answered', 'face-to-face'], to: 'closed', by: 'rules', clause: law.rate },
  { move: 'meet', from: ['face-to-face'], to: 'same', by: 'proposal-handler', clause: law.face },
  { move: 'conclude', from: ['following'], to: 'closed', by: 'proposal-handler', clause: law.follow },
];

/** Roles that act for a unit, by their seats. */
const unitRoles: readonly By[] = ['proposal-handler', 'proposal-checker'];

export interface Standing {
  readonly state: ProposalState;
  readonly leadUnit: string | null;
}

export function findMove(move: ProposalMove, from: ProposalState): Move | undefined {
  return moves.find((each) => each.move === move && each.from.includes(from));
}

/** Whether an actor, with seats at units, makes a move of an item. */
export function mayMove(
  { by }: Move,
  { leadUnit }: Standing,
  actor: Actor | null,
  seats: readonly string[],
): boolean {
  if (by === 'rules' || by === 'deputy') return true;
  if (!hasRole(actor, by)) return false;
  return !unitRoles.includes(by) || (leadUnit !== null && seats.includes(leadUnit));
}

/** The moves that an actor can make now; what buttons are made from. */
export function allowedMoves(
  standing: Standing,
  actor: Actor,
  seats: readonly string[],
): ProposalMove[] {
  return moves
    .filter(({ by, from }) => by !== 'rules' && by !== 'deputy' && from.includes(standing.state))
    .filter((move) => mayMove(move, standing, actor, seats))
    .map(({ move }) => move);
}
