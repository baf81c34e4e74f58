import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { requireMayAsk } from './case-checks.ts';
import { faults, type settleQuestion as endpoint } from './contract.ts';
import { keepFact, moveTerm } from './keep-answer.ts';
import { mayMoveQuestion } from './lifecycle.ts';
import { getStaffQuestion } from './sight.ts';
import * as store from './store.ts';

/** The office that has the case settles answers that differ, with its reason. */
export async function settleQuestion(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { application } = await getStaffQuestion(turn, params.questionId);
  requireMayAsk(turn, application);
  const question = await store.lockQuestion(turn, params.questionId);
  if (!question || !mayMoveQuestion('settle', question.state)) throw fault(faults.notDisputed);
  const { personId } = actorOf(turn);
  if (personId === question.answeredByPerson) throw fault(faults.ownAnswer, { status: 403 });

  const { outcome, reason } = body;
  await store.saveStanding(turn, question.id, {
    ...question,
    state: 'settled',
    outcome,
    closedAt: turn.now,
    closedByPerson: personId,
    reason,
  });
  await keepFact(turn, question, outcome);
  await moveTerm(turn, question, true);
  await turn.record({
    act: 'checks.settle',
    subject: { type: 'check-question', id: question.id },
    reason,
    detail: { number: question.number, outcome },
  });
  return { state: 'settled' };
}
