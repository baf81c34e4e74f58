import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type Answer, type answerQuestion as endpoint } from './contract.ts';
import { keepAnswer } from './keep-answer.ts';
import { mayMoveQuestion } from './lifecycle.ts';
import { getMyQuestion } from './sight.ts';
import * as store from './store.ts';

/** A department's person answers one question at the desk. */
export async function answerQuestion(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { id } = await getMyQuestion(turn, params.questionId);
  const question = await store.lockQuestion(turn, id);
  if (!question) throw new Error('the question just read is not there');
  await requireAnswerable(turn, question, body);
  const { answer, note = null } = body;
  const given = { way: 'desk', answer, note, answeredOn: turn.today } as const;
  return { state: await keepAnswer(turn, question, given, actorOf(turn)) };
}

/**
 * Whether the actor may give this answer: a question has one answer by hand, at the desk or in a sheet.
 *
 * @throws Fault `checks.closed`, `.own-question`, `.note-missing`.
 */
export async function requireAnswerable(
  turn: Turn,
  question: store.QuestionRow,
  given: { readonly answer: Answer; readonly note?: string | undefined },
): Promise<void> {
  const { personId } = actorOf(turn);
  const before = await store.listAnswers(turn, [question.id]);
  if (!mayMoveQuestion('answer', question.state) || before.some((each) => each.way !== 'http')) {
    throw fault(faults.closed, { values: { number: question.number } });
  }
  if (personId === question.askedByPerson || personId === question.applicantPersonId) {
    throw fault(faults.ownQuestion, { status: 403 });
  }
  if (given.answer !== 'yes' && !given.note) {
    throw fault(faults.noteMissing, { status: 400, field: 'body.note' });
  }
}
