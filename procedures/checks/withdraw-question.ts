import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { requireMayAsk } from './case-checks.ts';
import { faults, type withdrawQuestion as endpoint } from './contract.ts';
import { moveTerm } from './keep-answer.ts';
import { mayMoveQuestion } from './lifecycle.ts';
import { getStaffQuestion } from './sight.ts';
import * as store from './store.ts';

/** What stands as the reason where the case ended and nobody asks any more. */
export const caseEnded = 'case-ended';

/** The office that has the case takes a question back. */
export async function withdrawQuestion(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { application } = await getStaffQuestion(turn, params.questionId);
  requireMayAsk(turn, application);
  await takeBack(turn, params.questionId, body.reason);
  return { state: 'withdrawn' };
}

/** Takes a question back, for an officer or because its case has ended. @throws Fault `checks.closed`. */
export async function takeBack(turn: Turn, questionId: string, reason: string): Promise<void> {
  const question = await store.lockQuestion(turn, questionId);
  if (!question || !mayMoveQuestion('withdraw', question.state)) {
    throw fault(faults.closed, { values: { number: question?.number ?? '' } });
  }
  await store.saveStanding(turn, question.id, {
    ...question,
    state: 'withdrawn',
    closedAt: turn.now,
    closedByPerson: turn.actor ? actorOf(turn).personId : null,
    reason,
  });
  await moveTerm(turn, question, true);
  await turn.record({
    act: 'checks.withdraw',
    subject: { type: 'check-question', id: question.id },
    reason,
    detail: { number: question.number },
  });
}
