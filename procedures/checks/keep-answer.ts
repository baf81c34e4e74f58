import { saveFacts } from '@yanzhen/registers/talents/offers.ts';
import { getFactDictionary } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { getApplication, pauseClock, resumeClock } from '../applications/offers.ts';
import { askingStates } from './case-checks.ts';
import type { Answer, QuestionState, Way } from './contract.ts';
import * as store from './store.ts';
import { weighAnswers } from './weigh-answers.ts';

export interface GivenAnswer {
  readonly way: Way;
  readonly answer: Answer;
  readonly note: string | null;
  /** The day on which the department found it so. */
  readonly answeredOn: CivilDate;
}

/**
 * Keeps one answer beside those that are there, and what they come to: the fact, and whether the case's
 * term goes on. Every way of answering ends here.
 *
 * @param question  As locked in this turn.
 * @param by        Who answered by hand; null for the department's server.
 */
export async function keepAnswer(
  turn: Turn,
  question: store.QuestionRow,
  given: GivenAnswer,
  by: { readonly personId: string; readonly name: string } | null,
): Promise<QuestionState> {
  await store.appendAnswer(turn, question.id, given, by);
  const { state, outcome } = weighAnswers(await store.listAnswers(turn, [question.id]));
  await store.saveStanding(turn, question.id, {
    state,
    outcome,
    differs: state === 'disputed',
    answeredByPerson: by?.personId ?? question.answeredByPerson,
    closedAt: state === 'answered' ? turn.now : null,
    closedByPerson: null,
    reason: null,
  });
  if (outcome !== null) await keepFact(turn, question, outcome);
  await moveTerm(turn, question, state === 'answered');
  await turn.record({
    act: 'checks.answer',
    subject: { type: 'check-question', id: question.id },
    detail: { number: question.number, way: given.way, answer: given.answer, state },
  });
  return state;
}

/**
 * The answer as a fact of the person, with the department as its source: a yes-or-no fact takes it; of
 * any other a yes confirms what was stated, and a no leaves it unconfirmed.
 */
export async function keepFact(
  turn: Turn,
  question: store.QuestionRow,
  outcome: Answer,
): Promise<void> {
  if (outcome === 'no-data') return;
  const fact = (await getFactDictionary(turn)).facts.get(question.fact);
  const isYesNo = fact?.type === 'boolean';
  if (!fact || (!isYesNo && outcome === 'no')) return;
  const value = isYesNo ? outcome === 'yes' : question.stated;
  await saveFacts(turn, question.applicantPersonId, { [question.fact]: value }, 'department');
}

/** Lets the case's term go on when the question is closed, and stand still again when it is not. */
export async function moveTerm(
  turn: Turn,
  question: Pick<store.QuestionRow, 'id' | 'applicationId'>,
  closed: boolean,
): Promise<void> {
  const application = await getApplication(turn, question.applicationId);
  const pause = { code: 'joint-check', ref: question.id } as const;
  if (closed) await resumeClock(turn, application, pause);
  else if (askingStates.some((each) => each === application.state)) {
    await pauseClock(turn, application, pause);
  }
}
