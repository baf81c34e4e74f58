import { getFactDictionary, factLabel, showFact } from '@yanzhen/registers/policies/offers.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { mayAsk } from './case-checks.ts';
import { getCityChecks } from './city-checks.ts';
import type * as contract from './contract.ts';
import { mayMoveQuestion } from './lifecycle.ts';
import { getStaffQuestion } from './sight.ts';
import * as store from './store.ts';
import { viewStaff } from './views.ts';

const statesOf: Readonly<Record<string, store.QuestionFilter['states']>> = {
  open: ['open'],
  overdue: ['open'],
  disputed: ['disputed'],
  closed: ['answered', 'settled', 'withdrawn'],
};

/** Questions about the cases that the reader's office sees. */
export async function listQuestions(
  turn: Turn,
  { query }: Input<typeof contract.listQuestions>,
): Promise<Output<typeof contract.listQuestions>> {
  const { show, department, applicationId, after, limit } = query;
  const filter: store.QuestionFilter = {
    states: statesOf[show] ?? [],
    dueBefore: show === 'overdue' ? turn.today : undefined,
    department,
    applicationId,
    counties: actorOf(turn).counties,
  };
  const rows = await store.listWhere(turn, filter, { after: readCursor(after), limit: limit + 1 });
  const shown = await viewStaff(turn, await getCityChecks(turn), rows);
  const counted = await store.countWhere(turn, filter);
  return pageOf(shown, limit, counted, (row) => [row.dueOn, row.id]);
}

/** One question with everything that is kept of it. */
export async function showQuestion(
  turn: Turn,
  { params }: Input<typeof contract.showQuestion>,
): Promise<Output<typeof contract.showQuestion>> {
  const { question, application } = await getStaffQuestion(turn, params.questionId);
  const [view] = await viewStaff(turn, await getCityChecks(turn), [question]);
  if (!view) throw new Error('a question without its view');
  const dictionary = await getFactDictionary(turn);
  const { id, purpose, basis, counting, closedAt, closedByPerson, reason } = question;
  const may = mayAsk(turn, application);
  return {
    ...view,
    list: await store.numberOfList(turn, question.listId),
    askedBy: await store.nameOfPerson(turn, question.askedByPerson),
    purpose,
    basis,
    counting,
    reason,
    fact: factLabel(dictionary, question.fact),
    stated: showFact(dictionary.facts.get(question.fact), question.stated) ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    closedBy: closedByPerson ? await store.nameOfPerson(turn, closedByPerson) : null,
    tries: (await store.listTries(turn, id)).map((each) => ({
      ...each,
      at: each.at.toISOString(),
    })),
    nextTryAt: question.nextTryAt?.toISOString() ?? null,
    maySettle: may && mayMoveQuestion('settle', question.state),
    mayWithdraw: may && mayMoveQuestion('withdraw', question.state),
  };
}
