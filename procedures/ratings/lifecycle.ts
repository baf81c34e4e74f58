import { hasRole, holdsFor, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { TaskMove, TaskState } from './contract.ts';

/** What a guard reads of a task. */
export interface Standing {
  readonly state: TaskState;
  /** The role whose office answers for the step. */
  readonly role: string;
  readonly county: string | null;
  readonly escalated: boolean;
  readonly handledByPerson: string | null;
}

interface Move {
  readonly move: TaskMove;
  readonly from: readonly TaskState[];
  /** `same`: the task stays where it is. */
  readonly to: TaskState | 'same';
  /** `office`: the department, and the leader of what is overdue; `taker`: who took it. */
  readonly by: 'office' | 'taker' | 'system' | 'rater';
  /** Where it is ordered. */
  readonly clause: string;
}

const law = {
  once: '好差评制度：一次服务一评',
  callBack: '好差评制度：差评一个工作日内回访',
  mend: '好差评制度：差评整改，反馈结果',
  again: '好差评制度：整改后再次评价',
} as const;

const waiting: readonly TaskState[] = ['open', 'taken', 'called', 'handled'];

/** The one table of moves: guards and buttons read it. */
// prettier-ignore
const moves: readonly Move[] = [
  { move: 'open', from: [], to: 'open', by: 'rater', clause: law.once },
  { move: 'take', from: ['open'], to: 'taken', by: 'office', clause: law.callBack },
  { move: 'take', from: ['taken', 'called', 'handled'], to: 'same', by: 'office', clause: law.callBack },
  { move: 'call-back', from: ['taken'], to: 'called', by: 'taker', clause: law.callBack },
  { move: 'handle', from: ['called'], to: 'handled', by: 'taker', clause: law.mend },
  { move: 'reply', from: ['handled'], to: 'replied', by: 'taker', clause: law.mend },
  { move: 'escalate', from: waiting, to: 'same', by: 'system', clause: law.callBack },
  { move: 'rate-again', from: ['replied'], to: 'closed', by: 'rater', clause: law.again },
  { move: 'close', from: ['replied'], to: 'closed', by: 'system', clause: law.again },
];

/** Roles whose offices follow bad ratings up at the desk. */
export const handlingRoles = [
  'county-officer',
  'city-checker',
  'approver',
  'publicity-officer',
  'appeal-officer',
] as const;

export function findMove(move: TaskMove, from: TaskState): Move | undefined {
  return moves.find((each) => each.move === move && each.from.includes(from));
}

export function mayMove({ by }: Move, task: Standing, actor: Actor | null): boolean {
  if (by === 'system') return actor === null;
  if (by === 'rater') return true;
  if (!actor || !answersFor(task, actor)) return false;
  return by === 'office' || task.handledByPerson === actor.personId;
}

/** The moves that an actor can make now; what buttons are made from. */
export function allowedMoves(task: Standing, actor: Actor): readonly TaskMove[] {
  return (
    moves
      .filter((each) => each.by !== 'rater' && each.from.includes(task.state))
      .filter((each) => mayMove(each, task, actor))
      // Taking it again is for a colleague.
      .filter(({ move }) => move !== 'take' || task.handledByPerson !== actor.personId)
      .map((each) => each.move)
  );
}

function answersFor({ role, county, escalated }: Standing, actor: Actor): boolean {
  return holdsFor(actor, [role], county) || (escalated && hasRole(actor, 'leader'));
}
