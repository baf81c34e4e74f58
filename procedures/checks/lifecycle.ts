import type { QuestionState } from './contract.ts';

/** One row a move of a question; guards, buttons and the README's diagram read it. */
export interface QuestionMove {
  readonly move: 'answer' | 'settle' | 'withdraw';
  readonly from: readonly QuestionState[];
  readonly to: readonly QuestionState[];
  readonly by: 'department' | 'officer';
  readonly clause: string;
}

const clause = {
  house: '联审规则：一问一答，意见不一致由经办人员定',
  share: '政务数据共享：一数一源，按需提供',
} as const;

/** `answer` leads where the answers together say: `weigh-answers.ts`. */
// prettier-ignore
const questionMoves: readonly QuestionMove[] = [
  { move: 'answer', from: ['open', 'answered', 'disputed'], to: ['open', 'answered', 'disputed'], by: 'department', clause: clause.share },
  { move: 'settle', from: ['disputed'], to: ['settled'], by: 'officer', clause: clause.house },
  { move: 'withdraw', from: ['open', 'answered', 'disputed'], to: ['withdrawn'], by: 'officer', clause: clause.house },
];

/** Whether a question in this state may be moved so. */
export function mayMoveQuestion(move: QuestionMove['move'], state: QuestionState): boolean {
  return questionMoves.some((each) => each.move === move && each.from.includes(state));
}
